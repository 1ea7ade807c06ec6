import type { DockerfileModel, Stage } from '../model/model.ts';
import { defineRule, type Report } from './rule.ts';
import { type CopySource, copySource, stageNumber } from './support/copySources.ts';
import { nearest } from './support/nearest.ts';
import { placeOf } from './support/places.ts';
import { docker, hadolint } from './support/sources.ts';

/** Searching for slips costs time with every name: files with more of them have other problems. */
const MOST_SEARCHES = 50;

export const rule = defineRule({
  code: 'DL3022',
  name: 'unknown-copy-source',
  category: 'correctness',
  severity: 'warning',
  summary: 'COPY --from names no stage above',
  why: `What \`--from\` names and no stage above bears is taken for an image and pulled from a registry:
for a misspelt stage, \`docker.io/library/biuld\`, which does not exist or, worse, does. A stage of its
own (\`FROM alpine:3.22 AS tools\`) says that an image is meant, and gives it a tag.

An image with a tag or digest is left alone: it can hardly be a slip. So is a context that comes
with \`docker build --build-context\`, if its name is silenced.`,
  sources: [hadolint('DL3022'), docker('reference/dockerfile/#copy---from')],
  messages: {
    unknown: '"{name}" is no stage above: check the name, or give the image a tag',
    slip: '"{name}" is no stage above: is "{near}" meant?',
    below: 'Stage "{name}" begins only on line {line}: move it above this one',
    number: 'There is no stage {name} so far: the first one is 0, the last {last}',
    variable:
      '"{name}" is taken as it stands, --from knows no variables: give it a stage of its own',
  },
  examples: {
    bad: [
      {
        text: 'FROM golang:1.25 AS build\nFROM alpine:3.22\nCOPY --chown=app \\\n  --from=[|biuld|] /app /app\nCOPY --from=[|busybox|] /bin/sh /bin/\n',
        messages: [
          '"biuld" is no stage above: is "build" meant?',
          '"busybox" is no stage above: check the name, or give the image a tag',
        ],
        fixed:
          'FROM golang:1.25 AS build\nFROM alpine:3.22\nCOPY --chown=app \\\n  --from=build /app /app\nCOPY --from=busybox /bin/sh /bin/\n',
      },
      {
        text: 'FROM alpine:3.22\nCOPY --from=[|tools|] /a /a\nCOPY --from=[|2|] /a /a\nFROM alpine:3.22 AS tools\n',
        messages: [
          'Stage "tools" begins only on line 4: move it above this one',
          'There is no stage 2 so far: the first one is 0, the last 0',
        ],
      },
      {
        text: 'FROM alpine:3.22 AS build\nARG STAGE=build\nFROM alpine:3.22\nCOPY --from=[|$STAGE|] /a /a\n',
        messages: [
          '"$STAGE" is taken as it stands, --from knows no variables: give it a stage of its own',
        ],
      },
    ],
    good: [
      {
        text: 'FROM golang:1.25 AS Build\nFROM alpine:3.22\nCOPY --from=build /a /a\nCOPY --from="0" /b /b\n',
        note: 'A stage by its name, in any case, or by its number',
      },
      {
        text: 'FROM alpine:3.22\nCOPY --from=busybox:1.37 /bin/sh /bin/\nCOPY --from=ghcr.io/acme/tool@sha256:25109184c71bdad752c8312a8623239686a9a2071e8825f20acb8f2198c3f659 /t /t\n',
        note: 'An image with a tag or a digest',
      },
      { text: 'FROM alpine:3.22\nONBUILD COPY --from=build /a /a\n' },
    ],
  },
  create({ model, report }) {
    let searches = 0;
    return {
      on: {
        COPY(instruction, stage) {
          const source = copySource(instruction);
          if (source === undefined || isKnown(source.name, stage, model)) return;
          report({
            ...placeOf(model, instruction, source),
            ...explained(source, stage),
          });
        },
      },
    };

    function explained(
      source: CopySource,
      stage: Stage | undefined,
    ): Pick<
      Report<'unknown' | 'slip' | 'below' | 'number' | 'variable'>,
      'message' | 'data' | 'fixes'
    > {
      const { name, start, end } = source;
      const last = stage?.index ?? -1;
      if (name.includes('$')) return { message: 'variable', data: { name } };
      if (stageNumber(name) !== undefined) return { message: 'number', data: { name, last } };
      const below = model.stageNamed(name, model.stages.length);
      if (below !== undefined) {
        const line = model.lines.lineAt(below.start) + 1;
        return { message: 'below', data: { name, line } };
      }
      const near = ++searches > MOST_SEARCHES ? undefined : nearest(name, namesAbove(model, last));
      if (near === undefined) return { message: 'unknown', data: { name } };
      return {
        message: 'slip',
        data: { name, near },
        fixes: [
          {
            title: `Replace with ${near}`,
            edits: [{ start, end, newText: near }],
            mayChange: 'The files come from another place',
          },
        ],
      };
    }
  },
});

/** The stage that is being built counts as well: that it copies from itself is DL3023's to say. */
function isKnown(name: string, stage: Stage | undefined, model: DockerfileModel): boolean {
  if (name.includes(':')) return true;
  const count = stage === undefined ? 0 : stage.index + 1;
  return (stageNumber(name) ?? count) < count || model.stageNamed(name, count) !== undefined;
}

function namesAbove({ stages }: DockerfileModel, before: number): readonly string[] {
  return stages.slice(0, Math.max(before, 0)).flatMap(({ name }) => (name ? [name.text] : []));
}
