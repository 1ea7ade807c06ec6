import type { Word } from '../syntax/nodes.ts';
import { defineRule } from './rule.ts';
import { placeOf } from './support/places.ts';
import { buildKit, hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL3024',
  aliases: ['DuplicateStageName'],
  name: 'duplicate-stage-name',
  category: 'correctness',
  severity: 'error',
  summary: 'Two stages have the same name',
  why: `\`COPY --from\` and \`FROM\` take the nearest stage above that has the name, \`--target\` the last
one of the file. Who moves or inserts a stage between them changes what is copied, without touching
the line that copies. Case makes no difference to the builder.`,
  sources: [hadolint('DL3024'), buildKit('DuplicateStageName')],
  messages: {
    duplicate: 'Stage name "{name}" is taken on line {line}: choose another',
  },
  examples: {
    bad: [
      {
        text: 'FROM golang:1.25 AS build\nFROM node:24 AS [|build|]\n',
        messages: ['Stage name "build" is taken on line 1: choose another'],
      },
      {
        text: 'FROM golang:1.25 AS build\nFROM node:24 AS [|Build|]\nFROM alpine:3.22 AS [|BUILD|]\n',
        messages: [
          'Stage name "Build" is taken on line 1: choose another',
          'Stage name "BUILD" is taken on line 1: choose another',
        ],
      },
    ],
    good: [{ text: 'FROM golang:1.25 AS build\nFROM node:24 AS web\nFROM build\nFROM build\n' }],
  },
  create({ model, report }) {
    const first = new Map<string, Word>();
    const spellings = new Set<string>();
    return {
      stage({ from, name }) {
        if (name === undefined) return;
        const key = name.text.toLowerCase();
        const taken = first.get(key);
        if (taken === undefined) first.set(key, name);
        else {
          const exact = spellings.has(name.text);
          report({
            ...placeOf(model, from, name),
            message: 'duplicate',
            data: { name: name.text, line: model.lines.lineAt(taken.start) + 1 },
            codes: exact ? ['DL3024', 'DuplicateStageName'] : ['DuplicateStageName'],
          });
        }
        spellings.add(name.text);
      },
    };
  },
});
