import { defineRule } from './rule.ts';
import { packageCommands, spanOf } from './support/packageCommands.ts';
import { placeOf } from './support/places.ts';
import { hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL3035',
  name: 'zypper-dist-upgrade',
  category: 'reproducibility',
  severity: 'warning',
  scope: 'instruction',
  onbuild: true,
  mentions: ['zypper'],
  summary: 'The whole distribution is upgraded in the image',
  why: `\`zypper dist-upgrade\` makes another release out of the image than its tag says, as of the day
of the build. Every package it replaces is in the image twice: in a layer of the base image and in
this one. Take a newer base image instead, and \`zypper patch\` for fixes.

On Tumbleweed, where \`zypper dup\` is the way to update, a newer image has the same effect in less space.`,
  sources: [hadolint('DL3035')],
  messages: {
    upgrades:
      '"zypper {subcommand}" makes another release out of the image: use a newer base image',
  },
  examples: {
    bad: [
      {
        text: 'FROM opensuse/leap:15.6\nRUN [|zypper dist-upgrade|] -y\n',
        messages: [
          '"zypper dist-upgrade" makes another release out of the image: use a newer base image',
        ],
      },
      {
        text: 'FROM opensuse/tumbleweed\nRUN zypper -n refresh \\\n  && [|zypper -n dup|] \\\n  && zypper clean\n',
        messages: ['"zypper dup" makes another release out of the image: use a newer base image'],
      },
      {
        text: 'FROM opensuse/leap:15.6\nRUN [[|"zypper", "-n", "dup"|]]\nONBUILD RUN <<EOF\n[|zypper -n dup|]\nEOF\n',
        messages: [
          '"zypper dup" makes another release out of the image: use a newer base image',
          '"zypper dup" makes another release out of the image: use a newer base image',
        ],
      },
    ],
    good: [
      { text: 'FROM opensuse/leap:15.6\nRUN zypper -n patch && zypper -n update\n' },
      { text: 'FROM opensuse/leap:15.6\nRUN echo "zypper dup" > /usage\n' },
    ],
  },
  create({ model, shell, report }) {
    return {
      on: {
        RUN(instruction) {
          const script = shell(instruction);
          const [first] =
            (script && packageCommands(script, ['zypper'], ['dist-upgrade', 'dup'])) ?? [];
          if (first === undefined) return;
          report({
            ...placeOf(model, instruction, spanOf(first)),
            message: 'upgrades',
            data: { subcommand: first.subcommand.text },
          });
        },
      },
    };
  },
});
