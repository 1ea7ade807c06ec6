import { type MountKeyFact, mountKeyFact, mountTypes, sharingModes } from '../facts/mounts.ts';
import { type MountField, readMounts } from '../model/mounts.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { defineRule, type Fix } from './rule.ts';
import { nearest } from './support/nearest.ts';
import { placeOf } from './support/places.ts';
import { docker } from './support/sources.ts';

/** As Go reads it. */
const BOOLEAN = /^(?:[01tTfF]|true|TRUE|True|false|FALSE|False)$/;
const SIZE = /^\+?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)? ?(?:b|[kmgtp](?:i?b)?)?$/i;
const MOST = 2 ** 32 - 1;

export const rule = defineRule({
  code: 'LS0019',
  name: 'invalid-mount-value',
  category: 'syntax',
  severity: 'error',
  scope: 'instruction',
  onbuild: true,
  summary: 'A key of a mount has a value that it cannot have',
  why: `The builder reads the values of a mount strictly: \`ro\`, \`rw\` and \`required\` are \`true\` or
\`false\`, \`mode\` is octal, \`uid\` and \`gid\` are numbers and no names, \`size\` has a unit or is in
bytes, and \`sharing\` is \`shared\`, \`private\` or \`locked\`.`,
  sources: [docker('reference/dockerfile/#run---mount')],
  messages: {
    boolean: '"{value}" is no value of {key}: write true or false, or {key} alone',
    sharing: '"{value}" is no way to share a cache: write shared, private or locked',
    'near-sharing': '"{value}" is no way to share a cache: write {near} if that is what you mean',
    mode: '"{value}" is no mode: write it in octal, such as 0755',
    id: '"{value}" is no {key}: write the number, a mount looks up no names',
    size: '"{value}" is no size: write bytes, or a number with k, m or g',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nRUN --mount=type=cache,target=/a,sharing=[|lockd|],uid=[|app|],mode=[|u=rwx|] make\n',
        messages: [
          '"lockd" is no way to share a cache: write locked if that is what you mean',
          '"app" is no uid: write the number, a mount looks up no names',
          '"u=rwx" is no mode: write it in octal, such as 0755',
        ],
        fixed:
          'FROM alpine:3.22\nRUN --mount=type=cache,target=/a,sharing=locked,uid=app,mode=u=rwx make\n',
      },
      {
        text: 'FROM alpine:3.22\nRUN \\\n  --mount=target=/a,rw=[|yes|] \\\n  --mount=type=tmpfs,target=/b,size=[|1gig|] make\n',
        messages: [
          '"yes" is no value of rw: write true or false, or rw alone',
          '"1gig" is no size: write bytes, or a number with k, m or g',
        ],
      },
      {
        text: 'FROM alpine:3.22\nRUN --mount=type=cache,target=/a,sharing=[|exclusive|] make\n',
        messages: ['"exclusive" is no way to share a cache: write shared, private or locked'],
      },
    ],
    good: [
      {
        text: 'FROM alpine:3.22\nRUN --mount=type=cache,target=/a,sharing=Locked,uid=0,rw=1 make\n',
      },
      { text: 'FROM alpine:3.22\nRUN --mount=type=tmpfs,target=/a,size=1.5GiB make\n' },
      { text: 'FROM alpine:3.22\nRUN --mount=type=secret,id=a,uid=$UID,required=true make\n' },
    ],
  },
  create({ model, report }) {
    return {
      on: {
        RUN(instruction) {
          for (const { type, fields, brokenAt } of readMounts(instruction)) {
            if (brokenAt !== undefined) continue;
            for (const field of fields) {
              const fact = mountKeyFact(field.key);
              // A key that the type does not take has a rule of its own.
              if (
                fact === undefined ||
                !(fact.types.includes(type) || !mountTypes.includes(type))
              ) {
                continue;
              }
              check(instruction, field, fact.value);
            }
          }
        },
      },
    };

    function check(
      instruction: Instruction,
      { key, value, valueSpan }: MountField,
      kind: MountKeyFact['value'],
    ) {
      if (value === undefined || valueSpan === undefined || value.includes('$')) return;
      if (isValid(value, kind)) return;
      const near = kind === 'sharing' ? nearest(value.toLowerCase(), sharingModes) : undefined;
      const message = near === undefined ? (kind as Checked) : 'near-sharing';
      const { start, end } = valueSpan;
      const fixes: readonly Fix[] =
        near === undefined
          ? []
          : [{ title: `Write ${near}`, edits: [{ start, end, newText: near }] }];
      report({
        ...placeOf(model, instruction, valueSpan),
        message,
        data: { key, value, near: near ?? '' },
        fixes,
      });
    }
  },
});

type Checked = 'boolean' | 'id' | 'mode' | 'sharing' | 'size';

function isValid(value: string, kind: MountKeyFact['value']): boolean {
  switch (kind) {
    case 'boolean':
      return BOOLEAN.test(value);
    case 'id':
      return /^\d+$/.test(value) && Number(value) <= MOST;
    case 'mode':
      return /^[0-7]+$/.test(value) && Number.parseInt(value, 8) <= MOST;
    case 'sharing':
      return sharingModes.includes(value.toLowerCase());
    case 'size':
      return SIZE.test(value);
    default:
      return true;
  }
}
