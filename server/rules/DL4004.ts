import { defineRule } from './rule.ts';
import { onRepeat, repeatReport } from './support/repeats.ts';
import { docker, hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL4004',
  name: 'repeated-entrypoint',
  category: 'correctness',
  severity: 'error',
  summary: 'A stage has more than one ENTRYPOINT',
  why: `A container has one entry point: the last ENTRYPOINT of a stage. The others are never run, although
they read as if they were. What has to happen first belongs into a script that ends in \`exec "$@"\`.`,
  sources: [hadolint('DL4004'), docker('reference/dockerfile/#entrypoint')],
  messages: {
    repeated: 'This ENTRYPOINT overrides the one on line {line}: keep one of them',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nENTRYPOINT ["/first"]\n[|ENTRYPOINT|] ["/second"]\n',
        messages: ['This ENTRYPOINT overrides the one on line 2: keep one of them'],
        fixed: 'FROM alpine:3.22\nENTRYPOINT ["/second"]\n',
      },
      {
        text: 'FROM alpine:3.22\nENTRYPOINT ["/first"]\n[|ENTRYPOINT|] \\\n  ["/second"]\nRUN true\n[|ENTRYPOINT|] ["/first"]\n',
        messages: [
          'This ENTRYPOINT overrides the one on line 2: keep one of them',
          'This ENTRYPOINT overrides the one on line 3: keep one of them',
        ],
        fixed: 'FROM alpine:3.22\nRUN true\nENTRYPOINT ["/first"]\n',
        note: 'Every one but the first is reported',
      },
    ],
    good: [
      {
        text: 'FROM alpine:3.22\nENTRYPOINT ["/first"]\nFROM alpine:3.22\nENTRYPOINT ["/second"]\n',
      },
      {
        text: 'FROM alpine:3.22 AS base\nENTRYPOINT ["/first"]\nFROM base\nENTRYPOINT ["/second"]\n',
        note: 'A stage may override what it is built on',
      },
    ],
  },
  create({ model, report }) {
    return onRepeat('ENTRYPOINT', (later, earlier) => report(repeatReport(model, later, earlier)));
  },
});
