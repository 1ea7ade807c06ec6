import type { Stage } from '../model/model.ts';
import type { Command, ShellScript } from '../shell/script.ts';
import { programName } from '../shell/shells.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { defineRule, type Fix } from './rule.ts';
import { inCaseOf } from './support/casing.ts';
import { interpreterOf } from './support/commands.ts';
import { lineBreakOf } from './support/lineBreaks.ts';
import { placeOf } from './support/places.ts';
import { RootStages } from './support/rootStages.ts';
import { docker, hadolint } from './support/sources.ts';

/** They know the option; what other shells do with it is not settled. */
const KNOWING_SHELLS = new Set(['bash', 'zsh', 'ash']);

export const rule = defineRule({
  code: 'DL4006',
  name: 'pipe-without-pipefail',
  category: 'correctness',
  severity: 'warning',
  summary: 'A pipe hides the failure of its first command',
  why: `The shell looks at the last command of a pipe only. When a download fails and what it is
piped into accepts an empty input, the build goes on with an image that lacks something. With
\`pipefail\` the pipe fails as soon as one of its commands does.

The usual \`/bin/sh\` of Debian and Ubuntu does not know the option, so a shell that does must be
chosen with SHELL; Alpine's \`/bin/ash\` knows it. Harmless where nothing before the last \`|\` can fail,
and wrong for pipes such as \`yes | installer\`, whose first command always ends with an error.`,
  sources: [hadolint('DL4006'), docker('build/building/best-practices/#using-pipes')],
  messages: {
    hidden: 'If a command before "|" fails, the build goes on: set pipefail with SHELL before',
  },
  examples: {
    bad: [
      {
        text: 'FROM debian:13\nRUN curl -f https://example.com/a.tgz [|||] tar -xz\nRUN ls [|||] wc -l\n',
        messages: [
          'If a command before "|" fails, the build goes on: set pipefail with SHELL before',
          'If a command before "|" fails, the build goes on: set pipefail with SHELL before',
        ],
        fixed:
          'FROM debian:13\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN curl -f https://example.com/a.tgz | tar -xz\nRUN ls | wc -l\n',
      },
      {
        text: 'FROM alpine:3.22\nRUN apk add curl \\\n  && curl -f https://example.com/a.tgz [|||] tar -xz\n',
        messages: [
          'If a command before "|" fails, the build goes on: set pipefail with SHELL before',
        ],
        fixed:
          'FROM alpine:3.22\nSHELL ["/bin/ash", "-o", "pipefail", "-c"]\nRUN apk add curl \\\n  && curl -f https://example.com/a.tgz | tar -xz\n',
      },
      {
        text: 'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN echo $(ls [|||] wc -l)\n',
        messages: [
          'If a command before "|" fails, the build goes on: set pipefail with SHELL before',
        ],
        fixed:
          'FROM debian:13\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN echo $(ls | wc -l)\n',
      },
      {
        text: 'FROM debian:13\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN ls | wc -l\nFROM debian:13\nRUN ls [|||] wc -l\n',
        messages: [
          'If a command before "|" fails, the build goes on: set pipefail with SHELL before',
        ],
        fixed:
          'FROM debian:13\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN ls | wc -l\nFROM debian:13\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN ls | wc -l\n',
        note: 'SHELL ends with its stage',
      },
    ],
    good: [
      {
        text: 'FROM debian:13\nSHELL ["/bin/bash", "-eo", "pipefail", "-c"]\nRUN curl -f https://example.com/a.tgz | tar -xz\n',
      },
      {
        text: 'FROM debian:13 AS base\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nFROM base\nRUN ls | wc -l\n',
        note: 'A stage begins with the shell of the stage it is built on',
      },
      {
        text: 'FROM fedora:42\nRUN set -euo pipefail; ls | wc -l\n',
        note: 'Set in the RUN itself',
      },
      { text: 'FROM debian:13\nRUN ["/bin/bash", "-o", "pipefail", "-c", "ls | wc -l"]\n' },
      { text: 'FROM debian:13\nRUN grep "a|b" /etc/hosts || true\n', note: 'No pipe' },
      {
        text: 'FROM mcr.microsoft.com/windows/servercore:ltsc2025\nSHELL ["powershell", "-Command"]\nRUN Get-Service | Sort-Object\n',
      },
      { text: 'FROM debian:13\nONBUILD RUN ls | wc -l\n' },
    ],
  },
  create({ model, shell, report }) {
    const roots = new RootStages();
    /** The SHELL in force in each stage, its own or that of the stage it is built on. */
    const shells = new Map<Stage, Instruction>();
    /** Whose first finding carries the fix already: it mends all of them. */
    const mended = new Set<Stage>();
    return {
      stage(stage) {
        roots.enter(stage);
        const inherited = stage.parent && shells.get(stage.parent);
        if (inherited !== undefined) shells.set(stage, inherited);
      },
      on: {
        SHELL(instruction, stage) {
          if (stage === undefined || instruction.json === undefined) return;
          shells.set(stage, instruction);
          mended.delete(stage);
        },
        RUN(instruction, stage) {
          const script = shell(instruction);
          const pipe = script && firstHiding(script);
          if (pipe === undefined) return;
          const set = stage && shells.get(stage);
          if (script?.form !== 'exec' && set !== undefined && setsPipefail(set)) return;
          const fixes =
            stage === undefined || mended.has(stage) ? [] : fixesFor(instruction, stage);
          if (stage !== undefined && fixes.length > 0) mended.add(stage);
          report({ ...placeOf(model, instruction, pipe), message: 'hidden', fixes });
        },
      },
    };

    function fixesFor(run: Instruction, stage: Stage): readonly Fix[] {
      if (shell(run)?.form === 'exec') return [];
      const set = shells.get(stage);
      const own = set && set.start > stage.start ? set.json?.items : undefined;
      const [program] = own ?? [];
      const mayChange =
        'A pipe whose first commands fail stops the build; RUN, CMD and ENTRYPOINT use this shell';
      if (program !== undefined && KNOWING_SHELLS.has(programName(program.value))) {
        const edit = { start: program.end, end: program.end, newText: ', "-o", "pipefail"' };
        return [{ title: 'Set pipefail in SHELL', edits: [edit], mayChange }];
      }
      const image = roots.imageOf(stage);
      if (/windows|nanoserver/i.test(image)) return [];
      const path = /alpine|busybox/i.test(image) ? '/bin/ash' : '/bin/bash';
      const { keyword } = run;
      const line = `${inCaseOf(keyword.text, 'SHELL')} ["${path}", "-o", "pipefail", "-c"]`;
      const newText = line + lineBreakOf(model.syntax.text);
      const edits = [{ start: keyword.start, end: keyword.start, newText }];
      return [{ title: `Insert ${line}`, edits, mayChange }];
    }
  },
});

