import type { ShellScript } from '../shell/script.ts';
import { defineRule } from './rule.ts';
import { appendingFixes } from './support/appending.ts';
import { deletes, firstLeft } from './support/leftovers.ts';
import { isMountedAway } from './support/mounts.ts';
import { type PackageCommand, packageCommands, spanOf } from './support/packageCommands.ts';
import { placeOf } from './support/places.ts';
import { docker, hadolint } from './support/sources.ts';

const PROGRAMS = ['dnf', 'microdnf'];
const FILLING = ['install', 'in', 'upgrade', 'up', 'upgrade-minimal', 'up-min', 'reinstall', 'rei'];
const CACHES = ['/var/cache/libdnf5', '.cache/libdnf5', '/var/cache/dnf'];

export const rule = defineRule({
  code: 'DL3040',
  name: 'dnf-cache-kept',
  category: 'size',
  severity: 'warning',
  scope: 'instruction',
  onbuild: true,
  mentions: ['dnf'],
  summary: 'The cache that dnf fills stays in the layer',
  why: `dnf fetches descriptions of every package there is before it installs one, often more than
what it then installs. Cleaning up in a later RUN does not make the image smaller, because the layer
with the cache is still there.

Left alone where a cache mount on \`/var/cache/libdnf5\` (Fedora 41 and later) or \`/var/cache/dnf\`
keeps it out of the image, which also makes the next build faster. What else an \`rm -rf\` behind the
installation deletes is not looked at.`,
  sources: [hadolint('DL3040'), docker('build/cache/optimize/#use-cache-mounts')],
  messages: {
    kept: '"{program} {subcommand}" leaves its cache in the layer: run "{program} clean all" behind it',
  },
  examples: {
    bad: [
      {
        text: 'FROM fedora:42\nRUN [|dnf install|] -y httpd-2.4.62\n',
        messages: ['"dnf install" leaves its cache in the layer: run "dnf clean all" behind it'],
        fixed: 'FROM fedora:42\nRUN dnf install -y httpd-2.4.62 && dnf clean all\n',
      },
      {
        text: 'FROM redhat/ubi9-minimal:9.6\nRUN microdnf clean all \\\n  && [|microdnf -y upgrade|] \\\n  && microdnf -y install \\\n    # for the tests\n    httpd-2.4.62 \\\n    php-8.4.2\n',
        messages: [
          '"microdnf upgrade" leaves its cache in the layer: run "microdnf clean all" behind it',
        ],
        fixed:
          'FROM redhat/ubi9-minimal:9.6\nRUN microdnf clean all \\\n  && microdnf -y upgrade \\\n  && microdnf -y install \\\n    # for the tests\n    httpd-2.4.62 \\\n    php-8.4.2 \\\n  && microdnf clean all\n',
        note: 'Cleaned too early',
      },
      {
        text: 'FROM redhat/ubi9-minimal:9.6\nRUN [|microdnf install|] -y dnf && dnf in -y httpd-2.4.62\n',
        messages: [
          '"microdnf install" leaves its cache in the layer: run "microdnf clean all" behind it',
        ],
        fixed:
          'FROM redhat/ubi9-minimal:9.6\nRUN microdnf install -y dnf && dnf in -y httpd-2.4.62 && microdnf clean all && dnf clean all\n',
        note: 'Each of them has a cache of its own',
      },
      {
        text: 'FROM fedora:42\nRUN [[|"dnf", "install"|], "-y", "httpd-2.4.62"]\n',
        messages: ['"dnf install" leaves its cache in the layer: run "dnf clean all" behind it'],
        note: 'An array is one command, so there is no fix',
      },
      {
        text: 'FROM fedora:42\nONBUILD RUN <<EOF\nset -e\n[|dnf in|] -y $PACKAGES\nEOF\n',
        messages: ['"dnf in" leaves its cache in the layer: run "dnf clean all" behind it'],
        fixed:
          'FROM fedora:42\nONBUILD RUN <<EOF\nset -e\ndnf in -y $PACKAGES\ndnf clean all\nEOF\n',
      },
    ],
    good: [
      { text: 'FROM fedora:42\nRUN dnf install -y httpd-2.4.62 && dnf clean all\n' },
      { text: 'FROM fedora:42\nRUN dnf upgrade -y && rm -rf /var/cache/libdnf5 /var/log/*\n' },
      { text: 'FROM fedora:42\nRUN dnf in -y httpd-2.4.62; rm -r /var/cache/libdnf5*\n' },
      {
        text: 'FROM fedora:42\nRUN --mount=type=cache,target=/var/cache/libdnf5 dnf install -y httpd-2.4.62\n',
      },
      {
        text: 'FROM rockylinux:9\nRUN --mount=type=cache,target=/var/cache/dnf dnf install -y httpd-2.4.62\n',
      },
      { text: 'FROM fedora:42\nRUN dnf makecache\n' },
    ],
  },
  create({ model, shell, report }) {
    return {
      on: {
        RUN(instruction) {
          const script = shell(instruction);
          if (script === undefined || isMountedAway(instruction, ...CACHES)) return;
          const left = leftIn(script);
          const [first] = left;
          if (first === undefined) return;
          const { program, subcommand } = first;
          const command = left.map((each) => `${each.program} clean all`).join(' && ');
          const mayChange = 'What installs packages later has to fetch the lists of packages again';
          report({
            ...placeOf(model, instruction, spanOf(first)),
            message: 'kept',
            data: { program, subcommand: subcommand.text },
            fixes: appendingFixes(model, instruction, script, { command, mayChange }),
          });
        },
      },
    };
  },
});

/** What each of the programs leaves behind, in the order of the text. */
function leftIn(script: ShellScript): readonly PackageCommand[] {
  return PROGRAMS.flatMap((program) => {
    const fills = packageCommands(script, [program], FILLING);
    const left = firstLeft(script, fills, (command) => {
      const cleans = command.program === program && command.args.hasAny('clean', 'all');
      return cleans || deletes(command, ...CACHES);
    });
    return left ?? [];
  }).sort((a, b) => a.command.start - b.command.start);
}
