import type { Stage } from '../model/model.ts';
import { readMounts } from '../model/mounts.ts';
import { defineRule } from './rule.ts';
import { placeOf } from './support/places.ts';
import { docker } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS1004',
  name: 'mount-from-later-stage',
  category: 'correctness',
  severity: 'error',
  summary: 'RUN mounts a stage that is not built yet',
  why: `Stages are built from the top down: a mount can show the files of a stage above, not of one
below, nor those of its own stage. The builder refuses the file.

The same in COPY is DL3022 and DL3023.`,
  sources: [docker('reference/dockerfile/#run---mount')],
  messages: {
    below: 'Stage "{name}" begins only on line {line}: move it above this one',
    own: '"{name}" is the stage this belongs to, whose files are there without a mount',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22 AS app\nRUN --mount=from=[|tools|],target=/tools /tools/run\nRUN --network=none \\\n  --mount=type=cache,from=[|App|],source=/a,target=/a ls\nFROM alpine:3.22 AS tools\n',
        messages: [
          'Stage "tools" begins only on line 5: move it above this one',
          '"App" is the stage this belongs to, whose files are there without a mount',
        ],
      },
    ],
    good: [
      {
        text: 'FROM alpine:3.22 AS tools\nFROM alpine:3.22\nRUN --mount=from=tools,target=/tools /tools/run\n',
      },
      {
        text: 'FROM alpine:3.22\nRUN --mount=from=busybox:1.37,target=/box /box/bin/true\n',
        note: 'An image',
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
          if (stage === undefined) return;
          for (const { from, type } of readMounts(instruction)) {
            const name = from?.value;
            if (name === undefined || from?.valueSpan === undefined || type === 'tmpfs') continue;
            const named = notYetBuilt(name, stage);
            if (named === undefined) continue;
            const line = model.lines.lineAt(named.start) + 1;
            const message = named === stage ? 'own' : 'below';
            report({
              ...placeOf(model, instruction, from.valueSpan),
              message,
              data: { name, line },
            });
          }
        },
      },
    };

    function notYetBuilt(name: string, stage: Stage): Stage | undefined {
      if (model.stageNamed(name, stage.index) !== undefined) return undefined;
      return model.stageNamed(name, model.stages.length);
    }
  },
});
