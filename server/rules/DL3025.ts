import { readBrokenArray } from '../model/brokenArray.ts';
import type { Stage } from '../model/model.ts';
import type { Instruction, Span, Word } from '../syntax/nodes.ts';
import { defineRule, type Fix, type TextEdit } from './rule.ts';
import { arrayRemedies, fixesForArray } from './support/arrays.ts';
import { placeOf } from './support/places.ts';
import { buildKit, docker, hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL3025',
  aliases: ['JSONArgsRecommended'],
  name: 'shell-form-command',
  category: 'correctness',
  severity: 'warning',
  summary: 'CMD, ENTRYPOINT or HEALTHCHECK runs its command through a shell',
  why: `Without brackets the command is text for \`/bin/sh -c\`. The shell is then process 1 of the
container: many a shell does not hand on the signal of \`docker stop\`, so the program is killed
after ten seconds instead of ending by itself. And an image without a shell cannot start at all. As
a JSON array the program is started directly.

Where a shell is wanted, for variables or \`&&\`, say so: \`["/bin/sh", "-c", "exec app $OPTS"]\`.
After a SHELL instruction, which says it too, only hadolint reports.`,
  sources: [
    hadolint('DL3025'),
    buildKit('JSONArgsRecommended'),
    docker('reference/dockerfile/#shell-and-exec-form'),
  ],
  messages: {
    shell: '{name} runs through a shell, which may swallow signals: write it as JSON, ["…", "…"]',
    broken: 'This is no JSON, so {name} runs it through a shell: {remedy}',
    missing: '{name} has no command: write it as JSON, ["…", "…"]',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nENTRYPOINT [|/app --port 80|]\n',
        messages: [
          'ENTRYPOINT runs through a shell, which may swallow signals: write it as JSON, ["…", "…"]',
        ],
        fixed: 'FROM alpine:3.22\nENTRYPOINT ["/app", "--port", "80"]\n',
      },
      {
        text: 'FROM alpine:3.22\nCMD [|exec app \\\n    --name "a b"|]\n',
        messages: [
          'CMD runs through a shell, which may swallow signals: write it as JSON, ["…", "…"]',
        ],
        fixed: 'FROM alpine:3.22\nCMD ["app", \\\n    "--name", "a b"]\n',
        note: '`exec` is a word for the shell',
      },
      {
        text: 'FROM alpine:3.22\nCMD [|java $OPTS -jar app.jar|]\n',
        messages: [
          'CMD runs through a shell, which may swallow signals: write it as JSON, ["…", "…"]',
        ],
        fixed: 'FROM alpine:3.22\nCMD ["/bin/sh", "-c", "java $OPTS -jar app.jar"]\n',
        note: 'The variable needs the shell',
      },
      {
        text: "FROM alpine:3.22\nCMD [ [|'app'|] ]\nHEALTHCHECK --interval=1m CMD [|curl -f localhost || exit 1|]\n",
        messages: [
          'This is no JSON, so CMD runs it through a shell: use double quotes',
          'HEALTHCHECK runs through a shell, which may swallow signals: write it as JSON, ["…", "…"]',
        ],
        fixed:
          'FROM alpine:3.22\nCMD [ "app" ]\nHEALTHCHECK --interval=1m CMD curl -f localhost || exit 1\n',
        note: 'JSON has double quotes only',
      },
      {
        text: 'FROM alpine:3.22\nSHELL ["/bin/bash", "-c"]\nCMD [|app|]\n',
        messages: [
          'CMD runs through a shell, which may swallow signals: write it as JSON, ["…", "…"]',
        ],
        fixed: 'FROM alpine:3.22\nSHELL ["/bin/bash", "-c"]\nCMD ["app"]\n',
        note: 'Known to hadolint alone',
      },
      {
        text: 'CMD [|app|]\n',
        messages: [
          'CMD runs through a shell, which may swallow signals: write it as JSON, ["…", "…"]',
        ],
        fixed: 'CMD ["app"]\n',
        note: 'Also in a part of a file, without FROM',
      },
      {
        text: 'FROM alpine:3.22\n[|CMD|]\n',
        messages: ['CMD has no command: write it as JSON, ["…", "…"]'],
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nENTRYPOINT ["/app"]\nCMD ["--port", "80"]\n' },
      { text: 'FROM alpine:3.22\nCMD []\nHEALTHCHECK NONE\n' },
      { text: 'FROM alpine:3.22\nHEALTHCHECK CMD ["curl", "-f", "localhost"]\n' },
      { text: 'FROM alpine:3.22\nONBUILD CMD app\n', note: 'Known to the build that it triggers' },
    ],
  },
  create({ model, report }) {
    /** Stages in which a SHELL came before, in themselves or below. */
    const shells = new Set<Stage>();
    function check(instruction: Instruction, stage: Stage | undefined) {
      if (instruction.json !== undefined) return;
      const { name, words, keyword, flags } = instruction;
      const [first] = words;
      const hasShell = stage !== undefined && shells.has(stage);
      if (first === undefined) {
        const codes = ['JSONArgsRecommended'] as const;
        const isBare = stage !== undefined && flags.length === 0 && !hasShell;
        if (isBare) report({ at: keyword, message: 'missing', data: { name }, codes });
        return;
      }
      const known = stage === undefined || hasShell || name === 'HEALTHCHECK';
      const codes = known ? (['DL3025'] as const) : (['DL3025', 'JSONArgsRecommended'] as const);
      const broken = readBrokenArray(instruction);
      if (broken !== undefined) {
        // What is JSON, but no array of strings, the builder refuses: that is LS0027.
        if (broken.fault === 'non-string') return;
        report({
          ...placeOf(model, instruction, broken.at),
          message: 'broken',
          data: { name, remedy: arrayRemedies[broken.fault] },
          codes,
          fixes: fixesForArray(broken),
        });
        return;
      }
      const command = name === 'HEALTHCHECK' ? words.slice(1) : words;
      report({
        ...placeOf(model, instruction, spanOf(command, keyword)),
        message: 'shell',
        data: { name },
        codes,
        fixes: command.length === 0 ? [] : fixesFor(instruction, command, hasShell),
      });
    }
    return {
      stage(stage) {
        if (stage.parent !== undefined && shells.has(stage.parent)) shells.add(stage);
      },
      on: {
        SHELL(_, stage) {
          if (stage !== undefined) shells.add(stage);
        },
        CMD: check,
        ENTRYPOINT: check,
        HEALTHCHECK(instruction, stage) {
          if (/^CMD$/i.test(instruction.words[0]?.text ?? '')) check(instruction, stage);
        },
      },
    };
  },
});

