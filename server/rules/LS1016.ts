import type { Instruction } from '../syntax/nodes.ts';
import { defineRule } from './rule.ts';
import { instructionDeletion } from './support/deletions.ts';
import { docker } from './support/sources.ts';

/** What the user makes a difference to, or may make one. */
const CONCERNED = new Set(['FROM', 'ONBUILD', 'RUN', 'VOLUME', 'WORKDIR']);

export const rule = defineRule({
  code: 'LS1016',
  name: 'unused-user',
  category: 'maintainability',
  severity: 'info',
  tags: ['unnecessary'],
  summary: 'A USER is replaced before anything runs as it',
  why: `USER holds for RUN, for the folder that WORKDIR makes, and for the container. If the next USER
comes before any of these, the first one does nothing; COPY and ADD write as root whoever is set, and
CMD runs as the last one. It looks as if the image did not run as root, or as if something were done
with care that is not.`,
  sources: [docker('reference/dockerfile/#user')],
  messages: {
    unused: 'Nothing runs as "{user}", the USER on line {line} comes first: delete this one',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\n[|USER|] app\nCOPY app /app\nENV PORT=80\nUSER root\nRUN chmod +x /app\n',
        messages: ['Nothing runs as "app", the USER on line 5 comes first: delete this one'],
        fixed: 'FROM alpine:3.22\nCOPY app /app\nENV PORT=80\nUSER root\nRUN chmod +x /app\n',
      },
      {
        text: 'FROM alpine:3.22\n[|USER|] root\n# Not root\n[|USER|] app\nCMD ["/app"]\nUSER 1000:1000\n',
        messages: [
          'Nothing runs as "root", the USER on line 4 comes first: delete this one',
          'Nothing runs as "app", the USER on line 6 comes first: delete this one',
        ],
        fixed: 'FROM alpine:3.22\n# Not root\nCMD ["/app"]\nUSER 1000:1000\n',
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nUSER root\nRUN apk add curl\nUSER app\n' },
      { text: 'FROM alpine:3.22\nUSER app\nWORKDIR /app\nUSER root\n' },
      { text: 'FROM alpine:3.22 AS base\nUSER app\nFROM base\nUSER root\n' },
    ],
  },
  create({ model, report }) {
    let last: Instruction | undefined;
    return {
      instruction(instruction) {
        if (CONCERNED.has(instruction.name)) last = undefined;
      },
      on: {
        USER(instruction) {
          if (last !== undefined) {
            const line = model.lines.lineAt(instruction.start) + 1;
            const data = { user: last.words[0]?.text ?? '', line };
            const edits = [instructionDeletion(model, last)];
            const fixes = [{ title: `Delete this ${last.name}`, edits }];
            report({ at: last.keyword, message: 'unused', data, fixes });
          }
          last = instruction;
        },
      },
    };
  },
});
