import type { Command, ShellScript } from '../shell/script.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { defineRule, type Fix } from './rule.ts';
import { inCaseOf } from './support/casing.ts';
import { ownCommands, programWord } from './support/commands.ts';
import { lineBreakOf } from './support/lineBreaks.ts';
import { placeOf } from './support/places.ts';
import { docker, hadolint } from './support/sources.ts';

const ELSEWHERE = 'Later instructions and the container start in that folder as well';

export const rule = defineRule({
  code: 'DL3003',
  name: 'cd-in-run',
  category: 'maintainability',
  severity: 'warning',
  scope: 'instruction',
  mentions: ['cd'],
  summary: 'RUN changes the folder with cd',
  why: `A \`cd\` holds until its RUN ends; the next instruction is back where it was. Who reads a
later line has to know that, and who splits a RUN breaks it. WORKDIR says for all that follows where
it happens, and makes the folder if there is none.

Inside a subshell, or where a RUN visits several folders, \`cd\` can be the clearer way.`,
  sources: [hadolint('DL3003'), docker('build/building/best-practices/#workdir')],
  messages: {
    found: '"{command}" holds for this RUN only: set the folder with WORKDIR',
    alone: '"{command}" is forgotten when this RUN ends, which does nothing else: use WORKDIR',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nRUN [|cd /app|] && make\n',
        messages: ['"cd /app" holds for this RUN only: set the folder with WORKDIR'],
        fixed: 'FROM alpine:3.22\nWORKDIR /app\nRUN make\n',
      },
      {
        text: 'FROM alpine:3.22\nRUN --network=none [|cd /app|] \\\n  && ./configure \\\n  && make\n',
        messages: ['"cd /app" holds for this RUN only: set the folder with WORKDIR'],
        fixed: 'FROM alpine:3.22\nWORKDIR /app\nRUN --network=none ./configure \\\n  && make\n',
      },
      {
        text: 'FROM alpine:3.22\nRUN apk add make \\\n  && ([|cd /app|] && make) \\\n  && cd /web\n',
        messages: ['"cd /app" holds for this RUN only: set the folder with WORKDIR'],
        note: 'One finding for a RUN: its first cd',
      },
      {
        text: 'FROM alpine:3.22\nRUN [|cd "$HOME"|] && make\n',
        messages: ['"cd "$HOME"" holds for this RUN only: set the folder with WORKDIR'],
      },
      {
        text: 'FROM alpine:3.22\nRUN --network=none \\\n  [|cd /app|]\nRUN make\n',
        messages: [
          '"cd /app" is forgotten when this RUN ends, which does nothing else: use WORKDIR',
        ],
        fixed: 'FROM alpine:3.22\nWORKDIR /app\nRUN make\n',
      },
      {
        text: 'FROM alpine:3.22\nRUN <<SCRIPT\n[|cd /app|]\nmake\nSCRIPT\n',
        messages: ['"cd /app" holds for this RUN only: set the folder with WORKDIR'],
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nWORKDIR /app\nRUN make\n' },
      { text: 'FROM alpine:3.22\nRUN make -C /app\n' },
      { text: 'FROM alpine:3.22\nONBUILD RUN cd /app && make\n' },
      { text: 'FROM alpine:3.22\nRUN su app -c "cd /app && make"\n', note: 'A shell of its own' },
    ],
  },
  create({ model, shell, report }) {
    return {
      on: {
        RUN(instruction) {
          const script = shell(instruction);
          if (script === undefined) return;
          const all = ownCommands(script).filter(({ program }) => program === 'cd');
          const [first] = all;
          if (first === undefined) return;
          const span = { start: programWord(first)?.start ?? first.start, end: lastOf(first).end };
          const command = ['cd', ...first.args.words.map(({ raw }) => raw)].join(' ');
          const fixes = all.length === 1 ? fixesFor(instruction, script, first) : [];
          report({
            ...placeOf(model, instruction, span),
            message: script.commands.length === 1 ? 'alone' : 'found',
            data: { command },
            fixes,
          });
        },
      },
    };

    /** Only `cd FOLDER`, alone or with `&& …` behind it, means what WORKDIR does. */
    function fixesFor(
      instruction: Instruction,
      { form, body }: ShellScript,
      command: Command,
    ): readonly Fix[] {
      const { step } = command;
      const [path] = command.args.words;
      const next = body.steps[1];
      if (form !== 'shell' || instruction.heredocs.length > 0 || path === undefined) return [];
      if (step !== body.steps[0]) return [];
      const plain = command.words.length === 2 && command.redirects.length === 0;
      if (!plain || step.commands.length > 1 || step.negated) return [];
      if (!/^[\w./+@-]+$/.test(path.raw) || path.raw.startsWith('-')) return [];
      const { keyword, innerComments } = instruction;
      const workdir = `${inCaseOf(keyword.text, 'WORKDIR')} ${path.raw}`;
      if (next === undefined) {
        if (innerComments.length > 0) return [];
        const edits = [{ start: instruction.start, end: instruction.end, newText: workdir }];
        return [{ title: `Write "${workdir}" instead`, edits, mayChange: ELSEWHERE }];
      }
      if (step.after?.kind !== '&&') return [];
      if (innerComments.some(({ start }) => start < next.start)) return [];
      const edits = [
        {
          start: keyword.start,
          end: keyword.start,
          newText: workdir + lineBreakOf(model.syntax.text),
        },
        { start: step.start, end: next.start, newText: '' },
      ];
      return [{ title: `Write "${workdir}" above`, edits, mayChange: ELSEWHERE }];
    }
  },
});

function lastOf(command: Command): { readonly end: number } {
  return command.words.at(-1) ?? command;
}
