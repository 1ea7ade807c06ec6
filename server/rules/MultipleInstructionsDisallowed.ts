import { defineRule } from './rule.ts';
import { deletionOf, onRepeat } from './support/repeats.ts';
import { buildKit } from './support/sources.ts';

const NAMES = ['CMD', 'ENTRYPOINT', 'HEALTHCHECK'];

export const rule = defineRule({
  code: 'MultipleInstructionsDisallowed',
  name: 'overridden-instruction',
  category: 'correctness',
  severity: 'warning',
  tags: ['unnecessary'],
  summary: 'A CMD, ENTRYPOINT or HEALTHCHECK has no effect',
  why: `An image has one CMD, one ENTRYPOINT and one HEALTHCHECK: the last of the stage. An earlier one
does nothing, and whoever reads it believes that it does.

DL3012, DL4003 and DL4004 report the same at the instruction that overrides. A \`# check=skip=\`
comment above either of the two silences this one.`,
  sources: [buildKit('MultipleInstructionsDisallowed')],
  messages: {
    overridden: '{name} has no effect, the one on line {line} overrides it: delete it',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\n[|CMD|] ["/first"]\nCMD ["/second"]\n',
        messages: ['CMD has no effect, the one on line 3 overrides it: delete it'],
        fixed: 'FROM alpine:3.22\nCMD ["/second"]\n',
      },
      {
        text: 'FROM alpine:3.22\n[|HEALTHCHECK|] \\\n  CMD ["/check"]\n[|ENTRYPOINT|] ["/a"]\nHEALTHCHECK NONE\nENTRYPOINT ["/b"]\n',
        messages: [
          'HEALTHCHECK has no effect, the one on line 5 overrides it: delete it',
          'ENTRYPOINT has no effect, the one on line 6 overrides it: delete it',
        ],
        fixed: 'FROM alpine:3.22\nHEALTHCHECK NONE\nENTRYPOINT ["/b"]\n',
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nENTRYPOINT ["/app"]\nCMD ["--help"]\n' },
      {
        text: 'FROM alpine:3.22 AS base\nCMD ["/first"]\nFROM base\nCMD ["/second"]\n',
        note: 'A stage may override what it is built on',
      },
    ],
  },
  create({ model, report }) {
    const watched = NAMES.map((name) =>
      onRepeat(name, (later, earlier) => {
        if (model.stageOf(later) === undefined) return;
        report({
          at: earlier.keyword,
          message: 'overridden',
          data: { name, line: model.lines.lineAt(later.start) + 1 },
          fixes: [deletionOf(model, earlier)],
        });
      }),
    );
    return {
      stage(stage) {
        for (const { stage: begin } of watched) begin?.(stage);
      },
      on: Object.assign({}, ...watched.map(({ on }) => on)),
    };
  },
});
