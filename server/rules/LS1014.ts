import { defineRule, type Fix } from './rule.ts';
import { type AptMount, aptCommands, aptMounts } from './support/aptMounts.ts';
import { placeOf } from './support/places.ts';
import { docker } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS1014',
  name: 'shared-apt-cache',
  category: 'correctness',
  severity: 'warning',
  scope: 'instruction',
  summary: 'A cache mount for apt may be used by two builds at once',
  why: `A cache mount is shared by all builds that use it at the same time, and stages of one build run
at the same time. apt locks its folders and gives up when another one holds the lock: "Could not get
lock /var/lib/apt/lists/lock". With \`sharing=locked\` the builder lets one wait for the other.

It does no harm on a machine that never builds two things at once.`,
  sources: [docker('reference/dockerfile/#example-cache-apt-packages')],
  messages: {
    shared: 'Two builds may use this at once, which apt refuses: add "sharing=locked"',
  },
  examples: {
    bad: [
      {
        text: 'FROM debian:13\nRUN [|--mount=type=cache,target=/var/cache/apt|] [|--mount=type=cache,dst=/var/lib/apt/,sharing=shared,id=apt|] \\\n  apt-get update && apt-get install -y curl\n',
        messages: [
          'Two builds may use this at once, which apt refuses: add "sharing=locked"',
          'Two builds may use this at once, which apt refuses: add "sharing=locked"',
        ],
        fixed:
          'FROM debian:13\nRUN --mount=type=cache,target=/var/cache/apt,sharing=locked --mount=type=cache,dst=/var/lib/apt/,sharing=locked,id=apt \\\n  apt-get update && apt-get install -y curl\n',
      },
    ],
    good: [
      {
        text: 'FROM debian:13\nRUN --mount=type=cache,target=/var/cache/apt,sharing=locked apt-get update && apt-get install -y curl\n',
      },
      {
        text: 'FROM debian:13\nRUN --mount=type=cache,target=/var/cache/apt,sharing=private apt-get update && apt-get install -y curl\n',
      },
      {
        text: 'FROM alpine:3.22\nRUN --mount=type=cache,target=/var/cache/apk apk add curl\nRUN --mount=type=cache,target=/var/cache/apt ls /var/cache/apt\n',
        note: 'Another package manager, or none',
      },
    ],
  },
  create({ model, shell, report }) {
    return {
      on: {
        RUN(run) {
          const mounts = aptMounts(run).filter(isShared);
          const script = mounts.length === 0 ? undefined : shell(run);
          if (script === undefined || aptCommands(script).length === 0) return;
          for (const each of mounts) {
            const place = placeOf(model, run, each.mount);
            report({ ...place, message: 'shared', fixes: locking(each) });
          }
        },
      },
    };
  },
});

function isShared({ sharing }: AptMount): boolean {
  return sharing === undefined || sharing.value?.toLowerCase() === 'shared';
}

function locking({ mount, sharing }: AptMount): readonly Fix[] {
  const last = mount.fields.at(-1);
  if (last === undefined) return [];
  const span = sharing?.valueSpan ?? { start: last.end, end: last.end };
  const newText = sharing === undefined ? ',sharing=locked' : 'locked';
  return [{ title: 'Add sharing=locked', edits: [{ ...span, newText }] }];
}
