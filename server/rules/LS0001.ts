import { instructionFact, instructions } from '../facts/instructions.ts';
import { defineRule } from './rule.ts';
import { inCaseOf } from './support/casing.ts';
import { nearest } from './support/nearest.ts';
import { docker, dockerfileUtils } from './support/sources.ts';

/** Nobody means the deprecated one. */
const WANTED = instructions.filter((one) => one.deprecated === undefined).map(({ name }) => name);

export const rule = defineRule({
  code: 'LS0001',
  name: 'unknown-instruction',
  category: 'syntax',
  severity: 'error',
  scope: 'instruction',
  onbuild: true,
  summary: 'A line begins with a word that is no instruction',
  why: `The builder stops at a word it doesn't know, so the image cannot be built at all. Mostly it is
a slip of the fingers, or the line before lacks the \`\\\` that continues it here.`,
  sources: [docker('reference/dockerfile/#overview'), dockerfileUtils('UNKNOWN_INSTRUCTION')],
  messages: {
    near: '"{word}" is no instruction: write {wanted} if that is what you mean',
    unknown:
      '"{word}" is no instruction: begin with one of them, or end the line before with "{escape}"',
  },
  examples: {
    bad: [
      {
        text: '[|FORM|] alpine:3.22\n',
        messages: ['"FORM" is no instruction: write FROM if that is what you mean'],
        fixed: 'FROM alpine:3.22\n',
      },
      {
        text: 'FROM alpine:3.22\n[|HEALTCHEK|] NONE\n[|WORKDR|] /app\n',
        messages: [
          '"HEALTCHEK" is no instruction: write HEALTHCHECK if that is what you mean',
          '"WORKDR" is no instruction: write WORKDIR if that is what you mean',
        ],
        fixed: 'FROM alpine:3.22\nHEALTHCHECK NONE\nWORKDIR /app\n',
      },
      {
        text: 'FROM alpine:3.22\nRUN apk update\n  [|&&|] apk upgrade\n',
        messages: [
          '"&&" is no instruction: begin with one of them, or end the line before with "\\"',
        ],
        note: 'The line before is not continued',
      },
      {
        text: 'FROM alpine:3.22\nONBUILD [|RNU|] make\n',
        messages: ['"RNU" is no instruction: write RUN if that is what you mean'],
        fixed: 'FROM alpine:3.22\nONBUILD RUN make\n',
      },
      {
        text: 'FROM alpine:3.22\n[|WORK\\\n# c\nDR|] /app\n',
        messages: ['"WORKDR" is no instruction: write WORKDIR if that is what you mean'],
        note: 'A keyword that goes over lines is for you to join',
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nRUN apk update \\\n  && apk upgrade\n' },
      {
        text: 'FROM alpine:3.22\nCOPY <<NOTES /notes\nFORM follows function\nNOTES\n',
        note: 'The body of a heredoc is no instruction',
      },
    ],
  },
  create({ model, report }) {
    return {
      instruction({ name, keyword }) {
        if (instructionFact(name) !== undefined) return;
        const wanted = nearest(name, WANTED);
        if (wanted === undefined) {
          const data = { word: keyword.text, escape: model.syntax.escape };
          report({ at: keyword, message: 'unknown', data });
          return;
        }
        const newText = inCaseOf(keyword.text, wanted);
        const title = `Replace ${keyword.text} with ${newText}`;
        const edits = [{ start: keyword.start, end: keyword.end, newText }];
        const data = { word: keyword.text, wanted };
        // A comment may stand inside a keyword that goes over lines.
        const written = model.syntax.text.slice(keyword.start, keyword.end);
        const fixes = written === keyword.text ? [{ title, edits }] : [];
        report({ at: keyword, message: 'near', data, fixes });
      },
    };
  },
});
