import type { Stage } from '../model/model.ts';
import { defineRule } from './rule.ts';
import { instructionDeletion } from './support/deletions.ts';
import { Folders } from './support/folders.ts';
import { docker } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS1025',
  name: 'repeated-workdir',
  category: 'maintainability',
  severity: 'info',
  tags: ['unnecessary'],
  summary: 'WORKDIR names the folder that is set already',
  why: `WORKDIR holds until the next one, whatever stands between: COPY, RUN and USER do not change it.
The second one does nothing, and whoever reads it looks for what has changed the folder meanwhile.`,
  sources: [docker('reference/dockerfile/#workdir')],
  messages: {
    repeated: 'The folder is "{folder}" since line {line}: delete this one',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nWORKDIR /app\nRUN cd /tmp && make\n[|WORKDIR|] /app/\nWORKDIR src\n[|WORKDIR|] "/app/src"\n',
        messages: [
          'The folder is "/app" since line 2: delete this one',
          'The folder is "/app/src" since line 5: delete this one',
        ],
        fixed: 'FROM alpine:3.22\nWORKDIR /app\nRUN cd /tmp && make\nWORKDIR src\n',
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nWORKDIR /app\nWORKDIR /srv\nWORKDIR /app\n' },
      { text: 'FROM alpine:3.22\nWORKDIR app\nWORKDIR app\n', note: 'Relative to each other' },
      { text: 'FROM alpine:3.22\nARG A=/a\nWORKDIR $A\nARG A=/b\nWORKDIR $A\n' },
      {
        text: 'FROM alpine:3.22 AS base\nWORKDIR /app\nFROM base\nWORKDIR /app\n',
        note: 'Says where another stage has left off',
      },
    ],
  },
  create({ model, report }) {
    const folders = new Folders();
    let set: { readonly folder: string; readonly line: number } | undefined;
    return {
      stage(stage: Stage) {
        folders.enter(stage);
        set = undefined;
      },
      on: {
        WORKDIR(instruction, stage) {
          if (stage === undefined || instruction.body.value === '') return;
          folders.set(instruction, stage);
          const folder = folders.resolve('.', stage);
          const isKnown = folder.startsWith('/') && !folder.includes('$');
          if (isKnown && set?.folder === folder) {
            const edits = [instructionDeletion(model, instruction)];
            const fixes = [{ title: `Delete this ${instruction.name}`, edits }];
            report({ at: instruction.keyword, message: 'repeated', data: { ...set }, fixes });
          } else set = { folder, line: model.lines.lineAt(instruction.start) + 1 };
        },
      },
    };
  },
});
