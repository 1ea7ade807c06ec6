import { type KeyValue, readKeyValues } from '../model/keyValues.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { defineRule, type Fix } from './rule.ts';
import { placeOf } from './support/places.ts';
import { docker } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS1004',
  name: 'unquoted-value',
  category: 'correctness',
  severity: 'warning',
  scope: 'instruction',
  onbuild: true,
  summary: 'A value ends at a blank, and what follows becomes a variable of its own',
  why: `In \`ENV CFLAGS=-O2 -march=native\` the value is \`-O2\`. The rest is another pair: a variable with
the name \`-march\`, which nobody can use. Quotes hold a value together.

Reported is a name that begins with \`-\`, which is a flag and no variable.`,
  sources: [docker('reference/dockerfile/#env')],
  messages: {
    flag: '"{name}" becomes a variable of its own: put the whole value of "{variable}" in quotes',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nENV CC=gcc CFLAGS=-O2 [|-march|]=native LDFLAGS=-s\nLABEL \\\n  options=--a=b [|--c|]=d\n',
        messages: [
          '"-march" becomes a variable of its own: put the whole value of "CFLAGS" in quotes',
          '"--c" becomes a variable of its own: put the whole value of "options" in quotes',
        ],
        fixed:
          'FROM alpine:3.22\nENV CC=gcc CFLAGS="-O2 -march=native" LDFLAGS=-s\nLABEL \\\n  options="--a=b --c=d"\n',
      },
      {
        text: 'FROM alpine:3.22\nARG FLAGS="-a" [|-b|]=1\nENV OPTS=-Xmx1g [|-Da|]=b [|-Dc|]=d\n',
        messages: [
          '"-b" becomes a variable of its own: put the whole value of "FLAGS" in quotes',
          '"-Da" becomes a variable of its own: put the whole value of "OPTS" in quotes',
          '"-Dc" becomes a variable of its own: put the whole value of "OPTS" in quotes',
        ],
        fixed: 'FROM alpine:3.22\nARG FLAGS="-a" -b=1\nENV OPTS="-Xmx1g -Da=b -Dc=d"\n',
      },
    ],
    good: [
      {
        text: 'FROM alpine:3.22\nENV CFLAGS="-O2 -march=native" OPTS=-a\\ -b=c\nENV LDFLAGS -a -b=c\n',
      },
      { text: 'FROM alpine:3.22\nENV discovery.type=single-node my-name=1\n' },
    ],
  },
  create({ model, report }) {
    const check = (instruction: Instruction) => {
      const pairs = readKeyValues(instruction);
      let owner: KeyValue | undefined;
      for (const [index, pair] of pairs.entries()) {
        const { key, value } = pair;
        if (!key.text.startsWith('-')) owner = pair;
        else if (value !== undefined && owner !== undefined) {
          // The first one mends those that follow as well.
          const isFirst = pairs[index - 1] === owner;
          report({
            ...placeOf(model, instruction, key),
            message: 'flag',
            data: { name: key.text, variable: owner.key.text },
            fixes: isFirst ? quoting(owner, pairs.slice(index)) : [],
          });
        }
      }
    };
    return { on: { ARG: check, ENV: check, LABEL: check } };

    function quoting({ value }: KeyValue, rest: readonly KeyValue[]): readonly Fix[] {
      const others = rest.findIndex(({ key }) => !key.text.startsWith('-'));
      const last = rest.slice(0, others < 0 ? undefined : others).at(-1)?.value;
      if (value === undefined || last === undefined) return [];
      const text = model.syntax.text.slice(value.start, last.end);
      if (!/^[\w ./:=+,@%-]+$/.test(text)) return [];
      return [
        {
          title: 'Put the whole value in quotes',
          edits: [
            { start: value.start, end: value.start, newText: '"' },
            { start: last.end, end: last.end, newText: '"' },
          ],
          mayChange: 'The variable has its whole value, where it had the first word of it',
        },
      ];
    }
  },
});
