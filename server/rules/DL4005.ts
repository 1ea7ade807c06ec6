import type { Command, ShellScript } from '../shell/script.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { defineRule, type Fix } from './rule.ts';
import { inCaseOf } from './support/casing.ts';
import { fromProgram, ownCommands } from './support/commands.ts';
import { placeOf } from './support/places.ts';
import { docker, hadolint } from './support/sources.ts';

const SHELL_PATH = '/bin/sh';

export const rule = defineRule({
  code: 'DL4005',
  name: 'replaced-bin-sh',
  category: 'maintainability',
  severity: 'warning',
  scope: 'instruction',
  onbuild: true,
  mentions: ['ln'],
  summary: 'The file /bin/sh is replaced by a link to another shell',
  why: `A link in place of \`/bin/sh\` changes every script of the image, also those of packages that
were tested with the shell of the distribution, and an update may put the old one back. SHELL tells
the builder which shell to use, changes no file, and is read at a glance.

SHELL does not change what a script with \`#!/bin/sh\` runs in. Where exactly that is wanted, silence
the rule.`,
  sources: [hadolint('DL4005'), docker('reference/dockerfile/#shell')],
  messages: {
    linked: '"/bin/sh" is replaced for the whole image: choose the shell with SHELL',
  },
  examples: {
    bad: [
      {
        text: 'FROM debian:13\nRUN [|ln -sf /bin/bash /bin/sh|]\n',
        messages: ['"/bin/sh" is replaced for the whole image: choose the shell with SHELL'],
        fixed: 'FROM debian:13\nSHELL ["/bin/bash", "-c"]\n',
      },
      {
        text: 'FROM debian:13\nRUN rm /bin/sh \\\n  && [|ln -s /bin/bash /bin/sh|]\n',
        messages: ['"/bin/sh" is replaced for the whole image: choose the shell with SHELL'],
        fixed: 'FROM debian:13\nSHELL ["/bin/bash", "-c"]\n',
      },
      {
        text: 'FROM debian:13\nRUN [|ln -sf bash /bin/sh|] && echo done\n',
        messages: ['"/bin/sh" is replaced for the whole image: choose the shell with SHELL'],
      },
    ],
    good: [
      { text: 'FROM debian:13\nSHELL ["/bin/bash", "-c"]\n' },
      { text: 'FROM debian:13\nRUN ln -s /bin/sh /usr/local/bin/shell\n' },
      { text: 'FROM debian:13\nRUN ln -s /bin/bash /usr/local/bin/sh\n' },
    ],
  },
  create({ model, shell, report }) {
    return {
      on: {
        RUN(instruction) {
          const script = shell(instruction);
          const link = script && ownCommands(script).find(isLink);
          const last = link?.words.at(-1);
          if (script === undefined || link === undefined || last === undefined) return;
          report({
            ...placeOf(model, instruction, fromProgram(link, last)),
            message: 'linked',
            fixes: fixesFor(instruction, script),
          });
        },
      },
    };
  },
});

/** The last argument is what the link is called. */
function isLink({ program, args }: Command): boolean {
  return program === 'ln' && args.positional(['S', 'suffix']).at(-1)?.text === SHELL_PATH;
}

function fixesFor(instruction: Instruction, { commands, body }: ShellScript): readonly Fix[] {
  const [link, ...others] = commands.filter((command) => !isRemoval(command));
  const target = link?.args.positional()[0];
  if (others.length > 0 || link === undefined || target === undefined) return [];
  const plain = body.steps.every(({ blocks }) => blocks.length === 0);
  if (!plain || !/^\/[\w/.-]+$/.test(target.text) || !target.literal) return [];
  const { keyword } = instruction;
  const newText = `${inCaseOf(keyword.text, 'SHELL')} ["${target.text}", "-c"]`;
  const edits = [{ start: keyword.start, end: instruction.end, newText }];
  const mayChange =
    'Scripts that begin with "#!/bin/sh" run in the shell of the distribution again';
  return [{ title: `Replace it with ${newText}`, edits, mayChange }];
}

function isRemoval({ program, args }: Command): boolean {
  return program === 'rm' && args.positional().every(({ text }) => text === SHELL_PATH);
}