/** The first `|` that no `set -o pipefail` or `bash -o pipefail -c` speaks for. */
function firstHiding(script: ShellScript) {
  if (!script.gist(hasPipes)) return undefined;
  const interpreter = interpreterOf(script);
  const setters = script.commands.filter(
    ({ program, args }) => program === 'set' && args.hasFlag('o') && args.hasAny('pipefail'),
  );
  const pipeline = script.pipelines.find((step) => {
    const via = step.block.via;
    if (via !== undefined && via !== interpreter) return false;
    if (via !== undefined && hasPipefail(via)) return false;
    return !setters.some((setter) => setter.via === via && setter.start < step.start);
  });
  return pipeline?.pipes[0];
}

function hasPipes({ pipelines }: ShellScript): boolean {
  return pipelines.length > 0;
}

function hasPipefail({ args }: Command): boolean {
  return args.hasFlag('o') && args.hasAny('pipefail');
}

function setsPipefail({ json }: Instruction): boolean {
  const words = json?.items.map(({ value }) => value) ?? [];
  const name = programName(words[0] ?? '');
  if (/^(?:pwsh|powershell|cmd)/.test(name)) return true;
  const at = words.findIndex((word) => KNOWING_SHELLS.has(programName(word)));
  if (at < 0) return false;
  const flags = words.slice(at + 1);
  return flags.includes('pipefail') && flags.some((word) => /^-\w*o/.test(word));
}
