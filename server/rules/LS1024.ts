import type { Command, ShellScript } from '../shell/script.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { defineRule, type Fix } from './rule.ts';
import { fromProgram } from './support/commands.ts';
import { lineBreakOf } from './support/lineBreaks.ts';
import { placeOf } from './support/places.ts';
import { docker } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS1024',
  name: 'separate-apt-update',
  category: 'reproducibility',
  severity: 'warning',
  summary: 'apt-get update has a RUN of its own',
  why: `The cache gives back the layer of \`RUN apt-get update\` as it was, for weeks. Whoever adds a
package to the install below it gets it by the old list: an old version, or a 404 for one that is no
longer there. In one RUN, a changed install brings fresh lists along.

Nothing is wrong where every build starts without a cache.`,
  sources: [docker('build/building/best-practices/#apt-get')],
  messages: {
    apart: 'The cache keeps these lists while the install on line {line} changes: use one RUN',
  },
  examples: {
    bad: [
      {
        text: 'FROM debian:13\nRUN [|apt-get update|]\nRUN apt-get install -y \\\n  curl\n',
        messages: ['The cache keeps these lists while the install on line 3 changes: use one RUN'],
        fixed: 'FROM debian:13\nRUN apt-get update && \\\n    apt-get install -y \\\n  curl\n',
      },
      {
        text: 'FROM debian:13\nRUN \\\n  [|apt-get -qq update|] && apt-get -y upgrade\nWORKDIR /app\nRUN apt install -y curl\n',
        messages: ['The cache keeps these lists while the install on line 5 changes: use one RUN'],
      },
    ],
    good: [
      { text: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl\n' },
      {
        text: 'FROM debian:13\nRUN apt-get update\nRUN apt-get update && apt-get install -y curl\n',
      },
      {
        text: 'FROM debian:13\nRUN apt-get update && apt-get install -y gpg\nRUN apt-get install -y curl\n',
      },
      {
        text: 'FROM debian:13 AS base\nRUN apt-get update\nFROM debian:13\nRUN apt-get install -y /a.deb\n',
      },
    ],
  },
  create({ model, shell, report }) {
    let update: Update | undefined;
    let current: Instruction | undefined;
    let before: Instruction | undefined;
    return {
      stage() {
        update = undefined;
      },
      instruction(instruction) {
        before = current;
        current = instruction;
      },
      on: {
        RUN(run) {
          const script = shell(run);
          if (!script?.gist(runsApt)) return;
          const command = script.commands.find(isUpdate);
          if (command !== undefined) {
            update = script.commands.every(isOnlyApt) ? { run, script, command } : undefined;
          } else if (update !== undefined && script.commands.some(isInstall)) {
            tell(update, run, script);
            update = undefined;
          }
        },
      },
    };

    function tell(updating: Update, install: Instruction, script: ShellScript) {
      const { run, command } = updating;
      const last = command.words.at(-1);
      if (last === undefined) return;
      const isNext = before === run && isJoinable(updating, install, script);
      report({
        ...placeOf(model, run, fromProgram(command, last)),
        message: 'apart',
        data: { line: model.lines.lineAt(install.start) + 1 },
        fixes: isNext ? [joining(run, install)] : [],
      });
    }

    function isJoinable(
      { run, script }: Update,
      install: Instruction,
      other: ShellScript,
    ): boolean {
      if (script.form !== 'shell' || other.form !== 'shell') return false;
      if (run.flags.length + install.flags.length > 0) return false;
      if (run.heredocs.length + install.heredocs.length > 0) return false;
      return /^\s*$/.test(model.syntax.text.slice(run.end, install.keyword.start));
    }

    function joining(run: Instruction, install: Instruction): Fix {
      const { text, escape: escapeChar } = model.syntax;
      return {
        title: 'Join the two RUNs',
        edits: [
          {
            start: run.body.end,
            end: install.words[0]?.start ?? install.body.start,
            newText: ` && ${escapeChar}${lineBreakOf(text)}    `,
          },
        ],
        mayChange:
          'One layer instead of two: when the install changes, the lists are fetched again',
      };
    }
  },
});

interface Update {
  readonly run: Instruction;
  readonly script: ShellScript;
  readonly command: Command;
}

const APT: ReadonlySet<string> = new Set(['apt-get', 'apt', 'aptitude']);

/** A RUN without changes nothing here. */
function runsApt({ commands }: ShellScript): boolean {
  return commands.some(({ innermost: { program } }) => APT.has(program ?? ''));
}

function isUpdate({ innermost: { program, args } }: Command): boolean {
  return APT.has(program ?? '') && args.hasAny('update');
}

function isInstall({ innermost: { program, args } }: Command): boolean {
  const install = APT.has(program ?? '') ? args.after('install') : undefined;
  return install?.positional().some(({ text }) => !/\.deb$|^\.?\//.test(text)) ?? false;
}

function isOnlyApt({ innermost: { program, args } }: Command): boolean {
  return APT.has(program ?? '') && !args.hasAny('install');
}
