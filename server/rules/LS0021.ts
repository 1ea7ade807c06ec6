import { type KeyValue, readKeyValues } from '../model/keyValues.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { defineRule, type Fix } from './rule.ts';
import { placeOf } from './support/places.ts';
import { docker, dockerfileUtils } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS0021',
  name: 'malformed-assignment',
  category: 'syntax',
  severity: 'error',
  scope: 'instruction',
  onbuild: true,
  summary: 'ENV, LABEL or ARG has a word that is no name=value',
  why: `ENV and LABEL take \`name=value\` pairs, ARG names with or without a value. There are no blanks
around \`=\`, and a value with blanks needs quotes: \`ENV MOTD="hello world"\`. Otherwise the words
behind are pairs of their own, and the builder refuses those without \`=\`.`,
  sources: [
    docker('reference/dockerfile/#env'),
    docker('reference/dockerfile/#label'),
    dockerfileUtils('ARGUMENT_REQUIRES_TWO'),
    dockerfileUtils('SYNTAX_MISSING_EQUALS'),
    dockerfileUtils('SYNTAX_MISSING_NAMES'),
  ],
  messages: {
    lonely: '"{words}" has no value: write {words}=…',
    around: 'No blanks may stand around "=": write name=value as one word',
    nameless: 'The name before "=" is empty: write one, or delete "{words}"',
    loose: '"{words}" has no "=": put quotes around a value with blanks, or write name=value',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nENV [|DEBUG|]\nLABEL \\\n  [|org.opencontainers.image.title|]\n',
        messages: [
          '"DEBUG" has no value: write DEBUG=…',
          '"org.opencontainers.image.title" has no value: write org.opencontainers.image.title=…',
        ],
      },
      {
        text: 'FROM alpine:3.22\nENV MOTD=hello [|brave new|] A=1\nLABEL a="b" [|c|]\n',
        messages: [
          '"brave new" has no "=": put quotes around a value with blanks, or write name=value',
          '"c" has no "=": put quotes around a value with blanks, or write name=value',
        ],
        fixed: 'FROM alpine:3.22\nENV MOTD="hello brave new" A=1\nLABEL a="b" c\n',
      },
      {
        text: 'ARG TAG [|=|] 3.22\nFROM alpine:$TAG\nENV A=1 B [|=|] 2\nENV [|=1|]\n',
        messages: [
          'No blanks may stand around "=": write name=value as one word',
          'No blanks may stand around "=": write name=value as one word',
          'The name before "=" is empty: write one, or delete "=1"',
        ],
        fixed: 'ARG TAG=3.22\nFROM alpine:$TAG\nENV A=1 B=2\nENV =1\n',
      },
    ],
    good: [
      { text: 'ARG A B=1\nFROM alpine:3.22\nENV A=1 B= C="x y"\nLABEL a=b\\ c\n' },
      { text: 'FROM alpine:3.22\nENV A = 1\n', note: 'The old form: the value is "= 1"' },
    ],
  },
  create({ model, report }) {
    return { on: { ARG: check, ENV: check, LABEL: check } };

    function check(instruction: Instruction) {
      const pairs = readKeyValues(instruction);
      const isArg = instruction.name === 'ARG';
      let at = 0;
      while (at < pairs.length) {
        const pair = pairs[at];
        const next = pairs[at + 1];
        at++;
        if (pair === undefined) break;
        if (pair.legacy && pair.value === undefined) reportLonely(instruction, pair);
        else if (next !== undefined && isLoose(pair) && isLoneEquals(next)) {
          reportAround(instruction, [pair, next, pairs[at + 1]]);
          at += 2;
        } else if (pair.key.text === '' && !pair.legacy) reportNameless(instruction, pair);
        else if (!isArg && isLoose(pair)) {
          const first = at - 1;
          while (!isLoneEquals(pairs[at + 1]) && isLoose(pairs[at])) at++;
          reportLoose(instruction, pairs.slice(first, at), pairs[first - 1]);
        }
      }
    }

    function reportLonely(instruction: Instruction, { key }: KeyValue) {
      const data = { words: key.text };
      report({ ...placeOf(model, instruction, key), message: 'lonely', data });
    }

    function reportAround(
      instruction: Instruction,
      [name, equals, value]: readonly [KeyValue, KeyValue, KeyValue | undefined],
    ) {
      const edits = [{ start: name.end, end: equals.start, newText: '' }];
      if (value !== undefined) edits.push({ start: equals.end, end: value.start, newText: '' });
      const fixes = isLoose(value) ? [{ title: 'Delete the blanks', edits }] : [];
      report({ ...placeOf(model, instruction, equals), message: 'around', fixes });
    }

    function reportNameless(instruction: Instruction, pair: KeyValue) {
      const data = { words: textOf(instruction, pair, pair) };
      report({ ...placeOf(model, instruction, pair), message: 'nameless', data });
    }

    function reportLoose(
      instruction: Instruction,
      words: readonly KeyValue[],
      before: KeyValue | undefined,
    ) {
      const [first] = words;
      const last = words.at(-1);
      if (first === undefined || last === undefined) return;
      report({
        ...placeOf(model, instruction, { start: first.start, end: last.end }),
        message: 'loose',
        data: { words: textOf(instruction, first, last) },
        fixes: before === undefined ? [] : quoting(before, first, last),
      });
    }

    /** Takes the words into the value before, where quotes change nothing else in it. */
    function quoting({ value }: KeyValue, first: KeyValue, last: KeyValue): readonly Fix[] {
      const written = value && model.syntax.text.slice(value.start, last.end);
      if (value === undefined || !written || /["'\\`#\r\n]/.test(written)) return [];
      if (value.text === '' || first === undefined) return [];
      const edits = [
        { start: value.start, end: value.start, newText: '"' },
        { start: last.end, end: last.end, newText: '"' },
      ];
      const mayChange = 'The words become part of the value before them';
      return [{ title: 'Put quotes around the value', edits, mayChange }];
    }
  },
});

function isLoose(pair: KeyValue | undefined): boolean {
  return pair !== undefined && pair.value === undefined && !pair.legacy;
}

function isLoneEquals(pair: KeyValue | undefined): boolean {
  return pair?.key.text === '' && pair.value?.text === '';
}

function textOf({ body }: Instruction, first: KeyValue, last: KeyValue): string {
  const end = last.value ?? last.key;
  return body.value.slice(first.key.index, end.index + end.text.length);
}
