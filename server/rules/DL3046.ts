import type { Command, ShellScript } from '../shell/script.ts';
import { defineRule, type Fix } from './rule.ts';
import { fromProgram, insertWord, ownCommands, programWord } from './support/commands.ts';
import { placeOf } from './support/places.ts';
import { hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL3046',
  name: 'useradd-high-uid',
  category: 'size',
  severity: 'warning',
  scope: 'instruction',
  onbuild: true,
  mentions: ['useradd'],
  summary: 'A user with a high id is added to the login logs',
  why: `\`useradd\` notes each user in \`/var/log/lastlog\` and \`/var/log/faillog\`, at a place that
grows with the user id. On a disk these files are mostly holes; in a layer the holes are written
out, and one user with an id in the hundreds of millions can fill gigabytes. With \`-l\` the user is
left out of these logs, which nobody reads in a container.

An id that comes from a variable may be such a high one. Ids of five digits and less are harmless.`,
  sources: [
    hadolint('DL3046'),
    { tool: 'Docker', url: 'https://docs.docker.com/build/building/best-practices/#user' },
  ],
  messages: {
    high: 'The user id {uid} makes the login logs of the image huge: add "-l" to useradd',
    variable: 'The user id {uid} may be high and make the login logs huge: add "-l" to useradd',
  },
  examples: {
    bad: [
      {
        text: 'FROM debian:13\nRUN [|useradd -u 1234567|] app\n',
        messages: [
          'The user id 1234567 makes the login logs of the image huge: add "-l" to useradd',
        ],
        fixed: 'FROM debian:13\nRUN useradd -l -u 1234567 app\n',
      },
      {
        text: 'FROM debian:13\nARG USER_ID\nRUN groupadd app \\\n  && [|useradd -g app -u "$USER_ID"|] app\n',
        messages: [
          'The user id "$USER_ID" may be high and make the login logs huge: add "-l" to useradd',
        ],
        fixed:
          'FROM debian:13\nARG USER_ID\nRUN groupadd app \\\n  && useradd -l -g app -u "$USER_ID" app\n',
      },
      {
        text: 'FROM debian:13\nRUN [[|"useradd", "--uid=1234567"|], "app"]\n',
        messages: [
          'The user id 1234567 makes the login logs of the image huge: add "-l" to useradd',
        ],
        fixed: 'FROM debian:13\nRUN ["useradd", "-l", "--uid=1234567", "app"]\n',
      },
    ],
    good: [
      { text: 'FROM debian:13\nRUN useradd -l -u 1234567 app\n' },
      { text: 'FROM debian:13\nRUN useradd --no-log-init -u 1234567 app\n' },
      { text: 'FROM debian:13\nRUN useradd -u 10001 app\n' },
      { text: 'FROM debian:13\nRUN useradd app\n' },
    ],
  },
  create({ model, shell, report }) {
    return {
      on: {
        RUN(instruction) {
          const script = shell(instruction);
          if (script === undefined) return;
          const high = ownCommands(script).filter(isHigh);
          const [first] = high;
          const uid = first && uidOf(first);
          if (first === undefined || uid === undefined) return;
          report({
            ...placeOf(model, instruction, fromProgram(first, uid.word)),
            message: uid.literal ? 'high' : 'variable',
            data: { uid: uid.shown },
            fixes: [fixOf(script, high)],
          });
        },
      },
    };
  },
});

function isHigh(command: Command): boolean {
  const { program, args } = command;
  if (program !== 'useradd' || args.hasFlag('l', 'no-log-init')) return false;
  const uid = uidOf(command);
  if (uid === undefined) return false;
  // hadolint takes a variable with a name of three letters or more behind "-u" for a high id.
  return uid.literal ? /^\d{6,}$/.test(uid.text) : uid.separate && uid.text.length > 5;
}

/** What `-u` or `--uid` is given. `separate`: by a word of its own behind `-u`. */
function uidOf({ args }: Command) {
  const flag = args.flag('u', 'uid');
  if (flag === undefined) return undefined;
  const { attached } = flag;
  if (attached !== undefined) {
    const { literal } = flag.word;
    return { word: flag.word, text: attached, shown: attached, literal, separate: false };
  }
  const word = args.words[args.words.indexOf(flag.word) + 1];
  if (word === undefined) return undefined;
  const { text, raw, literal } = word;
  return { word, text, shown: literal ? text : raw, literal, separate: flag.name === 'u' };
}

function fixOf(script: ShellScript, commands: readonly Command[]): Fix {
  const edits = commands.flatMap((command) => {
    const word = programWord(command);
    return word === undefined ? [] : [insertWord(script, { word, text: '-l' })];
  });
  return { title: 'Add -l', edits };
}
