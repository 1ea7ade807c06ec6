import type { ShellScript } from '../shell/script.ts';
import { defineRule, type TextEdit } from './rule.ts';
import { insertWord, programWord } from './support/commands.ts';
import {
  assumesYes,
  type PackageCommand,
  packageCommands,
  spanOf,
} from './support/packageCommands.ts';
import { placeOf } from './support/places.ts';
import { hadolint } from './support/sources.ts';

const ASKING = ['install', 'in', 'remove', 'rm', 'source-install', 'si', 'patch'];

export const rule = defineRule({
  code: 'DL3034',
  name: 'zypper-asks',
  category: 'correctness',
  severity: 'warning',
  scope: 'instruction',
  onbuild: true,
  mentions: ['zypper'],
  summary: 'A zypper command waits for an answer that nobody gives',
  why: `zypper asks whether it may go on. Nobody answers in a build: zypper takes that for a no, and
the build ends with an error.

\`--non-interactive\` (\`-n\`) before the subcommand answers everything, \`-y\` behind it this one question.
Licences are another question: \`--auto-agree-with-licenses\`.`,
  sources: [hadolint('DL3034')],
  messages: {
    asks: '"zypper {subcommand}" asks for a yes, and nobody answers: add "{flag}"',
  },
  examples: {
    bad: [
      {
        text: 'FROM opensuse/leap:15.6\nRUN [|zypper install|] curl=8.6.0 && zypper clean\n',
        messages: ['"zypper install" asks for a yes, and nobody answers: add "-y"'],
        fixed: 'FROM opensuse/leap:15.6\nRUN zypper install -y curl=8.6.0 && zypper clean\n',
      },
      {
        text: 'FROM opensuse/leap:15.6\nRUN zypper -n refresh \\\n  && [|zypper --quiet in|] \\\n    curl=8.6.0 \\\n  && zypper rm vim \\\n  && zypper patch\n',
        messages: ['"zypper in" asks for a yes, and nobody answers: add "-y"'],
        fixed:
          'FROM opensuse/leap:15.6\nRUN zypper -n refresh \\\n  && zypper --quiet in -y \\\n    curl=8.6.0 \\\n  && zypper rm -y vim \\\n  && zypper patch -y\n',
        note: 'One finding for a RUN; its fix mends all of them',
      },
      {
        text: 'FROM opensuse/leap:15.6\nRUN [|zypper source-install|] curl\n',
        messages: [
          '"zypper source-install" asks for a yes, and nobody answers: add "--non-interactive"',
        ],
        fixed: 'FROM opensuse/leap:15.6\nRUN zypper --non-interactive source-install curl\n',
        note: 'This subcommand has no `-y` of its own',
      },
      {
        text: 'FROM opensuse/leap:15.6\nRUN [[|"zypper", "remove"|], "vim"]\nONBUILD RUN [|zypper in|] $PACKAGES\n',
        messages: [
          '"zypper remove" asks for a yes, and nobody answers: add "-y"',
          '"zypper in" asks for a yes, and nobody answers: add "-y"',
        ],
        fixed:
          'FROM opensuse/leap:15.6\nRUN ["zypper", "remove", "-y", "vim"]\nONBUILD RUN zypper in -y $PACKAGES\n',
      },
    ],
    good: [
      { text: 'FROM opensuse/leap:15.6\nRUN zypper install -y curl=8.6.0 && zypper -n rm vim\n' },
      { text: 'FROM opensuse/leap:15.6\nRUN zypper --non-interactive patch\n' },
      { text: 'FROM opensuse/leap:15.6\nRUN zypper in --no-confirm curl=8.6.0\n' },
      { text: 'FROM opensuse/leap:15.6\nRUN zypper refresh && zypper clean\n' },
      { text: 'FROM opensuse/leap:15.6\nRUN <<EOF\nzypper -n in curl=8.6.0\nEOF\n' },
    ],
  },
  create({ model, shell, report }) {
    return {
      on: {
        RUN(instruction) {
          const script = shell(instruction);
          if (script === undefined) return;
          const asking = packageCommands(script, ['zypper'], ASKING).filter(
            (one) => !assumesYes(one),
          );
          const [first] = asking;
          if (first === undefined) return;
          const flag = flagFor(first);
          report({
            ...placeOf(model, instruction, spanOf(first)),
            message: 'asks',
            data: { subcommand: first.subcommand.text, flag },
            fixes: [{ title: `Add ${flag}`, edits: asking.map((one) => insertion(script, one)) }],
          });
        },
      },
    };
  },
});

const WITHOUT_YES = new Set(['source-install', 'si']);

function flagFor({ subcommand }: PackageCommand): string {
  return WITHOUT_YES.has(subcommand.text) ? '--non-interactive' : '-y';
}

function insertion(script: ShellScript, one: PackageCommand): TextEdit {
  const text = flagFor(one);
  const isGlobal = text.startsWith('--');
  const word = (isGlobal ? programWord(one.command) : undefined) ?? one.subcommand;
  return insertWord(script, { word, text });
}
