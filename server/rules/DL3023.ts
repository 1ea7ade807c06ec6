import type { Stage } from '../model/model.ts';
import { readMounts } from '../model/mounts.ts';
import type { Instruction, Span } from '../syntax/nodes.ts';
import { defineRule } from './rule.ts';
import { copySource, stageNumber } from './support/copySources.ts';
import { placeOf } from './support/places.ts';
import { docker, hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL3023',
  name: 'copy-from-own-stage',
  category: 'correctness',
  severity: 'error',
  summary: 'A stage copies from itself',
  why: `\`--from\` takes the files of a finished stage, and this one cannot be finished before it is.
BuildKit refuses the build. Within a stage, RUN moves and copies files; a folder of the build
context needs no \`--from\`.`,
  sources: [hadolint('DL3023'), docker('reference/dockerfile/#copy---from')],
  messages: {
    own: '"{name}" is the stage this belongs to, which cannot copy from itself: name another',
  },
  examples: {
    bad: [
      {
        text: 'FROM golang:1.25 AS build\nCOPY --from=[|build|] /a /b\nCOPY --chown=app \\\n  --from=[|"BUILD"|] /a /b\n',
        messages: [
          '"build" is the stage this belongs to, which cannot copy from itself: name another',
          '"BUILD" is the stage this belongs to, which cannot copy from itself: name another',
        ],
        note: 'In any case, as BuildKit looks stages up',
      },
      {
        text: 'FROM golang:1.25\nFROM alpine:3.22\nCOPY --from=[|1|] /a /b\n',
        messages: ['"1" is the stage this belongs to, which cannot copy from itself: name another'],
      },
      {
        text: 'FROM alpine:3.22 AS tools\nRUN --mount=type=bind,from=[|tools|],target=/t ls /t\n',
        messages: [
          '"tools" is the stage this belongs to, which cannot copy from itself: name another',
        ],
        note: 'Known to BuildKit alone',
      },
    ],
    good: [
      {
        text: 'FROM golang:1.25 AS build\nFROM alpine:3.22 AS app\nCOPY --from=build /a /a\nCOPY --from=0 /b /b\nCOPY --from=app:1.0 /c /c\n',
        note: 'With a tag it is an image',
      },
      {
        text: 'FROM alpine:3.22\nRUN --mount=type=bind,from=0,target=/t ls /t\n',
        note: 'A mount takes an image of that name: it knows no numbers',
      },
      {
        text: 'FROM golang:1.25 AS build\nONBUILD COPY --from=build /a /a\n',
        note: 'It copies in another build',
      },
    ],
  },
  create({ model, report }) {
    function reportOwn(name: string, at: Span, instruction: Instruction) {
      report({ ...placeOf(model, instruction, at), message: 'own', data: { name } });
    }
    return {
      on: {
        COPY(instruction, stage) {
          const source = copySource(instruction);
          if (source === undefined || stage === undefined) return;
          const { name } = source;
          if (stageNumber(name) !== stage.index && !bears(stage, name)) return;
          reportOwn(name, source, instruction);
        },
        RUN(instruction, stage) {
          for (const { from } of readMounts(instruction)) {
            if (from?.value === undefined || from.valueSpan === undefined) continue;
            if (stage && bears(stage, from.value))
              reportOwn(from.value, from.valueSpan, instruction);
          }
        },
      },
    };
  },
});

function bears(stage: Stage, name: string): boolean {
  return stage.name?.text.toLowerCase() === name.toLowerCase();
}
