import { defineRule } from './rule.ts';
import { ownCommands, programWord } from './support/commands.ts';
import { placeOf } from './support/places.ts';
import { docker, hadolint } from './support/sources.ts';

const POINTLESS = new Set([
  ...['free', 'kill', 'mount', 'ps', 'service'],
  ...['shutdown', 'ssh', 'top', 'vim'],
]);

export const rule = defineRule({
  code: 'DL3001',
  name: 'pointless-command',
  category: 'correctness',
  severity: 'info',
  scope: 'instruction',
  onbuild: true,
  summary: 'RUN starts a program that has no place in a build',
  why: `No process outlives its RUN: a service started there is gone in the next instruction and in
the container, a mount as well. Nobody sits at the build to edit a file with \`vim\`, and what
\`ps\`, \`top\` or \`free\` print is about the builder. Such a line is mostly left over from trying
things out in a container.

It is right where one RUN does it all: starts a database, loads the data and stops it again. Silence
the rule there. Installing such a program is no finding.`,
  sources: [hadolint('DL3001'), docker('reference/dockerfile/#run')],
  messages: {
    found:
      '"{program}" has no lasting effect in a build: remove it, or do it when the container runs',
  },
  examples: {
    bad: [
      {
        text: 'FROM debian:13\nRUN [|service|] nginx start\n',
        messages: [
          '"service" has no lasting effect in a build: remove it, or do it when the container runs',
        ],
      },
      {
        text: 'FROM debian:13\nRUN apt-get update \\\n  && [|mount|] -t tmpfs tmpfs /tmp \\\n  && ps aux\n',
        messages: [
          '"mount" has no lasting effect in a build: remove it, or do it when the container runs',
        ],
        note: 'One finding for a RUN: its first such command',
      },
      {
        text: 'FROM debian:13\nONBUILD RUN [[|"service"|], "nginx", "start"]\n',
        messages: [
          '"service" has no lasting effect in a build: remove it, or do it when the container runs',
        ],
      },
    ],
    good: [
      { text: 'FROM debian:13\nRUN apt-get update && apt-get install -y ssh vim\n' },
      { text: 'FROM debian:13\nRUN --mount=type=cache,target=/root/.cache make\n' },
      { text: 'FROM debian:13\nCMD ["top"]\n' },
    ],
  },
  create({ model, shell, report }) {
    return {
      on: {
        RUN(instruction) {
          const script = shell(instruction);
          const command =
            script && ownCommands(script).find(({ program }) => POINTLESS.has(program ?? ''));
          const word = command && programWord(command);
          if (word === undefined) return;
          const data = { program: word.text };
          report({ ...placeOf(model, instruction, word), message: 'found', data });
        },
      },
    };
  },
});
