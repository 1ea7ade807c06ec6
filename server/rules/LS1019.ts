import { cleanPath } from '../../core/dockerignore/cleanPath.ts';
import { type PathArgument, pathText, readCopy } from '../model/copy.ts';
import type { Stage } from '../model/model.ts';
import type { Command, ShellScript } from '../shell/script.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { defineRule } from './rule.ts';
import { placeOf } from './support/places.ts';
import { withoutQuotes } from './support/quotes.ts';
import { docker } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS1019',
  name: 'copy-before-install',
  category: 'maintainability',
  severity: 'info',
  summary: 'Everything is copied before the packages are installed that it needs',
  why: `A layer is taken from the cache when nothing before it has changed. After \`COPY . .\` that is
never: each changed line of code installs all packages again. Copy the list of packages alone first
(\`COPY package.json package-lock.json ./\`), install, and then copy the rest.

Where an installation needs the sources itself (workspaces, local packages, scripts that run after
it), a cache mount for the package manager helps as well, and is left alone.`,
  sources: [
    docker('build/cache/optimize/#order-your-layers'),
    docker('build/building/best-practices/#leverage-build-cache'),
  ],
  messages: {
    early: 'Each change of any file runs "{command}" on line {line} again: copy {lists} first',
  },
  examples: {
    bad: [
      {
        text: 'FROM node:24\nWORKDIR /app\nCOPY [|.|] .\nRUN npm ci && npm run build\n',
        messages: [
          'Each change of any file runs "npm ci" on line 4 again: copy package.json and package-lock.json first',
        ],
      },
      {
        text: 'FROM python:3.13\nCOPY --chown=app \\\n  ["[|./|]", "/app/"]\nENV A=1\nRUN pip install -r /app/requirements.txt\n',
        messages: [
          'Each change of any file runs "pip install" on line 5 again: copy requirements.txt first',
        ],
      },
    ],
    good: [
      {
        text: 'FROM node:24\nCOPY package.json package-lock.json ./\nRUN npm ci\nCOPY . .\nRUN npm ci --omit=dev\n',
      },
      {
        text: 'FROM golang:1.25\nCOPY . .\nRUN --mount=type=cache,target=/go/pkg/mod go mod download\n',
      },
      {
        text: 'FROM node:24\nCOPY . .\nRUN npm install --global serve@14\n',
        note: 'Not from a list',
      },
      { text: 'FROM node:24 AS build\nFROM node:24\nCOPY --from=build . .\nRUN npm ci\n' },
    ],
  },
  create({ model, shell, report }) {
    let everything:
      | { readonly instruction: Instruction; readonly source: PathArgument }
      | undefined;
    /** What was installed before everything was copied. */
    const before = new Set<string>();
    const look = (instruction: Instruction) => {
      const source = wholeContext(instruction);
      if (source !== undefined) everything ??= { instruction, source };
    };
    return {
      stage(_: Stage) {
        everything = undefined;
        before.clear();
      },
      on: {
        COPY: look,
        ADD: look,
        RUN(run) {
          const script = shell(run);
          const installing = script?.gist(firstInstaller);
          const copied = everything;
          if (installing === undefined) return;
          if (copied === undefined) before.add(installing.lists);
          if (copied === undefined || before.has(installing.lists) || run.flags.length > 0) return;
          everything = undefined;
          const inset = 'value' in copied.source ? 1 : 0;
          const { start, end } = copied.source;
          report({
            ...placeOf(model, copied.instruction, { start: start + inset, end: end - inset }),
            message: 'early',
            data: { ...installing, line: model.lines.lineAt(run.start) + 1 },
          });
        },
      },
    };
  },
});

function wholeContext(instruction: Instruction): PathArgument | undefined {
  const copy = readCopy(instruction);
  const [source, ...others] = copy?.sources ?? [];
  if (copy === undefined || source === undefined || others.length > 0) return undefined;
  if (copy.from !== undefined || copy.destination === undefined) return undefined;
  return cleanPath(withoutQuotes(pathText(source))) === '.' ? source : undefined;
}

interface Installer {
  /** As people call it. */
  readonly command: string;
  /** The files that say what is installed. */
  readonly lists: string;
}

function firstInstaller({ commands }: ShellScript): Installer | undefined {
  for (const command of commands) {
    const installer = installerOf(command);
    if (installer !== undefined) return installer;
  }
  return undefined;
}

/** What `command` is, if it installs what a list in the folder says. */
function installerOf({ innermost: { program, args } }: Command): Installer | undefined {
  if (program === undefined || !INSTALLERS.has(program)) return undefined;
  const [verb, ...rest] = args.positional().map(({ text }) => text);
  const isPlain = rest.length === 0 && !args.hasFlag('g', 'global');
  const installer = (lists: string): Installer => ({ command: `${program} ${verb}`, lists });
  switch (program) {
    case 'npm':
      if (!isPlain || !/^(?:ci|clean-install|install|i)$/.test(verb ?? '')) return undefined;
      return installer('package.json and package-lock.json');
    case 'pnpm':
      return isPlain && /^(?:install|i)$/.test(verb ?? '')
        ? installer('package.json and pnpm-lock.yaml')
        : undefined;
    case 'yarn':
      return isPlain && verb === 'install' ? installer('package.json and yarn.lock') : undefined;
    case 'pip':
    case 'pip3':
      return verb === 'install' && args.flagValue('r', 'requirement')?.endsWith('requirements.txt')
        ? installer('requirements.txt')
        : undefined;
    case 'bundle':
      return verb === 'install' ? installer('Gemfile and Gemfile.lock') : undefined;
    case 'composer':
      return verb === 'install' ? installer('composer.json and composer.lock') : undefined;
    case 'go':
      return verb === 'mod' && rest[0] === 'download'
        ? { command: 'go mod download', lists: 'go.mod and go.sum' }
        : undefined;
    default:
      return undefined;
  }
}

const INSTALLERS: ReadonlySet<string> = new Set(
  'npm pnpm yarn pip pip3 bundle composer go'.split(' '),
);
