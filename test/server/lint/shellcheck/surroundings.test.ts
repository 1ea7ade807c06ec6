import assert from 'node:assert/strict';
import { check } from './check.ts';

interface Case {
  readonly title: string;
  readonly text: string;
  /** The codes found, in the order of the text. */
  readonly codes: string;
}

const cases: readonly Case[] = [
  {
    title: 'knows ARG and ENV above, not below',
    text: 'FROM a\nARG one\nENV two=2 three=3\nRUN rm "$one" "$two" "$three" "$four"\nENV four=4\n',
    codes: 'SC2154',
  },
  {
    title: 'knows the variables of the stage that a stage is built on, and of no other',
    text: 'FROM a AS base\nENV one=1\nFROM base AS next\nARG two\nRUN rm "$one" "$two"\nFROM a\nRUN rm "$one" "$two"\n',
    codes: 'SC2154 SC2154',
  },
  {
    title: 'knows a global ARG only where a stage asks for it',
    text: 'ARG one=1\nFROM a\nRUN rm "$one"\nARG one\nRUN rm "$one"\n',
    codes: 'SC2154',
  },
  {
    title: 'knows the proxies that every build has, and no name that a shell could not have',
    text: 'FROM a\nENV a.b=c\nRUN rm "$http_proxy" "$https_proxy" "$ftp_proxy" "$no_proxy"\n',
    codes: '',
  },
  {
    title: 'knows the SHELL in force: bash where it is set, sh before',
    text: 'FROM a\nRUN [[ -f a ]]\nSHELL ["/bin/bash", "-c"]\nRUN [[ -f a ]]\n',
    codes: 'SC3010',
  },
  {
    title: 'inherits the SHELL of the stage that a stage is built on, and of no other',
    text: 'FROM a AS base\nSHELL ["/bin/bash", "-c"]\nFROM base\nRUN [[ -f a ]]\nFROM a\nRUN [[ -f a ]]\n',
    codes: 'SC3010',
  },
  {
    title: 'knows that a shell with -e does not go on in the wrong directory',
    text: 'FROM a\nRUN cd a; rm b\nSHELL ["/bin/bash", "-euxo", "pipefail", "-c"]\nRUN cd a; rm b\n',
    codes: 'SC2164',
  },
  {
    title: 'finds the shell behind what starts it',
    text: 'FROM a\nSHELL ["conda", "run", "-n", "base", "/bin/bash", "-c"]\nRUN [[ -f a ]] && rm $x\n',
    codes: 'SC2154 SC2086',
  },
  {
    title: 'reads ash as dash, without a word about it',
    text: 'FROM a\nSHELL ["/bin/ash", "-c"]\nRUN [[ -f a ]]\n',
    codes: 'SC3010',
  },
  ...['["pwsh", "-Command"]', '["powershell"]', '["cmd", "/S", "/C"]', '["/bin/zsh", "-c"]'].map(
    (shell) => ({
      title: `is silent under SHELL ${shell}`,
      text: `FROM a\nSHELL ${shell}\nRUN rm $x\nRUN <<E\nrm $x\nE\nHEALTHCHECK CMD rm $x\n`,
      codes: '',
    }),
  ),
  {
    title: 'takes the shell that a comment names at the head for all of the file',
    text: '# hadolint shell=bash\nFROM a\nRUN [[ -f a ]]\nFROM b\nRUN [[ -f a ]]\n',
    codes: '',
  },
  {
    title: 'takes the shell that a later comment names for the rest of its stage',
    text: 'FROM a\nRUN [[ -f a ]]\n# hadolint shell = /bin/bash # why\nRUN [[ -f a ]]\nFROM b\nRUN [[ -f a ]]\n',
    codes: 'SC3010 SC3010',
  },
  {
    title: 'does not look for files that a script reads',
    text: 'FROM a\nRUN . ./a.sh && . "$HOME/b.sh"\n',
    codes: '',
  },
];

describe('ShellCheck and what stands around a command', () => {
  for (const { title, text, codes } of cases) {
    it(title, async () => {
      assert.equal((await check(text)).codes, codes);
    });
  }
});
