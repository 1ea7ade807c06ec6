import type { Command, ShellScript } from '../shell/script.ts';
import type { Instruction, Span } from '../syntax/nodes.ts';
import { defineRule, type Fix } from './rule.ts';
import { fromProgram, ownCommands } from './support/commands.ts';
import { isMountedAway } from './support/mounts.ts';
import { placeOf } from './support/places.ts';
import { docker, hadolint } from './support/sources.ts';
import { StageFilter } from './support/usedStages.ts';

export const rule = defineRule({
  code: 'DL3060',
  name: 'yarn-cache-kept',
  category: 'size',
  severity: 'info',
  onbuild: true,
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
          'FROM node:24 AS base\nRUN corepack enable \\\n  && yarn --cwd web install \\\n  && yarn build && yarn cache clean\nFROM base\n',
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
          const place = script && keptAt(script);
          if (script === undefined || place === undefined || !filter.counts(stage)) return;
          if (isMountedAway(instruction, '.cache/yarn')) return;
          report({
            ...placeOf(model, instruction, place),
            message: 'kept',
            fixes: fixesFor(instruction, script),
          });
        },
      },
    };
  },
});

/** The first `yarn install`, when none of the commands behind it cleans. */
function keptAt(script: ShellScript): Span | undefined {
  const yarns = ownCommands(script).filter(({ program }) => program === 'yarn');
  const at = yarns.findIndex(isInstall);
  const first = yarns[at];
  const word = first?.args.find('install');
  if (first === undefined || word === undefined || yarns.slice(at).some(isClean)) return undefined;
  return fromProgram(first, word);
}

function isInstall({ args }: Command): boolean {
  return args.hasAny('install');
}

function isClean({ args }: Command): boolean {
  return args.hasAny('cache', 'clean');
}

function fixesFor({ heredocs }: Instruction, script: ShellScript): readonly Fix[] {
  const last = script.body.steps.at(-1);
  if (script.form !== 'shell' || heredocs.length > 0 || last === undefined) return [];
  if (last.after !== undefined || script.problem || script.comments.length > 0) return [];
  const edits = [{ start: last.end, end: last.end, newText: ' && yarn cache clean' }];
  return [
    {
      title: 'Append yarn cache clean',
      edits,
      mayChange: 'What runs later in the build or the container downloads its packages anew',
    },
  ];
}