function spanOf(words: readonly Word[], otherwise: Span): Span {
  const { start } = words[0] ?? otherwise;
  const { end } = words.at(-1) ?? otherwise;
  return { start, end };
}

/** Characters that mean themselves to every shell. */
const PLAIN = /^[\w@%+:,./-][\w@%+:,./=-]*$/;
const QUOTED = /^(?:"[^"$`\\!]*"|'[^'\\]*')$/;
/** Words that only a shell knows, so that there is nothing to start without it. */
const BUILTINS = new Set([
  ...['.', ':', 'alias', 'break', 'case', 'cd', 'command', 'continue', 'eval', 'exec', 'exit'],
  ...['export', 'for', 'function', 'if', 'read', 'return', 'set', 'shift', 'source', 'test'],
  ...['trap', 'ulimit', 'umask', 'unset', 'until', 'wait', 'while'],
]);

function fixesFor(
  instruction: Instruction,
  command: readonly Word[],
  hasShell: boolean,
): readonly Fix[] {
  const exec = execEdits(command);
  if (exec !== undefined) {
    const mayChange =
      instruction.name === 'ENTRYPOINT'
        ? 'No shell runs the command any more, and it is given the words of CMD as arguments'
        : 'No shell runs the command any more, not even one that the base image sets with SHELL';
    return [{ title: 'Write it as JSON', edits: exec, mayChange }];
  }
  const { name, body } = instruction;
  const { start, end } = spanOf(command, body);
  const text = body.value.slice(command[0]?.index ?? 0);
  if (name === 'HEALTHCHECK' || hasShell || end - start !== text.length || text.startsWith('[')) {
    return [];
  }
  return [
    {
      title: 'Write the shell out',
      edits: [{ start, end, newText: `["/bin/sh", "-c", ${JSON.stringify(text)}]` }],
      mayChange: 'A SHELL that the base image sets no longer counts; signals still go to the shell',
    },
  ];
}

/** Puts every word in quotes, where it stands. `undefined` when a shell is needed. */
function execEdits(command: readonly Word[]): readonly TextEdit[] | undefined {
  const [first, second] = command;
  const words = first?.text === 'exec' && second !== undefined ? command.slice(1) : command;
  const [program] = words;
  if (first === undefined || program === undefined) return undefined;
  if (program.text.includes('=') || BUILTINS.has(program.text)) return undefined;
  if (!words.every(({ text }) => PLAIN.test(text) || QUOTED.test(text))) return undefined;
  return words.map((word, i) => {
    const value = QUOTED.test(word.text) ? word.text.slice(1, -1) : word.text;
    const isFirst = i === 0;
    return {
      start: isFirst ? first.start : word.start,
      end: word.end,
      newText: `${isFirst ? '[' : ''}${JSON.stringify(value)}${word === words.at(-1) ? ']' : ','}`,
    };
  });
}
