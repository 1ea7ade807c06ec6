import { readKeyValues } from '../model/keyValues.ts';
import type { Stage } from '../model/model.ts';
import type { Command, ShellScript } from '../shell/script.ts';
import { defineRule, type Fix, type TextEdit } from './rule.ts';
import { fromProgram, insertWord } from './support/commands.ts';
import { isMountedAway } from './support/mounts.ts';
import { type PipInstall, pipInstalls } from './support/pip.ts';
import { placeOf } from './support/places.ts';
import { withoutQuotes } from './support/quotes.ts';
import { docker, hadolint } from './support/sources.ts';

const FLAG = '--no-cache-dir';
const VARIABLE = 'PIP_NO_CACHE_DIR';
const TRUE = new Set(['1', 'true', 'True', 'TRUE', 'on', 'On', 'ON', 'yes', 'Yes', 'YES']);

export const rule = defineRule({
  code: 'DL3042',
  name: 'pip-cache-kept',
  category: 'size',
  severity: 'warning',
  onbuild: true,
  mentions: ['pip'],
  summary: 'The cache that pip fills stays in the layer',
  why: `What pip downloads it keeps for the next installation. In an image there is none: the cache is
dead weight, often as large as the packages themselves.

Left alone where a cache mount on \`/root/.cache/pip\` keeps it out of the image, which also makes the
next build faster, and where \`PIP_NO_CACHE_DIR\` is set.`,
  sources: [hadolint('DL3042'), docker('build/cache/optimize/#use-cache-mounts')],
  messages: {
    kept: '"{command}" leaves its cache in the layer: add "--no-cache-dir"',
  },
  examples: {
    bad: [
      {
        text: 'FROM python:3.13\nRUN [|pip install|] -r requirements.txt\n',
        messages: ['"pip install" leaves its cache in the layer: add "--no-cache-dir"'],
        fixed: 'FROM python:3.13\nRUN pip install --no-cache-dir -r requirements.txt\n',
      },
      {
        text: 'FROM python:3.13\nRUN apt-get update \\\n  && [|python3 -m pip install|] flask==3.1.1 \\\n  && pip3 install --no-cache gunicorn==23.0.0\n',
        messages: ['"python3 -m pip install" leaves its cache in the layer: add "--no-cache-dir"'],
        fixed:
          'FROM python:3.13\nRUN apt-get update \\\n  && python3 -m pip install --no-cache-dir flask==3.1.1 \\\n  && pip3 install --no-cache-dir gunicorn==23.0.0\n',
        note: 'One finding for a RUN; its fix mends all of them',
      },
      {
        text: 'FROM python:3.13\nRUN [[|"pip", "install"|], "flask==3.1.1"]\n',
        messages: ['"pip install" leaves its cache in the layer: add "--no-cache-dir"'],
        fixed: 'FROM python:3.13\nRUN ["pip", "install", "--no-cache-dir", "flask==3.1.1"]\n',
      },
      {
        text: 'FROM python:3.13 AS base\nENV PIP_NO_CACHE_DIR=1\nFROM python:3.13\nRUN [|pip install|] flask==3.1.1\n',
        messages: ['"pip install" leaves its cache in the layer: add "--no-cache-dir"'],
        fixed:
          'FROM python:3.13 AS base\nENV PIP_NO_CACHE_DIR=1\nFROM python:3.13\nRUN pip install --no-cache-dir flask==3.1.1\n',
        note: 'The variable is set in another stage',
      },
    ],
    good: [
      { text: 'FROM python:3.13\nRUN pip install --no-cache-dir flask==3.1.1\n' },
      {
        text: 'FROM python:3.13\nRUN --mount=type=cache,target=/root/.cache/pip \\\n  pip install flask==3.1.1\n',
      },
      { text: 'FROM python:3.13\nENV PIP_NO_CACHE_DIR=1\nRUN pip install flask==3.1.1\n' },
      {
        text: 'FROM python:3.13 AS base\nENV PIP_NO_CACHE_DIR=on\nFROM base\nRUN pip install flask==3.1.1\n',
      },
      { text: 'FROM python:3.13\nRUN PIP_NO_CACHE_DIR=1 pip install flask==3.1.1\n' },
      { text: 'FROM python:3.13\nRUN pipx install flask==3.1.1\n' },
    ],
  },
  create({ model, shell, report }) {
    /** Where the variable is set, up to the instruction at hand. */
    const cacheless = new Set<Stage | undefined>();
    return {
      stage(stage) {
        if (stage.parent !== undefined && cacheless.has(stage.parent)) cacheless.add(stage);
      },
      on: {
        ENV(instruction, stage) {
          for (const { key, value } of readKeyValues(instruction)) {
            if (withoutQuotes(key.text) !== VARIABLE) continue;
            if (TRUE.has(withoutQuotes(value?.text ?? ''))) cacheless.add(stage);
            else cacheless.delete(stage);
          }
        },
        RUN(instruction, stage) {
          const script = cacheless.has(stage) ? undefined : shell(instruction);
          if (script === undefined) return;
          const keeping = pipInstalls(script).filter(keepsCache);
          const [first] = keeping;
          if (first === undefined || isMountedAway(instruction, '.cache/pip')) return;
          if (script.commands.some(setsVariable)) return;
          report({
            ...placeOf(model, instruction, fromProgram(first.command, first.install)),
            message: 'kept',
            data: { command: nameOf(first) },
            fixes: [fixOf(script, keeping)],
          });
        },
      },
    };
  },
});

function keepsCache({ command: { program, args } }: PipInstall): boolean {
  return !program?.includes('pipx') && !args.hasAny(FLAG);
}

/** `PIP_NO_CACHE_DIR=1 pip …`, `export PIP_NO_CACHE_DIR=1`. */
function setsVariable({ assignments, words }: Command): boolean {
  return (
    assignments.some(({ name, value }) => name === VARIABLE && TRUE.has(value?.text ?? '')) ||
    words.some(({ text }) => {
      return text.startsWith(`${VARIABLE}=`) && TRUE.has(text.slice(VARIABLE.length + 1));
    })
  );
}

function nameOf({ command, install }: PipInstall): string {
  const { program, args } = command;
  const words = args.words.slice(0, args.words.indexOf(install) + 1);
  return [program, ...words.map(({ text }) => text)].join(' ');
}

function fixOf(script: ShellScript, installs: readonly PipInstall[]): Fix {
  const edits = installs.map(({ command, install }): TextEdit => {
    // pip takes the first letters of a flag for it, or refuses a value: say it in full.
    const almost = command.args.words.find(({ text }) => text.startsWith('--no-cache'));
    if (almost === undefined) return insertWord(script, { word: install, text: FLAG });
    const newText = almost.raw.startsWith('"') ? `"${FLAG}"` : FLAG;
    return { start: almost.start, end: almost.end, newText };
  });
  return { title: `Add ${FLAG}`, edits };
}
