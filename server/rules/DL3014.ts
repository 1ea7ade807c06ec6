import { defineRule } from './rule.ts';
import {
  assumesYes,
  insertBehindSubcommand,
  type PackageCommand,
  packageCommands,
  spanOf,
} from './support/packageCommands.ts';
import { placeOf } from './support/places.ts';
import { docker, hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL3014',
  name: 'apt-get-asks',
  category: 'correctness',
  severity: 'warning',
  scope: 'instruction',
  onbuild: true,
  mentions: ['apt-get'],
  summary: 'An apt-get command waits for an answer that nobody gives',
  why: `\`apt-get install\` asks before it installs more than what it was told to. Nobody answers in a
build: apt-get takes that for a no, and the build ends with an error.

It does not ask when a package needs no other one, which is why such a line may work for years and
then break with a new release of the distribution. \`DEBIAN_FRONTEND=noninteractive\` does not help: it
silences the packages' own questions. An \`apt.conf\` in the image that assumes yes cannot be seen from
here; silence the rule there.`,
  sources: [hadolint('DL3014'), docker('build/building/best-practices/#apt-get')],
  messages: {
    asks: '"apt-get install" may ask for a yes, and nobody answers: add "-y"',
  },
  examples: {
    bad: [
      {
        text: 'FROM debian:13\nRUN apt-get update && [|apt-get install|] curl\n',
        messages: ['"apt-get install" may ask for a yes, and nobody answers: add "-y"'],
        fixed: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl\n',
      },
      {
        text: 'FROM debian:13\nRUN apt-get update \\\n  && DEBIAN_FRONTEND=noninteractive [|apt-get -q install|] \\\n    # for the tests\n    curl \\\n  && apt-get install git\n',
        messages: ['"apt-get install" may ask for a yes, and nobody answers: add "-y"'],
        fixed:
          'FROM debian:13\nRUN apt-get update \\\n  && DEBIAN_FRONTEND=noninteractive apt-get -q install -y \\\n    # for the tests\n    curl \\\n  && apt-get install -y git\n',
        note: 'One finding for a RUN; its fix mends all of them',
      },
      {
        text: 'FROM debian:13\nRUN [[|"apt-get", "install"|], "curl"]\nONBUILD RUN <<EOF\n[|apt-get install|] gdb\nEOF\n',
        messages: [
          '"apt-get install" may ask for a yes, and nobody answers: add "-y"',
          '"apt-get install" may ask for a yes, and nobody answers: add "-y"',
        ],
        fixed:
          'FROM debian:13\nRUN ["apt-get", "install", "-y", "curl"]\nONBUILD RUN <<EOF\napt-get install -y gdb\nEOF\n',
      },
    ],
    good: [
      { text: 'FROM debian:13\nRUN apt-get install -y curl && apt-get -yq install git\n' },
      {
        text: 'FROM debian:13\nRUN apt-get install --yes curl && apt-get --assume-yes install git\n',
      },
      {
        text: 'FROM debian:13\nRUN apt-get -qq install curl && apt-get -q -q install git && apt-get -q=2 install jq\n',
        note: 'Twice quiet means yes',
      },
      { text: 'FROM debian:13\nRUN apt-get update && apt-get remove curl\n' },
      { text: 'FROM debian:13\nRUN apt-get update # then apt-get install curl\n' },
    ],
  },
  create({ model, shell, report }) {
    return {
      on: {
        RUN(instruction) {
          const script = shell(instruction);
          if (script === undefined) return;
          const asking = packageCommands(script, ['apt-get'], ['install']).filter(asks);
          const [first] = asking;
          if (first === undefined) return;
          const edits = insertBehindSubcommand(script, asking, '-y');
          report({
            ...placeOf(model, instruction, spanOf(first)),
            message: 'asks',
            fixes: [{ title: 'Add -y', edits }],
          });
        },
      },
    };
  },
});

function asks(install: PackageCommand): boolean {
  const { args } = install.command;
  const twiceQuiet = args.countFlag('q') === 2 || args.countFlag('quiet') === 2;
  return !assumesYes(install) && !twiceQuiet && !args.hasAny('-q=2');
}
