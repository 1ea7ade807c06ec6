import type { DockerfileModel, Stage } from '../model/model.ts';
import { readParts } from '../model/variables.ts';
import { defineRule } from './rule.ts';
import { placeOf } from './support/places.ts';
import { docker } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS1005',
  name: 'unused-stage',
  category: 'maintainability',
  severity: 'info',
  tags: ['unnecessary'],
  summary: 'Nothing is built on a stage or taken from it',
  why: `BuildKit leaves such a stage out, and the legacy builder builds it for nothing. Mostly a COPY
\`--from\` was lost, or names an image of the same name in a registry.

A stage may be there to be built by name (\`docker build --target test\`). So a stage is reported only
if it has no name, or one that names a step on the way, such as \`build\`, \`base\` or \`deps\`, and if it
has neither CMD nor ENTRYPOINT. A FROM alone, without a name, is left to the tools that read versions
from such lists.`,
  sources: [docker('build/building/multi-stage/')],
  messages: {
    named: 'Nothing uses stage "{name}": a build leaves it out unless it is the target',
    unnamed: 'Nothing uses this stage, and it has no name to build it by',
  },
  examples: {
    bad: [
      {
        text: 'FROM golang:1.25 AS deps\nFROM golang:1.25 AS [|builder|]\nCOPY --from=deps /go/pkg /go/pkg\nFROM alpine:3.22\nCOPY app /app\n',
        messages: ['Nothing uses stage "builder": a build leaves it out unless it is the target'],
        note: 'What only it uses is not reported as well',
      },
      {
        text: '[|FROM|] golang:1.25\nRUN go build\nFROM alpine:3.22\nCOPY app /app\n',
        messages: ['Nothing uses this stage, and it has no name to build it by'],
      },
    ],
    good: [
      {
        text: 'FROM golang:1.25 AS build\nFROM alpine:3.22 AS base\nFROM base\nCOPY --from=build /app /app\n',
      },
      {
        text: 'FROM golang:1.25\nFROM golang:1.25 AS tools\nFROM alpine:3.22\nRUN --mount=from=tools,target=/tools /tools/run\nCOPY --from=0 /app /app\n',
        note: 'Used by its number',
      },
      {
        text: 'FROM golang:1.25 AS test\nRUN go test ./...\nFROM alpine:3.22 AS app-base\nFROM alpine:3.22 AS build\nCMD ["/app"]\nFROM alpine:3.22\n',
        note: 'Meant to be built by name, or to be run',
      },
      {
        text: 'ARG KIND=full\nFROM alpine:3.22 AS base-full\nFROM alpine:3.22 AS base-slim\nFROM base-${KIND}\n',
        note: 'Chosen by a build argument',
      },
      { text: 'FROM alpine:3.22 AS build\nFROM alpine:3.22\nONBUILD COPY --from=build /a /a\n' },
      { text: 'FROM mongo:8\nFROM postgres:18\n', note: 'A list of images' },
    ],
  },
  create({ model, report }) {
    return {
      end() {
        const { stages } = model;
        if (stages.length < 2) return;
        const used = usedIn(model);
        for (const stage of stages.slice(0, -1)) {
          const { name, from, instructions } = stage;
          if (used.has(stage) || isRunnable(stage) || used.byName(name?.text)) continue;
          if (name === undefined ? instructions.length === 1 : !STEP.test(name.text)) continue;
          const span = name ?? from.keyword;
          const message = name === undefined ? 'unnamed' : 'named';
          report({ ...placeOf(model, from, span), message, data: { name: name?.text ?? '' } });
        }
      },
    };
  },
});

/** Names of steps on the way to something else. */
const STEP = new RegExp(
  [
    '^(?:base|build|builder|build-?env|cache|common|compile|compiler|dependencies|deps|download',
    '|downloader|fetch|fetcher|install|installer|intermediate|prepare|setup|source|sources|src',
    '|stage|temp|tmp|toolchain|tools?)(?:[-_.]?\\d+)?(?:[-_.](?:base|deps|env|stage|image|\\d+))?$',
    '|[-_.](?:build|builder|compiler?|deps|dependencies|downloader?)$',
  ].join(''),
  'i',
);

function isRunnable({ instructions }: Stage): boolean {
  return instructions.some(({ name }) => name === 'CMD' || name === 'ENTRYPOINT');
}

interface Used {
  has(stage: Stage): boolean;
  /** Somewhere a name is put together by variables, or kept for later, that may be this one. */
  byName(name: string | undefined): boolean;
}

const MOST_PATTERNS = 100;

function usedIn({ stages, syntax }: DockerfileModel): Used {
  const used = new Set<Stage>();
  for (const { parent, takesFrom } of stages) {
    if (parent !== undefined) used.add(parent);
    for (const { stage } of takesFrom) used.add(stage);
  }
  const withVariables = new Set(
    stages.flatMap(({ image }) => (image?.text.includes('$') ? [image.text] : [])),
  );
  // Trying all names against so many would take long, and one of them would match.
  if (withVariables.size > MOST_PATTERNS) return { has: () => true, byName: () => true };
  const patterns = [...withVariables].map(patternOf);
  const kept = syntax.instructions.flatMap(({ trigger }) => trigger?.flags ?? []);
  const keptNames = new Set(kept.map(({ value }) => value?.text.toLowerCase()));
  return {
    has: (stage) => used.has(stage),
    byName: (name) =>
      name !== undefined &&
      (keptNames.has(name.toLowerCase()) || patterns.some((pattern) => pattern.test(name))),
  };
}

/** What `base-$KIND` may come out as. */
function patternOf(image: string): RegExp {
  const parts = readParts(image, { quotes: true, escape: '\\', shell: false }).map((part) =>
    typeof part === 'string' ? part.replace(/[^\w-]/g, '\\$&') : '.*',
  );
  return new RegExp(`^${parts.join('')}$`, 'i');
}
