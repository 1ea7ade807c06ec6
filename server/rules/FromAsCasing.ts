import { defineRule } from './rule.ts';
import { caseOf, inCase } from './support/casing.ts';
import { placeOf } from './support/places.ts';
import { buildKit } from './support/sources.ts';

export const rule = defineRule({
  code: 'FromAsCasing',
  name: 'mixed-case-from-as',
  category: 'style',
  severity: 'warning',
  scope: 'instruction',
  keywordCaseMatters: true,
  summary: 'FROM and AS are written in different cases',
  why: `Both are keywords of one instruction. In two cases, \`FROM image as build\` reads like two
things, and an eye or a search that looks for stages by \`AS\` misses this one. The builder takes
either.`,
  sources: [buildKit('FromAsCasing')],
  messages: {
    mixed: '"{as}" is not in the case of "{from}": write "{wanted}"',
  },
  examples: {
    bad: [
      {
        text: 'FROM debian:13 [|as|] builder\n',
        messages: ['"as" is not in the case of "FROM": write "AS"'],
        fixed: 'FROM debian:13 AS builder\n',
      },
      {
        text: 'from debian:13 [|AS|] builder\n',
        messages: ['"AS" is not in the case of "from": write "as"'],
        fixed: 'from debian:13 as builder\n',
      },
      {
        text: 'FROM --platform=$BUILDPLATFORM debian:13 \\\n  [|As|] builder\n',
        messages: ['"As" is not in the case of "FROM": write "AS"'],
        fixed: 'FROM --platform=$BUILDPLATFORM debian:13 \\\n  AS builder\n',
      },
    ],
    good: [
      { text: 'FROM debian:13 AS builder\n' },
      { text: 'from debian:13 as builder\n' },
      { text: 'From debian:13 as builder\n', note: 'A keyword in mixed case sets no example' },
      { text: 'FROM debian:13\n' },
    ],
  },
  create({ model, report }) {
    return {
      on: {
        FROM(instruction) {
          const { keyword, words } = instruction;
          const [, as] = words;
          if (words.length !== 3 || as?.text.toUpperCase() !== 'AS') return;
          const style = caseOf(keyword.text);
          if (style === 'mixed' || caseOf(as.text) === style) return;
          const wanted = inCase('AS', style);
          report({
            ...placeOf(model, instruction, as),
            message: 'mixed',
            data: { as: as.text, from: keyword.text, wanted },
            fixes: [
              {
                title: `Write ${wanted}`,
                edits: [{ start: as.start, end: as.end, newText: wanted }],
              },
            ],
          });
        },
      },
    };
  },
});
