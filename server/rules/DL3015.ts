import { defineRule } from './rule.ts';
import {
  insertBehindSubcommand,
  type PackageCommand,
  packageCommands,
  spanOf,
} from './support/packageCommands.ts';
import { placeOf } from './support/places.ts';
import { docker, hadolint } from './support/sources.ts';

const FLAG = '--no-install-recommends';

export const rule = defineRule({
  code: 'DL3015',
  name: 'apt-get-recommends',
  category: 'size',
  severity: 'info',
  scope: 'instruction',
  onbuild: true,
  mentions: ['apt-get'],
  summary: 'Packages that others only recommend are installed too',
  why: `Beside what a package needs, \`apt-get install\` brings what it recommends: things for a
desktop or a whole server that an image mostly has no use for. They cost space, and each of them is
one more package to keep free of security holes.

A recommended package is sometimes what makes another one useful: \`ca-certificates\` for \`curl\`, the
server beside a client. Name those yourself. Harmless where the image sets
\`APT::Install-Recommends\` to false in \`apt.conf\`, which cannot be seen from here.`,
  sources: [hadolint('DL3015'), docker('build/building/best-practices/#apt-get')],
  messages: {
    recommends: `"apt-get install" also installs what packages recommend: add "${FLAG}"`,
  },
  examples: {
    bad: [
      {
        text: 'FROM debian:13\nRUN apt-get update && [|apt-get install|] -y curl\n',
        messages: [`"apt-get install" also installs what packages recommend: add "${FLAG}"`],
        fixed:
          'FROM debian:13\nRUN apt-get update && apt-get install --no-install-recommends -y curl\n',
      },
      {
        text: 'FROM debian:13\nRUN apt-get update \\\n  && [|apt-get -y install|] \\\n    # for the tests\n    curl \\\n  && apt-get install -y git\n',
        messages: [`"apt-get install" also installs what packages recommend: add "${FLAG}"`],
        fixed:
          'FROM debian:13\nRUN apt-get update \\\n  && apt-get -y install --no-install-recommends \\\n    # for the tests\n    curl \\\n  && apt-get install --no-install-recommends -y git\n',
        note: 'One finding for a RUN; its fix mends all of them',
      },
      {
        text: 'FROM debian:13\nRUN [[|"apt-get", "install"|], "-y", "curl"]\nONBUILD RUN [|apt-get install|] -y $PACKAGES\n',
        messages: [
          `"apt-get install" also installs what packages recommend: add "${FLAG}"`,
          `"apt-get install" also installs what packages recommend: add "${FLAG}"`,
        ],
        fixed:
          'FROM debian:13\nRUN ["apt-get", "install", "--no-install-recommends", "-y", "curl"]\nONBUILD RUN apt-get install --no-install-recommends -y $PACKAGES\n',
      },
    ],
    good: [
      { text: 'FROM debian:13\nRUN apt-get install -y --no-install-recommends curl\n' },
      {
        text: 'FROM debian:13\nRUN apt-get -o APT::Install-Recommends=false install -y curl\nRUN apt-get -oAPT::Install-Recommends=0 install -y git\n',
      },
      { text: 'FROM debian:13\nRUN apt-get update && apt-get -y upgrade\n' },
      { text: 'FROM debian:13\nRUN <<EOF\napt-get install -y --no-install-recommends curl\nEOF\n' },
    ],
  },
  create({ model, shell, report }) {
    return {
      on: {
        RUN(instruction) {
          const script = shell(instruction);
          if (script === undefined) return;
          const generous = packageCommands(script, ['apt-get'], ['install']).filter(recommends);
          const [first] = generous;
          if (first === undefined) return;
          report({
            ...placeOf(model, instruction, spanOf(first)),
            message: 'recommends',
            fixes: [
              {
                title: `Add ${FLAG}`,
                edits: insertBehindSubcommand(script, generous, FLAG),
                mayChange: 'Packages that were only recommended are missing from the image',
              },
            ],
          });
        },
      },
    };
  },
});

const SWITCHED_OFF = /^(?:-o|--option=)?APT::Install-Recommends=(?:0|false|no|off)$/i;

function recommends({ command: { args } }: PackageCommand): boolean {
  const isOff = args.words.some(({ text }) => SWITCHED_OFF.test(text));
  return !isOff && !args.hasFlag('no-install-recommends');
}
