import { defineRule } from './rule.ts';
import { packageCommands } from './support/packageCommands.ts';
import { placeOf } from './support/places.ts';
import { firstUnpinnedRpm, RpmVersions } from './support/rpmPackages.ts';
import { hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL3041',
  name: 'unpinned-dnf-package',
  category: 'reproducibility',
  severity: 'warning',
  onbuild: true,
  mentions: ['dnf'],
  summary: 'A package is installed with dnf without a version',
  why: `Without a version, dnf and microdnf take the newest package that the repositories have on the
day of the build, so two builds of the same Dockerfile may differ.

A version follows a dash: \`httpd-2.4.62\`. One that has a number elsewhere in its name
(\`java-21-openjdk\`) is taken for pinned, too. Fedora keeps only the first and the newest build of a
package in a release, so exact versions stop a build sooner or later; the repositories of an Enterprise
Linux release keep them. Where the image's own release is enough, this rule may be switched off.`,
  sources: [hadolint('DL3041')],
  messages: {
    unpinned: '"{package}" comes in any version: write "{package}-VERSION"',
    variable: '"{package}" may hold packages without a version: write each as "NAME-VERSION"',
    stream: '"{package}" comes in any stream: write "{package}:STREAM"',
  },
  examples: {
    bad: [
      {
        text: 'FROM fedora:42\nRUN dnf install -y [|httpd|] php-8.4.2 && dnf clean all\n',
        messages: ['"httpd" comes in any version: write "httpd-VERSION"'],
      },
      {
        text: 'FROM redhat/ubi9-minimal:9.6\nRUN microdnf -y update \\\n  && microdnf -y --nodocs install \\\n    gcc-c++-11.5.0 \\\n    [|openssl-devel|] \\\n  && microdnf clean all\n',
        messages: ['"openssl-devel" comes in any version: write "openssl-devel-VERSION"'],
        note: 'A dash alone is no version',
      },
      {
        text: 'FROM fedora:42\nRUN <<EOF\ndnf install -y [|$PACKAGES|]\nEOF\nRUN dnf install -y [|php-$UNKNOWN|]\n',
        messages: [
          '"$PACKAGES" may hold packages without a version: write each as "NAME-VERSION"',
          '"php-$UNKNOWN" comes in any version: write "php-$UNKNOWN-VERSION"',
        ],
      },
      {
        text: 'FROM redhat/ubi8:8.10\nRUN dnf module install -y [|php|]\nONBUILD RUN ["dnf", "install", "-y", [|"gdb"|]]\n',
        messages: [
          '"php" comes in any stream: write "php:STREAM"',
          '"gdb" comes in any version: write "gdb-VERSION"',
        ],
      },
    ],
    good: [
      { text: 'FROM fedora:42\nRUN dnf install -y httpd-2.4.62 gcc-c++-15.1.1 java-21-openjdk\n' },
      {
        text: 'ARG HTTPD=2.4.62\nFROM fedora:42 AS base\nENV PHP=8.4.2\nFROM base\nRUN dnf install -y "httpd-$HTTPD" php-${PHP}\n',
        note: 'A variable that the file sets',
      },
      { text: 'FROM fedora:42\nRUN dnf install -y https://example.com/tool-latest.rpm\n' },
      { text: 'FROM redhat/ubi8:8.10\nRUN dnf module install -y php:8.2\n' },
      { text: 'FROM fedora:42\nRUN dnf group install -y development-tools\n' },
      { text: 'FROM fedora:42\nRUN dnf install -y --enablerepo updates-testing htop-3.4.1\n' },
      { text: 'FROM fedora:42\nRUN dnf -y upgrade && dnf clean all\n' },
    ],
  },
  create({ model, shell, report }) {
    const versions = new RpmVersions(model);
    return {
      on: {
        RUN(instruction) {
          const script = shell(instruction);
          if (script === undefined) return;
          const installs = packageCommands(script, ['dnf', 'microdnf'], ['install']);
          const found = firstUnpinnedRpm(versions, instruction, installs);
          if (found === undefined) return;
          const { word, ...said } = found;
          report({ ...placeOf(model, instruction, word), ...said });
        },
      },
    };
  },
});
