import { pathText, readCopy } from '../model/copy.ts';
import { readKeyValues } from '../model/keyValues.ts';
import type { Stage } from '../model/model.ts';
import type { Instruction, Span } from '../syntax/nodes.ts';
import { defineRule, type Fix } from './rule.ts';
import { placeOf } from './support/places.ts';
import { docker } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS1021',
  name: 'literal-tilde',
  category: 'correctness',
  severity: 'warning',
  summary: 'A "~" stands where no shell replaces it',
  why: `\`~\` is the shell's. The builder copies to a folder that is called \`~\`, below the current one,
and ENV keeps the character, which programs do not understand in a variable either (bash does in
\`PATH\`, as the only one). Write the path in full: \`/root\` for root.

In WORKDIR it is DL3000 that reports it.`,
  sources: [docker('reference/dockerfile/#copy'), docker('reference/dockerfile/#env')],
  messages: {
    folder:
      'No shell replaces "~" here, so that a folder called "~" is made: write the path in full',
    value: 'No shell replaces "~" here: write the path in full',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nCOPY .profile [|~|]/\nADD \\\n  ["keys", "[|~|]/.ssh/"]\n',
        messages: [
          'No shell replaces "~" here, so that a folder called "~" is made: write the path in full',
          'No shell replaces "~" here, so that a folder called "~" is made: write the path in full',
        ],
        fixed: 'FROM alpine:3.22\nCOPY .profile /root/\nADD \\\n  ["keys", "/root/.ssh/"]\n',
      },
      {
        text: 'FROM alpine:3.22\nUSER app\nENV APP=1 PATH="/bin:[|~|]/bin:$PATH" DIR=[|~|]\n',
        messages: [
          'No shell replaces "~" here: write the path in full',
          'No shell replaces "~" here: write the path in full',
        ],
        note: 'Where the folder of this user is, only the image knows',
      },
    ],
    good: [
      {
        text: 'FROM alpine:3.22\nCOPY .profile /root/\nRUN ls ~/ && A=~/b make\nCMD cat ~/.profile\n',
      },
      { text: 'FROM alpine:3.22\nCOPY ~/a b~ /srv/~app\nENV A=b~ C=x~/y VERSION=~1.2\n' },
      { text: 'FROM alpine:3.22\nWORKDIR ~/app\n' },
    ],
  },
  create({ model, report }) {
    /** Stages in which somebody else than root may be at work. */
    const switched = new Set<Stage>();
    const { text } = model.syntax;
    const checkCopy = (instruction: Instruction, stage: Stage | undefined) => {
      const to = readCopy(instruction)?.destination;
      if (to === undefined || !/^["']?~(?:\/|["']?$)/.test(pathText(to))) return;
      tell(instruction, stage, tildesIn(to), 'folder');
    };
    return {
      stage(stage) {
        if (stage.parent !== undefined && switched.has(stage.parent)) switched.add(stage);
      },
      on: {
        USER({ body }, stage) {
          if (stage === undefined) return;
          if (/^(?:root|0)(?::|$)/.test(body.value)) switched.delete(stage);
          else switched.add(stage);
        },
        COPY: checkCopy,
        ADD: checkCopy,
        ENV(instruction, stage) {
          for (const { value } of readKeyValues(instruction)) {
            if (value !== undefined) tell(instruction, stage, tildesIn(value), 'value');
          }
        },
      },
    };

    /** Where a path begins with `~`: at the beginning, or behind a colon. */
    function tildesIn({ start, end }: Span): readonly Span[] {
      const found = text.slice(start, end).matchAll(/(?:^["']?|:)~(?=\/|["']?$|:)/g);
      return [...found].map((match) => {
        const at = start + match.index + match[0].length - 1;
        return { start: at, end: at + 1 };
      });
    }

    function tell(
      instruction: Instruction,
      stage: Stage | undefined,
      tildes: readonly Span[],
      message: 'folder' | 'value',
    ) {
      for (const tilde of tildes) {
        const fixes = stage !== undefined && switched.has(stage) ? [] : [rootsHome(tilde)];
        report({ ...placeOf(model, instruction, tilde), message, fixes });
      }
    }
  },
});

function rootsHome({ start, end }: Span): Fix {
  return {
    title: 'Replace with /root',
    edits: [{ start, end, newText: '/root' }],
    mayChange: 'The folder of root is used, and no other user',
  };
}
