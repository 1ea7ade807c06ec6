import type { Command, ShellWord } from '../shell/script.ts';
import { defineRule } from './rule.ts';
import { ownCommands } from './support/commands.ts';
import { placeOf } from './support/places.ts';
import { hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL3028',
  name: 'unpinned-gem',
  category: 'reproducibility',
  severity: 'warning',
  scope: 'instruction',
  onbuild: true,
  mentions: ['gem'],
  summary: 'A Ruby gem is installed without a version',
  why: `Without a version, gem takes the newest one of the day, and a newer gem may ask for a newer
Ruby than the image has: such a build breaks without a change of yours.

An installation with \`-v\` or \`--version\` is left alone. Gems of an application belong into a
Gemfile with its lock file.`,
  sources: [hadolint('DL3028')],
  messages: {
    unpinned: '"{gem}" comes in any version: write "{gem}:VERSION"',
  },
  examples: {
    bad: [
      {
        text: 'FROM ruby:3.4\nRUN gem install [|bundler|]\n',
        messages: ['"bundler" comes in any version: write "bundler:VERSION"'],
      },
      {
        text: 'FROM ruby:3.4\nRUN apt-get update \\\n  && gem i rake:13.3.0 [|puma|] -- --with-cflags=-O2\n',
        messages: ['"puma" comes in any version: write "puma:VERSION"'],
      },
      {
        text: 'FROM ruby:3.4\nRUN gem install [|rails|] --no-document\n',
        messages: ['"rails" comes in any version: write "rails:VERSION"'],
      },
    ],
    good: [
      { text: 'FROM ruby:3.4\nRUN gem install bundler:2.7.1 rake:13.3.0\n' },
      { text: 'FROM ruby:3.4\nRUN gem install bundler -v 2.7.1\n' },
      { text: 'FROM ruby:3.4\nRUN gem install --version=2.7.1 bundler\n' },
      { text: 'FROM ruby:3.4\nRUN gem install --source https://gems.example.com puma:6.6.1\n' },
      {
        text: 'FROM ruby:3.4\nRUN gem install --no-document rails\n',
        note: 'What stands behind a flag may be its value',
      },
      { text: 'FROM ruby:3.4\nRUN bundle install\n' },
    ],
  },
  create({ model, shell, report }) {
    return {
      on: {
        RUN(instruction) {
          const script = shell(instruction);
          const word = script && ownCommands(script).map(unpinned).find(Boolean);
          if (word === undefined) return;
          report({
            ...placeOf(model, instruction, word),
            message: 'unpinned',
            data: { gem: word.text },
          });
        },
      },
    };
  },
});

/** The first gem that could come in any version. Words behind `--` are for compilers. */
function unpinned({ program, args }: Command): ShellWord | undefined {
  if (program !== 'gem' || args.hasFlag('v', 'version') || !args.hasAny('install', 'i')) {
    return undefined;
  }
  const { words } = args;
  for (let at = 0; at < words.length && words[at]?.text !== '--'; at++) {
    const word = words[at];
    // Which flags have a value depends on the version of gem: the word behind may be one.
    if (word?.text.startsWith('-')) at++;
    else if (word && !SUBCOMMANDS.has(word.text) && !word.text.includes(':')) return word;
  }
  return undefined;
}

const SUBCOMMANDS = new Set(['install', 'i']);
