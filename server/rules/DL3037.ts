import { defineRule } from './rule.ts';
import { firstUnpinned, packageCommands } from './support/packageCommands.ts';
import { placeOf } from './support/places.ts';
import { hadolint } from './support/sources.ts';
import { unpinnedMessage } from './support/unpinned.ts';

export const rule = defineRule({
  code: 'DL3037',
  name: 'unpinned-zypper-package',
  category: 'reproducibility',
  severity: 'warning',
  scope: 'instruction',
  onbuild: true,
  mentions: ['zypper'],
  summary: 'A package is installed with zypper without a version',
  why: `Without a version, zypper takes the newest package that the repositories have on the day of
the build, so two builds of the same Dockerfile may differ.

On Tumbleweed, which changes daily and keeps no old packages, exact versions soon stop every build; a
lower bound (\`"curl>=8"\`) at least says what the image needs. On Leap and SLES the repositories keep
old versions for the life of a release.`,
  sources: [hadolint('DL3037')],
  messages: {
    unpinned: '"{package}" comes in any version: write "{package}=VERSION"',
    variable: '"{package}" may hold packages without a version: write each as "NAME=VERSION"',
  },
  examples: {
    bad: [
      {
        text: 'FROM opensuse/leap:15.6\nRUN zypper install -y [|curl|] git=2.51.0\n',
        messages: ['"curl" comes in any version: write "curl=VERSION"'],
      },
      {
        text: 'FROM opensuse/leap:15.6\nRUN zypper -n refresh \\\n  && zypper -n in \\\n    curl=8.6.0 \\\n    [|git|]\n',
        messages: ['"git" comes in any version: write "git=VERSION"'],
      },
      {
        text: 'FROM opensuse/leap:15.6\nRUN zypper in -y [|${PACKAGES}|]\nONBUILD RUN ["zypper", "in", "-y", [|"gdb"|]]\n',
        messages: [
          '"${PACKAGES}" may hold packages without a version: write each as "NAME=VERSION"',
          '"gdb" comes in any version: write "gdb=VERSION"',
        ],
      },
    ],
    good: [
      { text: 'FROM opensuse/leap:15.6\nRUN zypper install -y curl=8.6.0 "git>=2.51"\n' },
      { text: 'FROM opensuse/leap:15.6\nRUN zypper install -y --from main ./tool.rpm\n' },
      { text: 'FROM opensuse/leap:15.6\nRUN zypper remove -y curl && zypper -n patch\n' },
    ],
  },
  create({ model, shell, report }) {
    return {
      on: {
        RUN(instruction) {
          const script = shell(instruction);
          if (script === undefined) return;
          const installs = packageCommands(script, ['zypper'], ['install', 'in']);
          const word = firstUnpinned(installs, ({ text }) => /[=<>]|\.rpm$/.test(text));
          if (word === undefined) return;
          report({ ...placeOf(model, instruction, word), ...unpinnedMessage(word) });
        },
      },
    };
  },
});
