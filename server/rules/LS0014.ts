import type { Instruction } from '../syntax/nodes.ts';
import { defineRule, type Fix } from './rule.ts';
import { flagNamed, flagText } from './support/flags.ts';
import { placeOf } from './support/places.ts';
import { docker } from './support/sources.ts';

const MOST = 0o7777;
const CLAUSE = '[augo]*(?:[-+=][rstwXxugo]*)+';
const SYMBOLIC = new RegExp(`^${CLAUSE}(?:,${CLAUSE})*$`);

export const rule = defineRule({
  code: 'LS0014',
  name: 'invalid-chmod',
  category: 'syntax',
  severity: 'error',
  scope: 'instruction',
  onbuild: true,
  summary: 'The value of --chmod is no mode of a file',
  why: `Permissions are written in octal, \`755\`, from 0 to 07777, or as \`chmod\` takes them:
\`u=rwX,go=rX\`, \`+x\`. The second form needs Dockerfile 1.14.`,
  sources: [docker('reference/dockerfile/#copy---chown---chmod')],
  messages: {
    octal: '"{value}" is no mode in octal: use digits from 0 to 7, up to 7777',
    symbolic: '"{value}" is no mode: write it in octal, such as 755, or as u=rwX,go=rX',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nCOPY --chmod=[|0o755|] a b\nADD --chmod=[|798|] a b\nADD \\\n  --chmod=[|17777|] a b\n',
        messages: [
          '"0o755" is no mode in octal: use digits from 0 to 7, up to 7777',
          '"798" is no mode in octal: use digits from 0 to 7, up to 7777',
          '"17777" is no mode in octal: use digits from 0 to 7, up to 7777',
        ],
        fixed:
          'FROM alpine:3.22\nCOPY --chmod=755 a b\nADD --chmod=798 a b\nADD \\\n  --chmod=17777 a b\n',
      },
      {
        text: 'FROM alpine:3.22\nCOPY --chmod=[|rwxr-xr-x|] a b\nCOPY --chmod=[|u+x,|] a b\n',
        messages: [
          '"rwxr-xr-x" is no mode: write it in octal, such as 755, or as u=rwX,go=rX',
          '"u+x," is no mode: write it in octal, such as 755, or as u=rwX,go=rX',
        ],
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nCOPY --chmod=0644 a b\nCOPY --chmod=u=rwX,go=rX,+t a b\n' },
      { text: 'FROM alpine:3.22\nARG MODE=755\nCOPY --chmod=$MODE a b\nCOPY --chmod= a b\n' },
    ],
  },
  create({ model, report }) {
    return { on: { ADD: check, COPY: check } };

    function check(instruction: Instruction) {
      const flag = flagNamed(instruction, 'chmod');
      const at = flag?.value;
      const value = flag && flagText(flag, model);
      if (at === undefined || !value || value.includes('$')) return;
      const isOctal = /^\d/.test(value);
      if (
        isOctal ? /^[0-7]+$/.test(value) && Number.parseInt(value, 8) <= MOST : SYMBOLIC.test(value)
      ) {
        return;
      }
      const digits = /^0o([0-7]{1,4})$/i.exec(at.text)?.[1];
      const fixes: readonly Fix[] =
        digits === undefined
          ? []
          : [
              {
                title: `Write ${digits}`,
                edits: [{ start: at.start, end: at.end, newText: digits }],
              },
            ];
      report({
        ...placeOf(model, instruction, at),
        message: isOctal ? 'octal' : 'symbolic',
        data: { value },
        fixes,
      });
    }
  },
});
