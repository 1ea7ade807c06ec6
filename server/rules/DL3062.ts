import { PACKAGE_MANAGERS } from '../facts/packageManagers.ts';
import type { Command, ShellWord } from '../shell/script.ts';
import { defineRule } from './rule.ts';
import { ownCommands } from './support/commands.ts';
import { placeOf } from './support/places.ts';
import { hadolint } from './support/sources.ts';

const VALUE_FLAGS = PACKAGE_MANAGERS.get('go')?.valueFlags ?? [];

/** Come with Go itself, so its version is theirs. */
const STANDARD = new Set(['std', 'cmd', 'all', 'tool']);

export const rule = defineRule({
  code: 'DL3062',
  name: 'unpinned-go-package',
  category: 'reproducibility',
  severity: 'warning',
  scope: 'instruction',
  onbuild: true,
  mentions: ['go'],
  summary: 'A Go package is installed or run without a version',
  why: `Without a version, or with \`@latest\`, Go takes the newest release of the day, and a tool
built from it may differ from one image to the next.

Inside a module, \`go.mod\` fixes the version of what it requires; name the package by a local path
there, or silence the rule. Local paths and the standard library are left alone.`,
  sources: [hadolint('DL3062')],
  messages: {
    unpinned: '"{package}" comes in any version: write "{package}@VERSION"',
    latest: '"{package}" is another version every day: replace "@{version}" by a version',
  },
  examples: {
    bad: [
      {
        text: 'FROM golang:1.25\nRUN go install [|example.com/tool|]\n',
        messages: ['"example.com/tool" comes in any version: write "example.com/tool@VERSION"'],
      },
      {
        text: 'FROM golang:1.25\nRUN apt-get update \\\n  && go install -v -tags netgo [|example.com/tool@latest|]\n',
        messages: [
          '"example.com/tool@latest" is another version every day: replace "@latest" by a version',
        ],
      },
      {
        text: 'FROM golang:1.25\nRUN go run [|example.com/tool|] --check ./...\n',
        messages: ['"example.com/tool" comes in any version: write "example.com/tool@VERSION"'],
      },
      {
        text: 'FROM golang:1.25\nRUN go get -u example.com/a@v1.2.0 [|example.com/b|]\n',
        messages: ['"example.com/b" comes in any version: write "example.com/b@VERSION"'],
      },
    ],
    good: [
      { text: 'FROM golang:1.25\nRUN go install -tags netgo example.com/tool@v1.2.0\n' },
      { text: 'FROM golang:1.25\nRUN go install ./cmd/... && go get -d .\n' },
      { text: 'FROM golang:1.25\nRUN go run main.go && go run ./tool example.com\n' },
      { text: 'FROM golang:1.25\nRUN go install std\n', note: 'As old as Go itself' },
      { text: 'FROM golang:1.25\nRUN go mod download && go build -o /app example.com/app\n' },
    ],
  },
  create({ model, shell, report }) {
    return {
      on: {
        RUN(instruction) {
          const script = shell(instruction);
          const word = script && ownCommands(script).map(unpinned).find(Boolean);
          if (word === undefined) return;
          const version = /@(latest|none)$/.exec(word.text)?.[1];
          report({
            ...placeOf(model, instruction, word),
            message: version === undefined ? 'unpinned' : 'latest',
            data: { package: word.text, version: version ?? '' },
          });
        },
      },
    };
  },
});

/** The first package that could come in any version. */
function unpinned({ program, args }: Command): ShellWord | undefined {
  if (program !== 'go') return undefined;
  const [subcommand, ...packages] = args.positional(VALUE_FLAGS);
  switch (subcommand?.text) {
    case 'install':
    case 'get':
      return packages.find(({ text }) => !isFixed(text));
    case 'run':
      // What follows the package are the program's own arguments.
      return packages.slice(0, 1).find(({ text }) => !isFixed(text));
    default:
      return undefined;
  }
}

function isFixed(text: string): boolean {
  if (/^[./]/.test(text) || text.endsWith('.go') || STANDARD.has(text)) return true;
  return text.includes('@') && !/@(?:latest|none)$/.test(text);
}
