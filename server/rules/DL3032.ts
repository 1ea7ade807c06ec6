import type { Command } from '../shell/script.ts';
import { defineRule } from './rule.ts';
import { appendingFixes } from './support/appending.ts';
import { deletes, firstLeft } from './support/leftovers.ts';
import { isMountedAway } from './support/mounts.ts';
import { packageCommands, spanOf } from './support/packageCommands.ts';
import { placeOf } from './support/places.ts';
import { hadolint } from './support/sources.ts';

const CACHE = '/var/cache/yum';
const APPENDED = {
  command: 'yum clean all',
  mayChange: 'What installs packages later has to fetch the lists of packages again',
};

export const rule = defineRule({
  code: 'DL3032',
  name: 'yum-cache-kept',
  category: 'size',
  severity: 'warning',
  scope: 'instruction',
  onbuild: true,
  mentions: ['yum'],
  summary: 'The cache that yum fills stays in the layer',
  why: `\`yum install\` fetches descriptions of every package there is, and with some configurations
keeps the packages too: often more than what is installed. Cleaning up in a later RUN does not make
the image smaller, because the layer with the cache is still there.

Left alone where a cache mount on \`${CACHE}\` keeps it out of the image. What else an \`rm -rf\`
behind the installation deletes is not looked at.`,
  sources: [hadolint('DL3032')],
  messages: {
    kept: '"yum install" leaves its cache in the layer: run "yum clean all" behind it',
  },
  examples: {
    bad: [
      {
        text: 'FROM centos:7\nRUN [|yum install|] -y httpd-2.4.6\n',
        messages: ['"yum install" leaves its cache in the layer: run "yum clean all" behind it'],
        fixed: 'FROM centos:7\nRUN yum install -y httpd-2.4.6 && yum clean all\n',
      },
      {
        text: 'FROM centos:7\nRUN yum clean all \\\n  && [|yum -y install|] \\\n    # for the tests\n    httpd-2.4.6 \\\n    php-8.1.2\n',
        messages: ['"yum install" leaves its cache in the layer: run "yum clean all" behind it'],
        fixed:
          'FROM centos:7\nRUN yum clean all \\\n  && yum -y install \\\n    # for the tests\n    httpd-2.4.6 \\\n    php-8.1.2 \\\n  && yum clean all\n',
        note: 'Cleaned too early',
      },
      {
        text: 'FROM centos:7\nRUN [[|"yum", "install"|], "-y", "httpd-2.4.6"]\n',
        messages: ['"yum install" leaves its cache in the layer: run "yum clean all" behind it'],
        note: 'An array is one command, so there is no fix',
      },
      {
        text: 'FROM centos:7\nONBUILD RUN <<EOF\nset -e\n[|yum install|] -y $PACKAGES\nEOF\n',
        messages: ['"yum install" leaves its cache in the layer: run "yum clean all" behind it'],
        fixed:
          'FROM centos:7\nONBUILD RUN <<EOF\nset -e\nyum install -y $PACKAGES\nyum clean all\nEOF\n',
      },
    ],
    good: [
      { text: 'FROM centos:7\nRUN yum install -y httpd-2.4.6 && yum clean all\n' },
      { text: 'FROM centos:7\nRUN yum install -y httpd-2.4.6 && rm -rf /var/cache/yum\n' },
      { text: 'FROM centos:7\nRUN yum install -y httpd-2.4.6 && rm -r /var/cache/yum/*\n' },
      {
        text: 'FROM centos:7\nRUN --mount=type=cache,target=/var/cache/yum yum install -y httpd-2.4.6\n',
      },
      { text: 'FROM centos:7\nRUN yum -y update\n' },
    ],
  },
  create({ model, shell, report }) {
    return {
      on: {
        RUN(instruction) {
          const script = shell(instruction);
          if (script === undefined) return;
          const left = firstLeft(script, packageCommands(script, ['yum'], ['install']), cleans);
          if (left === undefined || isMountedAway(instruction, CACHE)) return;
          report({
            ...placeOf(model, instruction, spanOf(left)),
            message: 'kept',
            fixes: appendingFixes(model, instruction, script, APPENDED),
          });
        },
      },
    };
  },
});

function cleans(command: Command): boolean {
  const { program, args } = command;
  return (program === 'yum' && args.hasAny('clean', 'all')) || deletes(command, CACHE);
}
