import type { DockerfileModel, Stage } from '../model/model.ts';
import { defineRule } from './rule.ts';
import { stageNumber } from './support/copySources.ts';
import { readLabels } from './support/labels.ts';
import { docker, hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL3049',
  name: 'missing-label',
  category: 'maintainability',
  severity: 'info',
  summary: 'A stage lacks a label of the label schema',
  why: `The schema says what every image tells about itself: its version, its source, whom to write to.
An image without it cannot be found by those who search by label.

Reports only where the configuration has a \`label-schema\`: each of its labels, at every stage that
neither has it nor is built on a stage that has it. A stage that another one copies from by its name
is no image and needs none.`,
  sources: [hadolint('DL3049'), docker('engine/manage-resources/labels/')],
  messages: {
    missing: 'Label "{label}" is missing in this stage: add it with LABEL',
  },
  examples: {
    bad: [
      {
        text: '[|FROM|] alpine:3.22\nLABEL "vendor"=ACME\n[|FROM|] debian:13\nLABEL vendor=ACME \\\n  other=1\n',
        options: {
          labelSchema: new Map([
            ['vendor', 'text'],
            ['version', 'semver'],
          ]),
        },
        messages: [
          'Label "version" is missing in this stage: add it with LABEL',
          'Label "version" is missing in this stage: add it with LABEL',
        ],
        note: 'Every stage is looked at',
      },
      {
        text: '[|FROM|] golang:1.25\nFROM alpine:3.22\nLABEL version=1.4.0\nCOPY --from=0 /app /app\n',
        options: { labelSchema: new Map([['version', 'semver']]) },
        messages: ['Label "version" is missing in this stage: add it with LABEL'],
        note: 'A stage without a name is not known to be copied from',
      },
    ],
    good: [
      {
        text: 'FROM golang:1.25 AS build\nFROM alpine:3.22 AS base\nLABEL version=1.4.0\nFROM base\nCOPY --from=build /app /app\n',
        options: { labelSchema: new Map([['version', 'semver']]) },
        note: 'One stage only gives files, one takes the label over',
      },
      {
        text: 'FROM alpine:3.22 AS base\nFROM base\nLABEL version=1.4.0\n',
        options: { labelSchema: new Map([['version', 'semver']]) },
        note: 'The last stage has it, and is all that is left of the first',
      },
      { text: 'FROM alpine:3.22\n' },
    ],
  },
  create({ model, options, report }) {
    const { labelSchema } = options;
    if (labelSchema === undefined) return {};
    const own = new Map<Stage, Set<string>>();
    return {
      stage(stage) {
        own.set(stage, new Set());
      },
      on: {
        LABEL(instruction, stage) {
          const names = stage && own.get(stage);
          for (const { name } of readLabels(model, instruction)) names?.add(name);
        },
      },
      end() {
        const { stages } = model;
        const copied = copiedByName(model);
        for (const label of labelSchema.keys()) {
          const labelled = labelledOf(stages, (stage) => own.get(stage)?.has(label) ?? false);
          for (const stage of stages) {
            if (labelled.has(stage) || copied.has(stage)) continue;
            report({ at: stage.from.keyword, message: 'missing', data: { label } });
          }
        }
      },
    };
  },
});

function copiedByName({ stages, syntax }: DockerfileModel): ReadonlySet<Stage> {
  const uses = stages.flatMap(({ takesFrom }) => takesFrom);
  return new Set(
    uses
      .filter(({ at }) => stageNumber(syntax.text.slice(at.start, at.end)) === undefined)
      .map(({ stage }) => stage),
  );
}

/**
 * The stages that have a label themselves or from the stage they are built on, and those that an
 * unnamed stage is built on which has it.
 */
function labelledOf(
  stages: readonly Stage[],
  hasOwn: (stage: Stage) => boolean,
): ReadonlySet<Stage> {
  const inherited = new Set<Stage>();
  const covered = new Set<Stage>();
  for (const stage of stages) {
    const { name, parent } = stage;
    if (hasOwn(stage)) {
      inherited.add(stage);
      if (name === undefined && parent !== undefined) covered.add(parent);
    } else if (parent && inherited.has(parent)) inherited.add(stage);
  }
  return new Set([...inherited, ...covered]);
}
