import { instructionFact } from '../facts/instructions.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { defineRule } from './rule.ts';
import { type Casing, caseOf, inCase } from './support/casing.ts';
import { buildKit } from './support/sources.ts';

export const rule = defineRule({
  code: 'ConsistentInstructionCasing',
  name: 'inconsistent-instruction-case',
  category: 'style',
  severity: 'warning',
  keywordCaseMatters: true,
  summary: 'An instruction is written in another case than most of the file',
  why: `The builder takes \`RUN\`, \`run\` and \`Run\` alike. Readers scan for one of them: an instruction in
another case is easily taken for a part of the command above it. What the majority of the file does
is right; with as many in lower as in upper case, upper case is.

ARG before the first FROM neither counts nor is looked at, and neither is what ONBUILD triggers.`,
  sources: [buildKit('ConsistentInstructionCasing')],
  messages: {
    other: '"{keyword}" is not in {casing} case as most of the file: write "{wanted}"',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\n[|run|] apk upgrade\nCOPY app /app\n',
        messages: ['"run" is not in upper case as most of the file: write "RUN"'],
        fixed: 'FROM alpine:3.22\nRUN apk upgrade\nCOPY app /app\n',
      },
      {
        text: 'from alpine:3.22\nrun apk upgrade\n[|COPY|] app /app\n[|Cmd|] ["/app"]\n',
        messages: [
          '"COPY" is not in lower case as most of the file: write "copy"',
          '"Cmd" is not in lower case as most of the file: write "cmd"',
        ],
        fixed: 'from alpine:3.22\nrun apk upgrade\ncopy app /app\ncmd ["/app"]\n',
      },
      {
        text: 'FROM alpine:3.22\n[|run|] apk upgrade\n',
        messages: ['"run" is not in upper case as most of the file: write "RUN"'],
        fixed: 'FROM alpine:3.22\nRUN apk upgrade\n',
        note: 'As many in one case as in the other: upper case wins',
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nRUN apk upgrade\n' },
      { text: 'from alpine:3.22\nrun apk upgrade\nonbuild RUN echo\n' },
      {
        text: 'FROM alpine:3.22\nCOPY << EOF /etc/motd\nWelcome\nhome\nEOF\n',
        note: 'No heredoc, but no instructions either',
      },
      { text: 'ARG TAG=3.22\nfrom alpine:$TAG\nrun apk upgrade\n' },
    ],
  },
  create({ report }) {
    const seen: Record<Casing, Instruction[]> = { lower: [], mixed: [], upper: [] };
    return {
      instruction(instruction, stage) {
        // What is no instruction is text in the wrong place: its case is its own.
        if (stage === undefined || instructionFact(instruction.name) === undefined) return;
        seen[caseOf(instruction.keyword.text)].push(instruction);
      },
      end() {
        const casing = seen.lower.length > seen.upper.length ? 'lower' : 'upper';
        const other = casing === 'lower' ? 'upper' : 'lower';
        for (const { name, keyword } of [...seen[other], ...seen.mixed]) {
          const wanted = inCase(name, casing);
          const edit = { start: keyword.start, end: keyword.end, newText: wanted };
          report({
            at: keyword,
            message: 'other',
            data: { keyword: keyword.text, casing, wanted },
            fixes: [{ title: `Write ${wanted}`, edits: [edit] }],
          });
        }
      },
    };
  },
});
