import type { Command } from '../shell/script.ts';
import { defineRule } from './rule.ts';
import { appendingFixes } from './support/appending.ts';
import { firstLeft } from './support/leftovers.ts';
import { isMountedAway } from './support/mounts.ts';
import { packageCommands, spanOf } from './support/packageCommands.ts';
import { placeOf } from './support/places.ts';
import { docker, hadolint } from './support/sources.ts';

const INSTALLING = ['install', 'in'];
const APPENDED = {
  command: 'zypper clean',
  mayChange: 'Packages that are installed again later are downloaded again',
};

export const rule = defineRule({
  code: 'DL3036',
  name: 'zypper-cache-kept',
  category: 'size',
  severity: 'warning',
  scope: 'instruction',
  onbuild: true,
  mentions: ['zypper'],
  summary: 'The cache that zypper fills stays in the layer',
  why: `zypper may keep the packages that it downloads, and then everything is in the image twice.
Cleaning up in a later RUN does not make the image smaller, because the layer with the cache is still
there. \`zypper clean --all\` also deletes the descriptions of the repositories.

Left alone where a cache mount on \`/var/cache/zypp\` keeps the cache out of the image, which also makes
the next build faster.`,
  sources: [hadolint('DL3036'), docker('build/cache/optimize/#use-cache-mounts')],
  messages: {
    kept: '"zypper {subcommand}" leaves its cache in the layer: run "zypper clean" behind it',
  },
  examples: {
    bad: [
      {
        text: 'FROM opensuse/leap:15.6\nRUN [|zypper install|] -y curl=8.6.0\n',
        messages: ['"zypper install" leaves its cache in the layer: run "zypper clean" behind it'],
        fixed: 'FROM opensuse/leap:15.6\nRUN zypper install -y curl=8.6.0 && zypper clean\n',
      },
      {
        text: 'FROM opensuse/leap:15.6\nRUN zypper clean && \\\n    [|zypper -n in|] curl=8.6.0 && \\\n    # for the tests\n    zypper -n in git=2.51.0\n',
        messages: ['"zypper in" leaves its cache in the layer: run "zypper clean" behind it'],
        fixed:
          'FROM opensuse/leap:15.6\nRUN zypper clean && \\\n    zypper -n in curl=8.6.0 && \\\n    # for the tests\n    zypper -n in git=2.51.0 && \\\n    zypper clean\n',
        note: 'Cleaned too early',
      },
      {
        text: 'FROM opensuse/leap:15.6\nRUN [[|"zypper", "-n", "in"|], "curl=8.6.0"]\n',
        messages: ['"zypper in" leaves its cache in the layer: run "zypper clean" behind it'],
        note: 'An array is one command, so there is no fix',
      },
      {
        text: 'FROM opensuse/leap:15.6\nONBUILD RUN <<EOF\nset -e\n[|zypper -n in|] $PACKAGES\nEOF\n',
        messages: ['"zypper in" leaves its cache in the layer: run "zypper clean" behind it'],
        fixed:
          'FROM opensuse/leap:15.6\nONBUILD RUN <<EOF\nset -e\nzypper -n in $PACKAGES\nzypper clean\nEOF\n',
      },
    ],
    good: [
      { text: 'FROM opensuse/leap:15.6\nRUN zypper install -y curl=8.6.0 && zypper clean --all\n' },
      { text: 'FROM opensuse/leap:15.6\nRUN zypper -n in curl=8.6.0; zypper cc -a\n' },
      {
        text: 'FROM opensuse/leap:15.6\nRUN --mount=type=cache,target=/var/cache/zypp zypper -n in curl=8.6.0\n',
      },
      { text: 'FROM opensuse/leap:15.6\nRUN zypper -n patch\n' },
    ],
  },
  create({ model, shell, report }) {
    return {
      on: {
        RUN(instruction) {
          const script = shell(instruction);
          if (script === undefined) return;
          const left = firstLeft(script, packageCommands(script, ['zypper'], INSTALLING), cleans);
          if (left === undefined || isMountedAway(instruction, '/var/cache/zypp')) return;
          report({
            ...placeOf(model, instruction, spanOf(left)),
            message: 'kept',
            data: { subcommand: left.subcommand.text },
            fixes: appendingFixes(model, instruction, script, APPENDED),
          });
        },
      },
    };
  },
});

function cleans({ program, args }: Command): boolean {
  return program === 'zypper' && args.hasAny('clean', 'cc');
}
