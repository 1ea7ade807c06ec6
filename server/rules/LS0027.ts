import { readBrokenArray } from '../model/brokenArray.ts';
import { defineRule } from './rule.ts';
import { arrayRemedies, refusedArrayFixes } from './support/arrays.ts';
import { placeOf } from './support/places.ts';
import { docker } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS0027',
  name: 'non-string-in-array',
  category: 'syntax',
  severity: 'error',
  scope: 'instruction',
  onbuild: true,
  summary: 'An array has an item that is no string',
  why: `The arguments of a program, and paths, are texts. A number, \`true\`, \`null\` or an array inside
the array is good JSON, but the builder refuses it: write numbers in quotes too.`,
  sources: [docker('reference/dockerfile/#exec-form')],
  messages: {
    item: '"{item}" is no string: {remedy}',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nCMD ["app", "--port", [|8080|]]\nVOLUME \\\n  ["/a", [|null|]]\n',
        messages: [
          '"8080" is no string: put double quotes around it',
          '"null" is no string: put double quotes around it',
        ],
        fixed: 'FROM alpine:3.22\nCMD ["app", "--port", "8080"]\nVOLUME \\\n  ["/a", "null"]\n',
      },
      {
        text: 'FROM alpine:3.22\nRUN [[|["make"]|]]\n',
        messages: ['"["make"]" is no string: put double quotes around it'],
      },
    ],
    good: [{ text: 'FROM alpine:3.22\nCMD ["app", "--port", "8080"]\nRUN [ 1 = 1 ]\n' }],
  },
  create({ model, report }) {
    return {
      instruction(instruction) {
        if (instruction.json !== undefined || !instruction.body.value.includes('[')) return;
        const broken = readBrokenArray(instruction);
        if (broken?.fault !== 'non-string') return;
        const item = model.syntax.text.slice(broken.at.start, broken.at.end);
        report({
          ...placeOf(model, instruction, broken.at),
          message: 'item',
          data: { item, remedy: arrayRemedies['non-string'] },
          fixes: refusedArrayFixes(broken),
        });
      },
    };
  },
});
