import type { Command, ShellWord } from '../shell/script.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { defineRule, type Fix, type TextEdit } from './rule.ts';
import { programWord } from './support/commands.ts';
import { holdsComment } from './support/innerComments.ts';
import { commandsOf } from './support/packageCommands.ts';
import { placeOf } from './support/places.ts';
import { docker, hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL3004',
  name: 'sudo',
  category: 'security',
  severity: 'error',
  scope: 'instruction',
  onbuild: true,
  mentions: ['sudo'],
  summary: 'A build step runs with sudo',
  why: `A RUN has the user that the last USER names, root without one, so sudo is either needless or a
detour around USER. Where it works without a password, whatever runs in a container as that user can
become root as easily.

Change the user with USER before and after the step. A script that starts as root and goes on as
somebody else at run time is better served by \`gosu\` or \`setpriv\`, which do not stay in between and
pass signals on.`,
  sources: [hadolint('DL3004'), docker('build/building/best-practices/#user')],
  messages: {
    sudo: 'Set the user with USER instead of sudo, which leaves a way to become root',
  },
  examples: {
    bad: [
      {
        text: 'FROM debian:13\nRUN [|sudo|] apt-get update\n',
        messages: ['Set the user with USER instead of sudo, which leaves a way to become root'],
        fixed: 'FROM debian:13\nRUN apt-get update\n',
      },
      {
        text: 'FROM debian:13\nUSER app\nRUN mkdir data \\\n  && [|sudo|] -E \\\n    chown app data \\\n  && echo x | sudo tee /etc/x\n',
        messages: ['Set the user with USER instead of sudo, which leaves a way to become root'],
        fixed:
          'FROM debian:13\nUSER app\nRUN mkdir data \\\n  && chown app data \\\n  && echo x | tee /etc/x\n',
        note: 'One finding for a RUN; its fix mends all of them',
      },
      {
        text: 'FROM postgres:18\nRUN [|sudo|] -u postgres psql && sudo ls\n',
        messages: ['Set the user with USER instead of sudo, which leaves a way to become root'],
        note: 'For another user than root only you can say where USER belongs',
      },
      {
        text: 'FROM debian:13\nRUN [[|"sudo"|], "ls", "/root"]\nONBUILD RUN <<EOF\n[|sudo|] ls $HOME\nEOF\n',
        messages: [
          'Set the user with USER instead of sudo, which leaves a way to become root',
          'Set the user with USER instead of sudo, which leaves a way to become root',
        ],
        fixed: 'FROM debian:13\nRUN ["ls", "/root"]\nONBUILD RUN <<EOF\nls $HOME\nEOF\n',
      },
      {
        text: 'FROM debian:13\nRUN [|sudo|] \\\n  # why not\n  ls\n',
        messages: ['Set the user with USER instead of sudo, which leaves a way to become root'],
      },
    ],
    good: [
      { text: 'FROM debian:13\nRUN apt-get update && apt-get install -y sudo\n' },
      { text: 'FROM debian:13\nUSER root\nRUN chown app /data\nUSER app\n' },
      { text: 'FROM debian:13\nRUN echo "app ALL=(ALL) ALL" > /etc/sudoers.d/app\n' },
      { text: 'FROM debian:13\nCMD ["sudo", "ls"]\n' },
    ],
  },
  create({ model, shell, report }) {
    return {
      on: {
        RUN(instruction) {
          const script = shell(instruction);
          if (script === undefined) return;
          const sudos = commandsOf(script, 'sudo');
          const [word] = sudos.map(programWord);
          if (word === undefined) return;
          const fixes = fixesFor(instruction, sudos);
          report({ ...placeOf(model, instruction, word), message: 'sudo', fixes });
        },
      },
    };
  },
});

/** They change nothing for a command that root runs. */
const NEEDLESS_FLAGS = /^(?:-[EHSknP]+|--preserve-env|--set-home|--non-interactive|--)$/;

function fixesFor(instruction: Instruction, sudos: readonly Command[]): readonly Fix[] {
  const edits: TextEdit[] = [];
  for (const sudo of sudos) {
    const start = programWord(sudo)?.start;
    const end = commandBehind(sudo)?.start;
    if (start === undefined || end === undefined) return [];
    if (holdsComment(instruction, { start, end })) return [];
    edits.push({ start, end, newText: '' });
  }
  const mayChange = 'The command runs as the user of the last USER, who may not be root';
  return [{ title: 'Remove sudo', edits, mayChange }];
}

/** The first word of what `sudo` runs as root; `undefined` when it does more than that. */
function commandBehind({ args }: Command): ShellWord | undefined {
  const first = args.words.find(({ text }) => !NEEDLESS_FLAGS.test(text));
  return first?.text.startsWith('-') ? undefined : first;
}
