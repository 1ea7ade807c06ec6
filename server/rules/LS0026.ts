import { readBrokenArray } from '../model/brokenArray.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { defineRule, type Fix } from './rule.ts';
import { arrayRemedies, refusedArrayFixes } from './support/arrays.ts';
import { placeOf } from './support/places.ts';
import { docker, dockerfileUtils } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS0026',
  name: 'shell-not-json',
  category: 'syntax',
  severity: 'error',
  scope: 'instruction',
  onbuild: true,
  summary: 'SHELL is not followed by a JSON array',
  why: `SHELL is the one instruction that has no other form: what is to run the other forms cannot be
run by a shell itself. Each word stands in double quotes, the last is mostly \`"-c"\`, because the text
of RUN follows as one more argument.`,
  sources: [docker('reference/dockerfile/#shell'), dockerfileUtils('SHELL_JSON_FORM')],
  messages: {
    plain: 'SHELL takes a JSON array only: write ["…", "…"]',
    broken: 'SHELL takes a JSON array only, and this is none: {remedy}',
  },
  examples: {
    bad: [
      {
        text: 'FROM debian:13\nSHELL [|/bin/bash -c|]\n',
        messages: ['SHELL takes a JSON array only: write ["…", "…"]'],
        fixed: 'FROM debian:13\nSHELL ["/bin/bash", "-c"]\n',
      },
      {
        text: 'FROM debian:13\nSHELL \\\n  [|"bash" -o \'pipefail\'|]\n',
        messages: ['SHELL takes a JSON array only: write ["…", "…"]'],
      },
      {
        text: 'FROM debian:13\nSHELL [[|\'/bin/bash\'|], \'-c\']\nSHELL ["/bin/bash", "-c"[|,|]]\n',
        messages: [
          'SHELL takes a JSON array only, and this is none: use double quotes',
          'SHELL takes a JSON array only, and this is none: delete the last comma',
        ],
        fixed: 'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nSHELL ["/bin/bash", "-c"]\n',
      },
    ],
    good: [{ text: 'FROM debian:13\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\n' }],
  },
  create({ model, report }) {
    return {
      on: {
        SHELL(instruction) {
          const { json, words } = instruction;
          const [first] = words;
          const last = words.at(-1);
          if (json !== undefined || first === undefined || last === undefined) return;
          const broken = readBrokenArray(instruction);
          if (broken === undefined) {
            const span = { start: first.start, end: last.end };
            const fixes = fixesFor(instruction);
            report({ ...placeOf(model, instruction, span), message: 'plain', fixes });
          } else if (broken.fault !== 'non-string') {
            report({
              ...placeOf(model, instruction, broken.at),
              message: 'broken',
              data: { remedy: arrayRemedies[broken.fault] },
              fixes: refusedArrayFixes(broken),
            });
          }
        },
      },
    };
  },
});

/** Only plain words: of others nobody can tell what they are meant to be. */
function fixesFor({ words }: Instruction): readonly Fix[] {
  if (words.some(({ text }) => !/^[\w./:=+-]+$/.test(text))) return [];
  const edits = words.map(({ start, end, text }, index) => {
    const before = index === 0 ? '[' : '';
    const behind = index === words.length - 1 ? ']' : ',';
    return { start, end, newText: `${before}"${text}"${behind}` };
  });
  return [{ title: 'Make it a JSON array', edits }];
}
