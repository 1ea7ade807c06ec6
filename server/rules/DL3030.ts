import { defineRule } from './rule.ts';
import {
  assumesYes,
  insertBehindSubcommand,
  packageCommands,
  spanOf,
} from './support/packageCommands.ts';
import { placeOf } from './support/places.ts';
import { hadolint } from './support/sources.ts';

const ASKING = ['install', 'groupinstall', 'localinstall'];

export const rule = defineRule({
  code: 'DL3030',
  name: 'yum-asks',
  category: 'correctness',
  severity: 'warning',
  scope: 'instruction',
  onbuild: true,
  mentions: ['yum'],
  summary: 'A yum command waits for an answer that nobody gives',
  why: `\`yum install\` asks whether it may go on. Nobody answers in a build: yum takes that for a no,
and the build ends with an error.

An \`assumeyes=1\` in the image's \`yum.conf\` cannot be seen from here; silence the rule there.`,
  sources: [hadolint('DL3030')],
  messages: {
    asks: '"yum {subcommand}" asks for a yes, and nobody answers: add "-y"',
  },
  examples: {
    bad: [
      {
        text: 'FROM centos:7\nRUN [|yum install|] httpd-2.4.6 && yum clean all\n',
        messages: ['"yum install" asks for a yes, and nobody answers: add "-y"'],
        fixed: 'FROM centos:7\nRUN yum install -y httpd-2.4.6 && yum clean all\n',
      },
      {
        text: 'FROM centos:7\nRUN yum -y update \\\n  && [|yum --nogpgcheck groupinstall|] \\\n    Development \\\n  && yum localinstall tool.rpm\n',
        messages: ['"yum groupinstall" asks for a yes, and nobody answers: add "-y"'],
        fixed:
          'FROM centos:7\nRUN yum -y update \\\n  && yum --nogpgcheck groupinstall -y \\\n    Development \\\n  && yum localinstall -y tool.rpm\n',
        note: 'One finding for a RUN; its fix mends all of them',
      },
      {
        text: 'FROM centos:7\nRUN [[|"yum", "install"|], "httpd-2.4.6"]\nONBUILD RUN [|yum install|] $PACKAGES\n',
        messages: [
          '"yum install" asks for a yes, and nobody answers: add "-y"',
          '"yum install" asks for a yes, and nobody answers: add "-y"',
        ],
        fixed:
          'FROM centos:7\nRUN ["yum", "install", "-y", "httpd-2.4.6"]\nONBUILD RUN yum install -y $PACKAGES\n',
      },
    ],
    good: [
      { text: 'FROM centos:7\nRUN yum install -y httpd-2.4.6 && yum -qy install php-8.1.2\n' },
      { text: 'FROM centos:7\nRUN yum --assumeyes groupinstall Development\n' },
      { text: 'FROM centos:7\nRUN yum clean all && yum list\n' },
      { text: 'FROM centos:7\nRUN <<EOF\nyum install -y httpd-2.4.6\nEOF\n' },
    ],
  },
  create({ model, shell, report }) {
    return {
      on: {
        RUN(instruction) {
          const script = shell(instruction);
          if (script === undefined) return;
          const asking = packageCommands(script, ['yum'], ASKING).filter((one) => !assumesYes(one));
          const [first] = asking;
          if (first === undefined) return;
          const edits = insertBehindSubcommand(script, asking, '-y');
          report({
            ...placeOf(model, instruction, spanOf(first)),
            message: 'asks',
            data: { subcommand: first.subcommand.text },
            fixes: [{ title: 'Add -y', edits }],
          });
        },
      },
    };
  },
});
