import { defineRule } from './rule.ts';
import { onRepeat, repeatReport } from './support/repeats.ts';
import { docker, hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL3012',
  name: 'repeated-healthcheck',
  category: 'correctness',
  severity: 'error',
  summary: 'A stage has more than one HEALTHCHECK',
  why: `An image has one health check, so the last HEALTHCHECK of a stage is the one that counts and the
others do nothing. Two checks have to be one command. \`HEALTHCHECK NONE\` counts as well: behind
another one it switches that off.`,
  sources: [hadolint('DL3012'), docker('reference/dockerfile/#healthcheck')],
  messages: {
    repeated: 'This HEALTHCHECK overrides the one on line {line}: keep one of them',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nHEALTHCHECK CMD ["/check"]\n[|HEALTHCHECK|] NONE\n',
        messages: ['This HEALTHCHECK overrides the one on line 2: keep one of them'],
        fixed: 'FROM alpine:3.22\nHEALTHCHECK NONE\n',
      },
      {
        text: 'FROM alpine:3.22\nHEALTHCHECK CMD ["/check"]\n[|HEALTHCHECK|] \\\n  NONE\nRUN true\n[|HEALTHCHECK|] CMD ["/check"]\n',
        messages: [
          'This HEALTHCHECK overrides the one on line 2: keep one of them',
          'This HEALTHCHECK overrides the one on line 3: keep one of them',
        ],
        fixed: 'FROM alpine:3.22\nRUN true\nHEALTHCHECK CMD ["/check"]\n',
        note: 'Every one but the first is reported',
      },
    ],
    good: [
      {
        text: 'FROM alpine:3.22\nHEALTHCHECK CMD ["/check"]\nFROM alpine:3.22\nHEALTHCHECK NONE\n',
      },
      {
        text: 'FROM alpine:3.22 AS base\nHEALTHCHECK CMD ["/check"]\nFROM base\nHEALTHCHECK NONE\n',
        note: 'A stage may override what it is built on',
      },
    ],
  },
  create({ model, report }) {
    return onRepeat('HEALTHCHECK', (later, earlier) => report(repeatReport(model, later, earlier)));
  },
});
