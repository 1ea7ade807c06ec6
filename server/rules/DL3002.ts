import type { Stage } from '../model/model.ts';
import type { Instruction, Word } from '../syntax/nodes.ts';
import { defineRule } from './rule.ts';
import { placeOf } from './support/places.ts';
import { docker, hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL3002',
  name: 'last-user-root',
  category: 'security',
  severity: 'warning',
  summary: 'The last USER of a stage is root',
  why: `What breaks out of a process that runs as root is root on more than it should be. Become root
for the steps that need it, then switch to a user without privileges.

A stage that only builds, and whose files another stage copies, may well stay root: silence it there.`,
  sources: [hadolint('DL3002'), docker('build/building/best-practices/#user')],
  messages: {
    root: 'The container runs as "{user}": end the stage with a USER without privileges',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nUSER [|root|]\n',
        messages: ['The container runs as "root": end the stage with a USER without privileges'],
      },
      {
        text: 'FROM alpine:3.22\nUSER app\nUSER \\\n  [|0:0|]\nRUN apk upgrade\n',
        messages: ['The container runs as "0:0": end the stage with a USER without privileges'],
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nUSER root\nRUN apk upgrade\nUSER app\n' },
      { text: 'FROM alpine:3.22\n', note: 'The image may have a user of its own' },
      { text: 'FROM alpine:3.22\nARG UID=0\nUSER $UID\n' },
    ],
  },
  create({ model, report }) {
    const last = new Map<Stage, { user: Word; instruction: Instruction }>();
    return {
      on: {
        USER(instruction, stage) {
          const [user] = instruction.words;
          if (user !== undefined && stage !== undefined) last.set(stage, { user, instruction });
        },
      },
      stageEnd(stage) {
        const { user, instruction } = last.get(stage) ?? {};
        if (!user || !instruction || !/^(?:root|0)(?::|$)/.test(user.text)) return;
        const place = placeOf(model, instruction, user);
        report({ ...place, message: 'root', data: { user: user.text } });
      },
    };
  },
});
