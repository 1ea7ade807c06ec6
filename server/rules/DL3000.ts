import type { Stage } from '../model/model.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { defineRule, type Fix } from './rule.ts';
import { placeOf } from './support/places.ts';
import { withoutQuotes } from './support/quotes.ts';
import { buildKit, hadolint } from './support/sources.ts';
import { StageVariables } from './support/stageVariables.ts';

export const rule = defineRule({
  code: 'DL3000',
  aliases: ['WorkdirRelativePath'],
  name: 'relative-workdir',
  category: 'correctness',
  severity: 'error',
  summary: 'WORKDIR is relative',
  why: `A relative WORKDIR continues from the one before it. When that one comes from the base image,
a new version of the image silently moves every path that follows.`,
  sources: [hadolint('DL3000'), buildKit('WorkdirRelativePath')],
  messages: {
    relative: '"{path}" is relative to the working directory before it: write the whole path',
    resolved: '"{path}" is "{value}" without build arguments, no whole path: let it begin with "/"',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nWORKDIR [|app|]\n',
        messages: ['"app" is relative to the working directory before it: write the whole path'],
        fixed: 'FROM alpine:3.22\nWORKDIR /app\n',
        note: 'Where the base image stands is not known: the fix takes the root folder',
      },
      {
        text: 'FROM alpine:3.22\nWORKDIR /srv\nWORKDIR [|./web|]\n',
        messages: ['"./web" is relative to the working directory before it: write the whole path'],
        fixed: 'FROM alpine:3.22\nWORKDIR /srv\nWORKDIR /srv/web\n',
      },
      {
        text: 'FROM alpine:3.22\nWORKDIR "/my app"\nWORKDIR [|web|]\n',
        messages: ['"web" is relative to the working directory before it: write the whole path'],
        note: 'The way to quote it is for you to choose',
      },
      {
        text: 'FROM alpine:3.22\nARG NAME=app\nWORKDIR [|$NAME|]\nWORKDIR $NAME\n',
        messages: [
          '"$NAME" is "app" without build arguments, no whole path: let it begin with "/"',
        ],
        note: 'Known to BuildKit alone, which looks at the first WORKDIR of a stage',
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nWORKDIR /app\n' },
      { text: 'FROM alpine:3.22\nARG HOME\nWORKDIR $HOME/app\n' },
      { text: 'FROM mcr.microsoft.com/windows/nanoserver:ltsc2025\nWORKDIR C:\\\\app\n' },
    ],
  },
  create({ model, report }) {
    const variables = new StageVariables(model);
    /** BuildKit expands variables first. */
    function checkResolved(instruction: Instruction, stage: Stage, path: string) {
      if (!path.includes('$')) return;
      const value = variables.expand(argument(instruction), instruction, stage);
      if (value === undefined || isAbsolute(value)) return;
      report({
        ...placeOf(model, instruction, spanOf(instruction)),
        message: 'resolved',
        data: { path, value },
        codes: ['WorkdirRelativePath'],
      });
    }
    /** The last absolute WORKDIR of a stage, its parents' included. */
    const folders = new Map<Stage, string | undefined>();
    /** BuildKit minds only the first WORKDIR: the others continue from one that is known. */
    const settled = new Set<Stage>();
    return {
      stage(stage) {
        if (stage.parent === undefined) return;
        folders.set(stage, folders.get(stage.parent));
        if (settled.has(stage.parent)) settled.add(stage);
      },
      on: {
        WORKDIR(instruction, stage) {
          const path = withoutQuotes(argument(instruction));
          if (path === '' || stage === undefined) return;
          const first = !settled.has(stage);
          settled.add(stage);
          if (isAbsolute(path)) {
            folders.set(stage, path.includes('$') ? undefined : path);
            if (first) checkResolved(instruction, stage, path);
            return;
          }
          const before = folders.get(stage);
          report({
            ...placeOf(model, instruction, spanOf(instruction)),
            message: 'relative',
            data: { path },
            codes: first ? ['DL3000', 'WorkdirRelativePath'] : ['DL3000'],
            fixes: fixesFor(instruction, path, before),
          });
          if (before !== undefined) folders.set(stage, joined(before, path));
        },
      },
    };
  },
});

function argument({ body, argsIndex }: Instruction): string {
  return body.value.slice(argsIndex).trim();
}

function spanOf(instruction: Instruction): { start: number; end: number } {
  const { body, argsIndex } = instruction;
  return body.span(argsIndex, argsIndex + argument(instruction).length);
}

function isAbsolute(path: string): boolean {
  return /^(?:[/$\\]|[A-Za-z]:)/.test(path);
}

function joined(before: string, path: string): string {
  return `${before.replace(/\/$/, '')}/${path.replace(/^(?:\.\/)+/, '')}`;
}

function fixesFor(
  instruction: Instruction,
  path: string,
  before: string | undefined,
): readonly Fix[] {
  const whole = joined(before ?? '', path);
  const isQuoted = /["'\s]/.test(argument(instruction)) || /["'\s]/.test(whole);
  if (isQuoted || path.includes('..') || path.startsWith('~')) return [];
  const edit = { ...spanOf(instruction), newText: whole };
  const title = `Write "${whole}"`;
  if (before !== undefined) return [{ title, edits: [edit] }];
  const mayChange =
    'Files go below the root folder instead of below the working directory of the base image';
  return [{ title, edits: [edit], mayChange }];
}
