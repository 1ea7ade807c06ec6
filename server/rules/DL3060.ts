import type { Command } from '../shell/script.ts';
import { defineRule } from './rule.ts';
import { appendingFixes } from './support/appending.ts';
import { firstLeft } from './support/leftovers.ts';
import { isMountedAway } from './support/mounts.ts';
import { packageCommands, spanOf } from './support/packageCommands.ts';
import { placeOf } from './support/places.ts';
import { docker, hadolint } from './support/sources.ts';
import { StageFilter } from './support/usedStages.ts';

const APPENDED = {
  command: 'yarn cache clean',
  mayChange: 'What runs later in the build or the container downloads its packages anew',
};

export const rule = defineRule({
  code: 'DL3060',
  name: 'yarn-cache-kept',
  category: 'size',
  severity: 'info',
  onbuild: true,
  mentions: ['yarn'],
  summary: 'The cache that yarn fills stays in the layer',
  why: `\`yarn install\` keeps a copy of every package for the next installation. In an image there is
none, and the copies double what the packages take. Deleting them in a later RUN does not make the
image smaller, because the layer with them is still there.

Left alone in stages that only serve to copy files from, and where a cache mount keeps the cache out
of the image.`,
  sources: [hadolint('DL3060'), docker('build/cache/optimize/#use-cache-mounts')],
  messages: {
    kept: '"yarn install" leaves its cache in the layer: run "yarn cache clean" behind it',
  },
  examples: {
    bad: [
      {
        text: 'FROM node:24\nRUN [|yarn install|] --frozen-lockfile\n',
        messages: [
          '"yarn install" leaves its cache in the layer: run "yarn cache clean" behind it',
        ],
        fixed: 'FROM node:24\nRUN yarn install --frozen-lockfile && yarn cache clean\n',
      },
      {
        text: 'FROM node:24 AS base\nRUN corepack enable \\\n  && [|yarn --cwd web install|] \\\n  && yarn build\nFROM base\n',
        messages: [
          '"yarn install" leaves its cache in the layer: run "yarn cache clean" behind it',
        ],
        fixed:
          'FROM node:24 AS base\nRUN corepack enable \\\n  && yarn --cwd web install \\\n  && yarn build \\\n  && yarn cache clean\nFROM base\n',
        note: 'The last stage is built on this one',
      },
      {
        text: 'FROM node:24\nRUN yarn cache clean && [|yarn install|]\n',
        messages: [
          '"yarn install" leaves its cache in the layer: run "yarn cache clean" behind it',
        ],
        fixed: 'FROM node:24\nRUN yarn cache clean && yarn install && yarn cache clean\n',
        note: 'Cleaned too early',
      },
      {
        text: 'FROM node:24\nONBUILD RUN [|yarn install|] --frozen-lockfile\n',
        messages: [
          '"yarn install" leaves its cache in the layer: run "yarn cache clean" behind it',
        ],
        fixed: 'FROM node:24\nONBUILD RUN yarn install --frozen-lockfile && yarn cache clean\n',
      },
    ],
    good: [
      { text: 'FROM node:24\nRUN yarn install && yarn cache clean\n' },
      {
        text: 'FROM node:24\nRUN --mount=type=cache,target=/usr/local/share/.cache/yarn \\\n  yarn install\n',
      },
      {
        text: 'FROM node:24 AS build\nRUN yarn install\nFROM nginx:1.29\nCOPY --from=build /app/dist /srv\n',
        note: 'Of this stage only the files copied are kept',
      },
      { text: 'FROM node:24\nRUN yarn build\n' },
    ],
  },
  create({ model, shell, report }) {
    const filter = new StageFilter(model);
    return {
      stage(stage) {
        filter.enter(stage);
      },
      on: {
        RUN(instruction, stage) {
          const script = shell(instruction);
          if (script === undefined || !filter.counts(stage)) return;
          const left = firstLeft(script, packageCommands(script, ['yarn'], ['install']), cleans);
          if (left === undefined || isMountedAway(instruction, '.cache/yarn')) return;
          report({
            ...placeOf(model, instruction, spanOf(left)),
            message: 'kept',
            fixes: appendingFixes(model, instruction, script, APPENDED),
          });
        },
      },
    };
  },
});

function cleans({ program, args }: Command): boolean {
  return program === 'yarn' && args.hasAny('cache', 'clean');
}
