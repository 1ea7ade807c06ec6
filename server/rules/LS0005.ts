import type { Instruction, Word } from '../syntax/nodes.ts';
import { defineRule, type Fix } from './rule.ts';
import { inCaseOf } from './support/casing.ts';
import { placeOf } from './support/places.ts';
import { docker, dockerfileUtils } from './support/sources.ts';
import { commentAbove } from './support/trailingComments.ts';

const LOST = 'What stands there is gone, whatever it was meant for';

export const rule = defineRule({
  code: 'LS0005',
  name: 'malformed-from',
  category: 'syntax',
  severity: 'error',
  scope: 'instruction',
  keywordCaseMatters: true,
  summary: 'FROM is followed by neither an image nor an image, AS and a name',
  why: `FROM has two forms: \`FROM image\` and \`FROM image AS name\`. Anything else the builder refuses,
a comment on the same line included: \`#\` begins a comment only at the beginning of a line.`,
  sources: [
    docker('reference/dockerfile/#from'),
    dockerfileUtils('ARGUMENT_REQUIRES_ONE_OR_THREE'),
    dockerfileUtils('INVALID_AS'),
  ],
  messages: {
    comment: 'A comment needs a line of its own: move it above FROM',
    without: 'A stage gets its name with AS: write AS {name}',
    other: '"{word}" stands where AS belongs: write AS to name the stage',
    nameless: 'AS without a name: add one, or delete AS',
    more: 'FROM takes an image, AS and a name: delete "{rest}"',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22 [|# The small one|]\n',
        messages: ['A comment needs a line of its own: move it above FROM'],
        fixed: '# The small one\nFROM alpine:3.22\n',
      },
      {
        text: 'FROM --platform=$BUILDPLATFORM golang:1.25 \\\n  [|build|]\n',
        messages: ['A stage gets its name with AS: write AS build'],
        fixed: 'FROM --platform=$BUILDPLATFORM golang:1.25 \\\n  AS build\n',
      },
      {
        text: 'FROM golang:1.25 [|IS|] build\nfrom golang:1.25 [|is|] build\n',
        messages: [
          '"IS" stands where AS belongs: write AS to name the stage',
          '"is" stands where AS belongs: write AS to name the stage',
        ],
        fixed: 'FROM golang:1.25 AS build\nfrom golang:1.25 as build\n',
      },
      {
        text: 'FROM golang:1.25 [|AS|]\n',
        messages: ['AS without a name: add one, or delete AS'],
      },
      {
        text: 'FROM golang:1.25 AS build [|base|]\nFROM alpine:3.22 [|is so small|]\n',
        messages: [
          'FROM takes an image, AS and a name: delete "base"',
          'FROM takes an image, AS and a name: delete "is so small"',
        ],
        fixed: 'FROM golang:1.25 AS build\nFROM alpine:3.22\n',
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\n' },
      { text: '# The small one\nFROM alpine:3.22 as base\nFROM base\n' },
    ],
  },
  create({ model, report }) {
    return {
      on: {
        FROM(from) {
          const problem = problemOf(from);
          if (problem === undefined) return;
          const { first, last, message, fix } = problem;
          const span = { start: first.start, end: last.end };
          const rest = from.body.value.slice(first.index, last.index + last.text.length);
          const data = { word: first.text, name: first.text, rest };
          report({ ...placeOf(model, from, span), message, data, fixes: fix ? [fix] : [] });
        },
      },
    };

    function problemOf(from: Instruction): Problem | undefined {
      const { keyword, words } = from;
      const [image, second, third, fourth] = words;
      const last = words.at(-1);
      if (image === undefined || second === undefined || last === undefined) return undefined;
      const isAs = second.text.toUpperCase() === 'AS';
      const comment = words.find(({ text }) => text.startsWith('#'));
      if (comment === second || (isAs && comment !== undefined && comment === fourth)) {
        return {
          first: comment,
          last,
          message: 'comment',
          fix: commentAbove(model, from, comment),
        };
      }
      const as = inCaseOf(keyword.text, 'AS');
      if (third === undefined && isAs) return { first: second, last: second, message: 'nameless' };
      if (third === undefined) {
        const edits = [{ start: second.start, end: second.start, newText: `${as} ` }];
        const fix = { title: `Insert ${as}`, edits };
        return { first: second, last: second, message: 'without', fix };
      }
      if (!isAs && fourth === undefined) {
        const edits = [{ start: second.start, end: second.end, newText: as }];
        const fix = { title: `Replace ${second.text} with ${as}`, edits };
        return { first: second, last: second, message: 'other', fix };
      }
      if (fourth === undefined) return undefined;
      const kept = isAs ? third : image;
      const edits = [{ start: kept.end, end: last.end, newText: '' }];
      return {
        first: isAs ? fourth : second,
        last,
        message: 'more',
        fix: { title: 'Delete the rest', edits, mayChange: LOST },
      };
    }
  },
});

interface Problem {
  readonly first: Word;
  readonly last: Word;
  readonly message: 'comment' | 'without' | 'other' | 'nameless' | 'more';
  readonly fix?: Fix;
}
