import { defineRule } from './rule.ts';
import {
  assumesYes,
  insertBehindSubcommand,
  packageCommands,
  spanOf,
} from './support/packageCommands.ts';
import { placeOf } from './support/places.ts';
import { hadolint } from './support/sources.ts';

const PROGRAMS = ['dnf', 'microdnf'];
const ASKING = ['install', 'groupinstall', 'localinstall'];

export const rule = defineRule({
  code: 'DL3038',
  name: 'dnf-asks',
  category: 'correctness',
  severity: 'warning',
  scope: 'instruction',
  onbuild: true,
  mentions: ['dnf'],
  summary: 'A dnf command waits for an answer that nobody gives',
  why: `\`dnf install\` asks whether it may go on. Nobody answers in a build: dnf takes that for a no,
and the build ends with an error. microdnf does not ask in most images, and an \`assumeyes=True\` in
\`dnf.conf\` has the same effect, but neither can be seen from here; \`-y\` does no harm.`,
  sources: [hadolint('DL3038')],
  messages: {
    asks: '"{program} {subcommand}" may ask for a yes, and nobody answers: add "-y"',
  },
  examples: {
    bad: [
      {
        text: 'FROM fedora:42\nRUN [|dnf install|] httpd-2.4.62 && dnf clean all\n',
        messages: ['"dnf install" may ask for a yes, and nobody answers: add "-y"'],
        fixed: 'FROM fedora:42\nRUN dnf install -y httpd-2.4.62 && dnf clean all\n',
      },
      {
        text: 'FROM redhat/ubi9-minimal:9.6\nRUN microdnf -y update \\\n  && [|microdnf --nodocs install|] \\\n    httpd-2.4.62 \\\n  && microdnf install php-8.4.2\n',
        messages: ['"microdnf install" may ask for a yes, and nobody answers: add "-y"'],
        fixed:
          'FROM redhat/ubi9-minimal:9.6\nRUN microdnf -y update \\\n  && microdnf --nodocs install -y \\\n    httpd-2.4.62 \\\n  && microdnf install -y php-8.4.2\n',
        note: 'One finding for a RUN; its fix mends all of them',
      },
      {
        text: 'FROM fedora:42\nRUN [[|"dnf", "install"|], "httpd-2.4.62"]\nONBUILD RUN [|dnf groupinstall|] $GROUP\n',
        messages: [
          '"dnf install" may ask for a yes, and nobody answers: add "-y"',
          '"dnf groupinstall" may ask for a yes, and nobody answers: add "-y"',
        ],
        fixed:
          'FROM fedora:42\nRUN ["dnf", "install", "-y", "httpd-2.4.62"]\nONBUILD RUN dnf groupinstall -y $GROUP\n',
      },
    ],
    good: [
      { text: 'FROM fedora:42\nRUN dnf install -y httpd-2.4.62 && dnf -qy install php-8.4.2\n' },
      { text: 'FROM fedora:42\nRUN dnf --assumeyes install httpd-2.4.62\n' },
      { text: 'FROM fedora:42\nRUN dnf makecache && dnf clean all\n' },
      { text: 'FROM fedora:42\nRUN <<EOF\ndnf install -y httpd-2.4.62\nEOF\n' },
    ],
  },
  create({ model, shell, report }) {
    return {
      on: {
        RUN(instruction) {
          const script = shell(instruction);
          if (script === undefined) return;
          const asking = packageCommands(script, PROGRAMS, ASKING).filter(
            (one) => !assumesYes(one),
          );
          const [first] = asking;
          if (first === undefined) return;
          const { program, subcommand } = first;
          const edits = insertBehindSubcommand(script, asking, '-y');
          report({
            ...placeOf(model, instruction, spanOf(first)),
            message: 'asks',
            data: { program, subcommand: subcommand.text },
            fixes: [{ title: 'Add -y', edits }],
          });
        },
      },
    };
  },
});
