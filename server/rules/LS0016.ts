import { type MountField, readMounts } from '../model/mounts.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { defineRule } from './rule.ts';
import { placeOf } from './support/places.ts';
import { docker } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS0016',
  name: 'unreachable-mount-source',
  category: 'syntax',
  severity: 'error',
  summary: 'A mount takes its files from a stage that it cannot have yet',
  why: `\`from=\` names a stage above, an image, or a context given to the build. Stages are built from
top to bottom, so one that begins further down has no files yet, and a stage cannot wait for itself. Variables are expanded in all keys
of a mount but this one: the builder must know what to build before it knows their values.`,
  sources: [docker('reference/dockerfile/#run---mount')],
  messages: {
    below: 'Stage "{name}" begins only on line {line}: move it above this one',
    own: '"{name}" is the stage this belongs to, whose files are there without a mount',
    variable: 'Variables are not expanded in from: give "{name}" a stage of its own and name that',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nRUN --mount=from=[|Tools|],target=/t \\\n  --mount=from=tools:1,target=/u ls\nFROM alpine:3.22 AS tools\n',
        messages: ['Stage "Tools" begins only on line 4: move it above this one'],
      },
      {
        text: 'FROM alpine:3.22 AS app\nRUN --mount=type=cache,from=[|App|],source=/a,target=/a ls\n',
        messages: ['"App" is the stage this belongs to, whose files are there without a mount'],
      },
      {
        text: 'ARG IMAGE=busybox\nFROM alpine:3.22\nRUN \\\n  --mount=from=[|${IMAGE}|],target=/t ls\n',
        messages: [
          'Variables are not expanded in from: give "${IMAGE}" a stage of its own and name that',
        ],
      },
    ],
    good: [
      {
        text: 'ARG IMAGE=busybox\nFROM $IMAGE AS tools\nFROM alpine:3.22\nRUN --mount=from=tools,target=/t ls\n',
      },
      {
        text: 'FROM alpine:3.22 AS a\nFROM alpine:3.22\nRUN --mount=from=a,target=/t ls\nFROM alpine:3.22 AS a\n',
        note: 'The name is taken twice, and the first one is there',
      },
      {
        text: 'FROM alpine:3.22\nRUN --mount=type=tmpfs,from=tools,target=/t ls\nFROM alpine:3.22 AS tools\n',
        note: 'A tmpfs begins empty, whatever it says',
      },
    ],
  },
  create({ model, report }) {
    return {
      on: {
        RUN(instruction, stage) {
          for (const { from, type } of readMounts(instruction)) {
            if (from !== undefined && type !== 'tmpfs')
              check(instruction, from, stage?.index ?? -1);
          }
        },
      },
    };

    function check(
      instruction: Instruction,
      { value: name, valueSpan }: MountField,
      index: number,
    ) {
      if (name === undefined || valueSpan === undefined) return;
      if (/\$./s.test(name)) {
        report({ ...placeOf(model, instruction, valueSpan), message: 'variable', data: { name } });
        return;
      }
      if (model.stageNamed(name, index) !== undefined) return;
      const stage = model.stageNamed(name, model.stages.length);
      if (stage === undefined) return;
      const message = stage.index === index ? 'own' : 'below';
      const line = model.lines.lineAt(stage.start) + 1;
      report({ ...placeOf(model, instruction, valueSpan), message, data: { name, line } });
    }
  },
});
