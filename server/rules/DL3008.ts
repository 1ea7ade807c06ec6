import { defineRule } from './rule.ts';
import { firstUnpinned, packageCommands } from './support/packageCommands.ts';
import { placeOf } from './support/places.ts';
import { docker, hadolint } from './support/sources.ts';
import { unpinnedMessage } from './support/unpinned.ts';

export const rule = defineRule({
  code: 'DL3008',
  name: 'unpinned-apt-package',
  category: 'reproducibility',
  severity: 'warning',
  scope: 'instruction',
  onbuild: true,
  mentions: ['apt-get'],
  summary: 'A Debian package is installed without a version',
  why: `Without a version, \`apt-get install\` takes the newest one that the lists of the day have. Two
builds of the same Dockerfile then differ, and a cached layer may hold a package that is months old
without anybody seeing it.

A version has its price: Debian and Ubuntu remove old ones from their mirrors when they publish a fix,
so a build with an exact version stops then, and somebody has to raise it. Where that is too much, a
pattern helps (\`curl=8.*\`), and so does an image that is pinned by its digest together with lists
from a dated snapshot. Whoever wants every build to have the newest security fixes switches this rule
off.

Files (\`./tool.deb\`) and packages with a release (\`git/trixie-backports\`) are left alone.`,
  sources: [hadolint('DL3008'), docker('build/building/best-practices/#apt-get')],
  messages: {
    unpinned: '"{package}" comes in any version: write "{package}=VERSION"',
    variable: '"{package}" may hold packages without a version: write each as "NAME=VERSION"',
  },
  examples: {
    bad: [
      {
        text: 'FROM debian:13\nRUN apt-get update && apt-get install -y [|curl|] git=1:2.47.*\n',
        messages: ['"curl" comes in any version: write "curl=VERSION"'],
      },
      {
        text: 'FROM debian:13\nRUN apt-get update \\\n  # for the tests\n  && apt-get install -y --no-install-recommends \\\n    ca-certificates=20250419 \\\n    [|curl|] \\\n    git\n',
        messages: ['"curl" comes in any version: write "curl=VERSION"'],
        note: 'One finding for a RUN: its first such package',
      },
      {
        text: 'FROM debian:13\nARG PACKAGES\nRUN apt-get -t trixie-backports install -y [|$PACKAGES|]\nRUN apt-get install -y [|"linux-headers-$(uname -r)"|]\n',
        messages: [
          '"$PACKAGES" may hold packages without a version: write each as "NAME=VERSION"',
          '"linux-headers-$(uname -r)" comes in any version: write "linux-headers-$(uname -r)=VERSION"',
        ],
      },
      {
        text: 'FROM debian:13\nRUN <<EOF\napt-get update\napt-get install -y [|curl|]\nEOF\nRUN ["apt-get", "install", "-y", [|"git"|]]\n',
        messages: [
          '"curl" comes in any version: write "curl=VERSION"',
          '"git" comes in any version: write "git=VERSION"',
        ],
      },
      {
        text: 'FROM debian:13\nONBUILD RUN if [ -n "$DEBUG" ]; then apt-get install -y [|gdb|]; fi\n',
        messages: ['"gdb" comes in any version: write "gdb=VERSION"'],
      },
    ],
    good: [
      {
        text: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl=8.14.1-2 "git=1:2.47.*"\n',
      },
      {
        text: 'FROM debian:13\nARG CURL_VERSION=8.14.1-2\nRUN apt-get install -y curl=$CURL_VERSION\n',
      },
      {
        text: 'FROM debian:13\nRUN apt-get install -y ./tool.deb /tmp/*.deb git/trixie-backports\n',
      },
      { text: 'FROM debian:13\nRUN apt-get install -y -o Acquire::Retries=3 -- curl=8.14.1-2\n' },
      { text: 'FROM debian:13\nRUN apt-get update && apt-get -y upgrade\n' },
      {
        text: 'FROM debian:13\nRUN echo "apt-get install curl" > /usage\n',
        note: 'Nothing is installed',
      },
    ],
  },
  create({ model, shell, report }) {
    return {
      on: {
        RUN(instruction) {
          const script = shell(instruction);
          if (script === undefined) return;
          const installs = packageCommands(script, ['apt-get'], ['install']);
          const word = firstUnpinned(installs, ({ text }) => /[=/]|\.deb$/.test(text));
          if (word === undefined) return;
          report({ ...placeOf(model, instruction, word), ...unpinnedMessage(word) });
        },
      },
    };
  },
});
