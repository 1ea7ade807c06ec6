import { defineRule } from './rule.ts';
import { packageCommands } from './support/packageCommands.ts';
import { placeOf } from './support/places.ts';
import { firstUnpinnedRpm, RpmVersions } from './support/rpmPackages.ts';
import { hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL3033',
  name: 'unpinned-yum-package',
  category: 'reproducibility',
  severity: 'warning',
  onbuild: true,
  mentions: ['yum'],
  summary: 'A package is installed with yum without a version',
  why: `Without a version, yum takes the newest package that the repositories have on the day of the
build, so two builds of the same Dockerfile may differ.

A version follows a dash: \`httpd-2.4.6\`. One that has a number elsewhere in its name
(\`java-21-openjdk\`) is taken for pinned, too. The repositories of an Enterprise Linux release keep old
packages; where an image of a fixed minor release is enough to build the same thing twice, this rule
may be switched off.`,
  sources: [hadolint('DL3033')],
  messages: {
    unpinned: '"{package}" comes in any version: write "{package}-VERSION"',
    variable: '"{package}" may hold packages without a version: write each as "NAME-VERSION"',
    stream: '"{package}" comes in any stream: write "{package}:STREAM"',
  },
  examples: {
    bad: [
      {
        text: 'FROM centos:7\nRUN yum install -y [|httpd|] php-8.1.2 && yum clean all\n',
        messages: ['"httpd" comes in any version: write "httpd-VERSION"'],
      },
      {
        text: 'FROM centos:7\nRUN yum -y update \\\n  && yum -y install \\\n    gcc-c++-4.8.5 \\\n    [|openssl-devel|] \\\n  && yum clean all\n',
        messages: ['"openssl-devel" comes in any version: write "openssl-devel-VERSION"'],
        note: 'A dash alone is no version',
      },
      {
        text: 'FROM centos:7\nRUN yum install -y [|$PACKAGES|]\nRUN yum install -y [|php-$UNKNOWN|]\n',
        messages: [
          '"$PACKAGES" may hold packages without a version: write each as "NAME-VERSION"',
          '"php-$UNKNOWN" comes in any version: write "php-$UNKNOWN-VERSION"',
        ],
      },
      {
        text: 'FROM redhat/ubi8:8.10\nRUN yum module install -y [|php|]\nONBUILD RUN ["yum", "install", "-y", [|"gdb"|]]\n',
        messages: [
          '"php" comes in any stream: write "php:STREAM"',
          '"gdb" comes in any version: write "gdb-VERSION"',
        ],
      },
    ],
    good: [
      { text: 'FROM centos:7\nRUN yum install -y httpd-2.4.6 gcc-c++-4.8.5 java-11-openjdk\n' },
      {
        text: 'FROM centos:7\nARG HTTPD=2.4.6\nENV PHP=8.1.2\nRUN yum install -y "httpd-$HTTPD" php-${PHP}\n',
      },
      { text: 'FROM centos:7\nRUN yum install -y https://example.com/tool-latest.rpm\n' },
      { text: 'FROM redhat/ubi8:8.10\nRUN yum module install -y php:8.2\n' },
      {
        text: 'FROM centos:7\nRUN yum groupinstall -y Development && yum group install -y Web\n',
        note: 'Groups have no version',
      },
      { text: 'FROM centos:7\nRUN yum install -y --enablerepo epel htop-2.2.0\n' },
      { text: 'FROM centos:7\nRUN yum -y update && yum clean all\n' },
    ],
  },
  create({ model, shell, report }) {
    const versions = new RpmVersions(model);
    return {
      on: {
        RUN(instruction) {
          const script = shell(instruction);
          if (script === undefined) return;
          const installs = packageCommands(script, ['yum'], ['install']);
          const found = firstUnpinnedRpm(versions, instruction, installs);
          if (found === undefined) return;
          const { word, ...said } = found;
          report({ ...placeOf(model, instruction, word), ...said });
        },
      },
    };
  },
});
