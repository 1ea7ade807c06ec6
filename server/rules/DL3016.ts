import { PACKAGE_MANAGERS } from '../facts/packageManagers.ts';
import type { Command, ShellWord } from '../shell/script.ts';
import { defineRule } from './rule.ts';
import { ownCommands } from './support/commands.ts';
import { placeOf } from './support/places.ts';
import { hadolint } from './support/sources.ts';

const VALUE_FLAGS = PACKAGE_MANAGERS.get('npm')?.valueFlags ?? [];

export const rule = defineRule({
  code: 'DL3016',
  name: 'unpinned-npm-package',
  category: 'reproducibility',
  severity: 'warning',
  scope: 'instruction',
  onbuild: true,
  mentions: ['npm'],
  summary: 'A Node.js package is installed without a version',
  why: `Without a version, npm takes whatever carries the tag \`latest\` on the day of the build. Two
builds of the same Dockerfile then differ, and nobody can tell which of them a container runs.

Bare \`npm install\` is left alone: \`package.json\` and its lock file say the versions. So are
archives, folders and Git addresses with a \`#\`.`,
  sources: [hadolint('DL3016')],
  messages: {
    unpinned: '"{package}" comes in its latest version: write "{package}@VERSION"',
    repository: '"{package}" is whatever is there today: add "#" and a tag or commit',
  },
  examples: {
    bad: [
      {
        text: 'FROM node:24\nRUN npm install -g [|pnpm|] typescript@5.9.2\n',
        messages: ['"pnpm" comes in its latest version: write "pnpm@VERSION"'],
      },
      {
        text: 'FROM node:24\nRUN apt-get update \\\n  && npm --loglevel warn install [|@angular/cli|]\n',
        messages: ['"@angular/cli" comes in its latest version: write "@angular/cli@VERSION"'],
      },
      {
        text: 'FROM node:24\nRUN npm install [|git+https://example.com/tool.git|]\n',
        messages: [
          '"git+https://example.com/tool.git" is whatever is there today: add "#" and a tag or commit',
        ],
      },
      {
        text: 'FROM node:24\nRUN ["npm", "install", [|"pnpm"|]]\n',
        messages: ['"pnpm" comes in its latest version: write "pnpm@VERSION"'],
      },
    ],
    good: [
      { text: 'FROM node:24\nRUN npm install && npm ci\n' },
      { text: 'FROM node:24\nRUN npm install -g pnpm@10.15.0 @angular/cli@20\n' },
      { text: 'FROM node:24\nRUN npm install ./tool tool.tgz git+https://example.com/a.git#v1\n' },
      { text: 'FROM node:24\nRUN npm install --prefix web pnpm@10.15.0\n' },
    ],
  },
  create({ model, shell, report }) {
    return {
      on: {
        RUN(instruction) {
          const script = shell(instruction);
          const word = script && ownCommands(script).map(unpinned).find(Boolean);
          if (word === undefined) return;
          const data = { package: word.text };
          const message = isRepository(word.text) ? 'repository' : 'unpinned';
          report({ ...placeOf(model, instruction, word), message, data });
        },
      },
    };
  },
});

/** The first package that could come in any version. */
function unpinned({ program, args }: Command): ShellWord | undefined {
  if (program !== 'npm') return undefined;
  const [subcommand, ...packages] = args.positional(VALUE_FLAGS);
  if (subcommand?.text !== 'install') return undefined;
  return packages.find(({ text }) => !isFixed(text));
}

function isFixed(text: string): boolean {
  if (isRepository(text)) return text.includes('#');
  if (/^(?:\/|\.\.?\/|~\/)/.test(text) || /\.(?:tar|tar\.gz|tgz)$/.test(text)) return true;
  return text.slice(1).includes('@');
}

function isRepository(text: string): boolean {
  return /^git(?:\+(?:ssh|https?))?:\/\//.test(text);
}
