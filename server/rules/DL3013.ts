import { PACKAGE_MANAGERS } from '../facts/packageManagers.ts';
import type { ShellWord } from '../shell/script.ts';
import { defineRule } from './rule.ts';
import { type PipInstall, pipInstalls } from './support/pip.ts';
import { placeOf } from './support/places.ts';
import { hadolint } from './support/sources.ts';

const VALUE_FLAGS = PACKAGE_MANAGERS.get('pip')?.valueFlags ?? [];

export const rule = defineRule({
  code: 'DL3013',
  name: 'unpinned-pip-package',
  category: 'reproducibility',
  severity: 'warning',
  scope: 'instruction',
  onbuild: true,
  mentions: ['pip'],
  summary: 'A Python package is installed without a version',
  why: `Without a version, pip takes the newest one of the day. Two builds of the same Dockerfile
then differ, and a build that worked last week may fail today without a change of yours.

A requirements or constraints file says the versions elsewhere, so an installation that names one is
left alone. So are files, folders, and Git addresses with an \`@\`. For tools that are used only
during the build, such as pip itself, a lower bound is often enough.`,
  sources: [
    hadolint('DL3013'),
    {
      tool: 'Docker',
      url: 'https://docs.docker.com/build/building/best-practices/#pin-base-image-versions',
    },
  ],
  messages: {
    unpinned:
      '"{package}" comes in any version: write "{package}==VERSION", or use a requirements file',
    repository: '"{package}" is whatever is there today: add "@" and a tag or commit',
  },
  examples: {
    bad: [
      {
        text: 'FROM python:3.13\nRUN pip install --no-cache-dir [|flask|] gunicorn\n',
        messages: [
          '"flask" comes in any version: write "flask==VERSION", or use a requirements file',
        ],
        note: 'One finding for a RUN: its first such package',
      },
      {
        text: 'FROM python:3.13\nRUN apt-get update \\\n  && python3 -m pip install --index-url https://pypi.example.com [|flask|]\n',
        messages: [
          '"flask" comes in any version: write "flask==VERSION", or use a requirements file',
        ],
      },
      {
        text: 'FROM python:3.13\nRUN pip install --upgrade [|pip|]\n',
        messages: ['"pip" comes in any version: write "pip==VERSION", or use a requirements file'],
      },
      {
        text: 'FROM python:3.13\nRUN pip3 install [|git+https://example.com/tool.git|]\n',
        messages: [
          '"git+https://example.com/tool.git" is whatever is there today: add "@" and a tag or commit',
        ],
      },
    ],
    good: [
      { text: 'FROM python:3.13\nRUN pip install flask==3.1.1 "gunicorn>=23,<24"\n' },
      { text: 'FROM python:3.13\nRUN pip install -r requirements.txt\n' },
      { text: 'FROM python:3.13\nRUN pip install -c constraints.txt flask\n' },
      { text: 'FROM python:3.13\nRUN pip install git+https://example.com/tool.git@v1.2\n' },
      { text: 'FROM python:3.13\nRUN pip install ./tool dist/app-1.0-py3-none-any.whl\n' },
      { text: 'FROM python:3.13\nRUN pip install ".[web]"\n', note: 'The folder of the build' },
    ],
  },
  create({ model, shell, report }) {
    return {
      on: {
        RUN(instruction) {
          const script = shell(instruction);
          const word = script && pipInstalls(script).map(unpinned).find(Boolean);
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
function unpinned({ command, install }: PipInstall): ShellWord | undefined {
  const { args } = command;
  if (args.hasAny('-r', '--requirement', '.') || args.hasFlag('c', 'constraint')) return undefined;
  return args
    .positional(VALUE_FLAGS)
    .find((word) => word.start > install.start && !isFixed(word.text));
}

function isFixed(text: string): boolean {
  if (/[<>]|[=!~]=/.test(text)) return true;
  if (isRepository(text)) return text.includes('@');
  return text.includes('/') || text.startsWith('.') || /\.(?:whl|tar\.gz)$/.test(text);
}

function isRepository(text: string): boolean {
  return /^(?:git|hg|svn|bzr)(?:\+[\w-]+)?:/.test(text);
}
