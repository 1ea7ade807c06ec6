import { instructionFact } from '../facts/instructions.ts';
import { defineRule } from './rule.ts';
import { docker, hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL3061',
  name: 'instruction-before-from',
  category: 'correctness',
  severity: 'error',
  summary: 'An instruction other than ARG stands before the first FROM',
  why: `Every instruction but ARG works on an image, and before FROM there is none. BuildKit refuses
the build. An ARG there gives values to the FROM lines.

A file that is only included in others, after their FROM, has none itself: silence the rule there.`,
  sources: [hadolint('DL3061'), docker('reference/dockerfile/#from')],
  messages: {
    early: '{instruction} stands before the first FROM, where only ARG may: move it below',
    none: '{instruction} has no image to work on: begin the file with FROM',
  },
  examples: {
    bad: [
      {
        text: 'ARG VERSION=3.22\n[|LABEL|] version=1\n[|RUN|] echo hello \\\n  && echo again\nFROM alpine:$VERSION\nRUN echo\n',
        messages: [
          'LABEL stands before the first FROM, where only ARG may: move it below',
          'RUN stands before the first FROM, where only ARG may: move it below',
        ],
      },
      {
        text: '# A part of another file\n[|RUN|] echo hello\n[|ONBUILD|] RUN echo\n',
        messages: [
          'RUN has no image to work on: begin the file with FROM',
          'ONBUILD has no image to work on: begin the file with FROM',
        ],
      },
    ],
    good: [
      {
        text: '# syntax=docker/dockerfile:1\n# Comments and ARGs may come first\nARG VERSION=3.22\nFROM alpine:$VERSION\nRUN echo hello\n',
      },
      { text: 'ARG VERSION=3.22\n', note: 'Nothing here needs an image' },
    ],
  },
  create({ model, report }) {
    const message = model.stages.length === 0 ? 'none' : 'early';
    return {
      instruction({ name, keyword }, stage) {
        if (stage !== undefined || name === 'ARG' || instructionFact(name) === undefined) return;
        report({ at: keyword, message, data: { instruction: name } });
      },
    };
  },
});
