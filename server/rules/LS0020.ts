import { mountKeyFact } from '../facts/mounts.ts';
import type { Stage } from '../model/model.ts';
import { type Mount, readMounts } from '../model/mounts.ts';
import { defineRule } from './rule.ts';
import { placeOf } from './support/places.ts';
import { withoutQuotes } from './support/quotes.ts';
import { docker } from './support/sources.ts';

const TYPES = new Set(['bind', 'cache', 'tmpfs']);

export const rule = defineRule({
  code: 'LS0020',
  name: 'mount-without-target',
  category: 'syntax',
  severity: 'error',
  summary: 'A mount would cover the whole file system of the image',
  why: `\`target\` says where the files appear. A relative one begins at WORKDIR, and a mount without
target appears at WORKDIR itself. As long as no WORKDIR is set that is \`/\`, which the builder refuses
to hide. Write the target out, even below a WORKDIR: who reads the line need not look for it.`,
  sources: [docker('reference/dockerfile/#run---mount')],
  messages: {
    missing: 'The {type} mount has no target: add target=…',
    root: 'The {type} mount would hide the whole file system: write another target',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nRUN [|--mount=type=cache|] make\n',
        messages: ['The cache mount has no target: add target=…'],
      },
      {
        text: 'FROM alpine:3.22\nWORKDIR /\nRUN \\\n  --mount=target=[|.|] --mount=type=tmpfs,dst=[|/|] make\n',
        messages: [
          'The bind mount would hide the whole file system: write another target',
          'The tmpfs mount would hide the whole file system: write another target',
        ],
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nRUN --mount=type=cache,target=/root/.cache make\n' },
      {
        text: 'FROM alpine:3.22 AS base\nWORKDIR /app\nFROM base\nRUN --mount=type=bind make\n',
        note: 'It appears at WORKDIR',
      },
      { text: 'FROM alpine:3.22\nRUN --mount=type=secret,id=token --mount=type=ssh make\n' },
      { text: 'FROM alpine:3.22\nRUN --mount=target=$TARGET make\n' },
    ],
  },
  create({ model, report }) {
    /** Stages whose working directory is not the root. */
    const placed = new Set<Stage>();
    return {
      stage(stage) {
        if (stage.parent !== undefined && placed.has(stage.parent)) placed.add(stage);
      },
      on: {
        WORKDIR({ body, argsIndex }, stage) {
          if (stage === undefined) return;
          const path = withoutQuotes(body.value.slice(argsIndex));
          if (/^[/\\]+$/.test(path)) placed.delete(stage);
          else placed.add(stage);
        },
        RUN(instruction, stage) {
          const root = stage === undefined || !placed.has(stage);
          for (const mount of readMounts(instruction)) {
            if (mount.brokenAt !== undefined || !TYPES.has(mount.type)) continue;
            // A key that is none may be the target, misspelt.
            if (mount.fields.some(({ key }) => mountKeyFact(key) === undefined)) continue;
            const target = targetOf(mount);
            const path = target?.value ?? '';
            if (path.includes('$') || !isRoot(path, root)) continue;
            const at = (path === '' ? undefined : target?.valueSpan) ?? mount.flag;
            report({
              ...placeOf(model, instruction, at),
              message: path === '' ? 'missing' : 'root',
              data: { type: mount.type },
            });
          }
        },
      },
    };
  },
});

function targetOf({ fields }: Mount) {
  return fields.findLast(({ key }) => key === 'target' || key === 'dst' || key === 'destination');
}

/**
 * Whether `path` is the root, seen from it when `fromRoot`, else from somewhere below. The builder
 * takes an absolute one as it is written.
 */
function isRoot(path: string, fromRoot: boolean): boolean {
  if (path.startsWith('/')) return path === '/';
  if (!fromRoot) return false;
  let depth = 0;
  for (const part of path.split('/')) {
    if (part === '..') depth = Math.max(0, depth - 1);
    else if (part !== '' && part !== '.') depth++;
  }
  return depth === 0;
}
