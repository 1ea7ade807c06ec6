import { defineRule } from './rule.ts';
import { onRepeat, repeatReport } from './support/repeats.ts';
import { docker, hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL4003',
  name: 'repeated-cmd',
  category: 'correctness',
  severity: 'warning',
  summary: 'A stage has more than one CMD',
  why: `A container starts one command: the last CMD of a stage. The others are never run, although they
read as if they were. Commands that prepare something belong into RUN or into a script that CMD
starts.`,
  sources: [hadolint('DL4003'), docker('reference/dockerfile/#cmd')],
  messages: {
    repeated: 'This CMD overrides the one on line {line}: keep one of them',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nCMD ["/first"]\n[|CMD|] ["/second"]\n',
        messages: ['This CMD overrides the one on line 2: keep one of them'],
        fixed: 'FROM alpine:3.22\nCMD ["/second"]\n',
      },
      {
        text: 'FROM alpine:3.22\nCMD ["/first"]\n[|CMD|] \\\n  ["/second"]\nRUN true\n[|CMD|] ["/first"]\n',
        messages: [
          'This CMD overrides the one on line 2: keep one of them',
          'This CMD overrides the one on line 3: keep one of them',
        ],
        fixed: 'FROM alpine:3.22\nRUN true\nCMD ["/first"]\n',
        note: 'Every one but the first is reported',
      },
      {
        text: 'CMD ["/first"]\n[|CMD|] ["/second"]\n',
        messages: ['This CMD overrides the one on line 1: keep one of them'],
        fixed: 'CMD ["/second"]\n',
        note: 'Also in a part of a file, without FROM',
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nCMD ["/first"]\nFROM alpine:3.22\nCMD ["/second"]\n' },
      {
        text: 'FROM alpine:3.22 AS base\nCMD ["/first"]\nFROM base\nCMD ["/second"]\n',
        note: 'A stage may override what it is built on',
      },
      { text: 'FROM alpine:3.22\nHEALTHCHECK CMD ["/check"]\nCMD ["/app"]\n' },
    ],
  },
  create({ model, report }) {
    return onRepeat('CMD', (later, earlier) => report(repeatReport(model, later, earlier)));
  },
});
