import { mountKeyFact, mountKeys, mountTypes, podmanMountKeys } from '../facts/mounts.ts';
import { type Mount, type MountField, readMounts } from '../model/mounts.ts';
import type { Instruction, Span } from '../syntax/nodes.ts';
import { defineRule, type Fix } from './rule.ts';
import { nearest } from './support/nearest.ts';
import { placeOf } from './support/places.ts';
import { docker } from './support/sources.ts';

const KEYS = mountKeys.flatMap(({ names }) => names);

export const rule = defineRule({
  code: 'LS0017',
  name: 'malformed-mount',
  category: 'syntax',
  severity: 'error',
  scope: 'instruction',
  onbuild: true,
  summary: 'A mount has a key or type that does not exist, or is no list of them',
  why: `A mount is a list of \`key=value\` with commas between and no blanks. \`ro\`, \`rw\` and
\`required\` may stand alone. A value with a comma needs double quotes around the whole field, and
single quotes around the list, because the builder first takes off one pair:
\`--mount='type=bind,"source=a,b",target=/a'\`.`,
  sources: [docker('reference/dockerfile/#run---mount')],
  messages: {
    quote: 'A quote inside a field: put the quotes around the whole field, key included',
    empty: 'Nothing stands between the commas: delete one, or add a key and its value',
    nothing: 'The mount says nothing: write its type and target, or delete it',
    bare: '"{field}" has no value: write key=value',
    'bare-type': '"{field}" is a type: write type={field}',
    key: '"{key}" is no key of a mount: check its name',
    podman:
      '"{key}" is known to Podman only, and Docker refuses it: delete it, or build with Podman',
    'near-key': '"{key}" is no key of a mount: write {near} if that is what you mean',
    type: '"{type}" is no type of a mount: write bind, cache, tmpfs, secret or ssh',
    'near-type': '"{type}" is no type of a mount: write {near} if that is what you mean',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nRUN --mount=[|cache|],[|targt|]=/root/.cache make\n',
        messages: [
          '"cache" is a type: write type=cache',
          '"targt" is no key of a mount: write target if that is what you mean',
        ],
        fixed: 'FROM alpine:3.22\nRUN --mount=type=cache,target=/root/.cache make\n',
      },
      {
        text: 'FROM alpine:3.22\nRUN \\\n  --mount=type=[|cach|],target=/a \\\n  --mount=type=[|volume|],[|name|]=data,target=/b make\n',
        messages: [
          '"cach" is no type of a mount: write cache if that is what you mean',
          '"volume" is no type of a mount: write bind, cache, tmpfs, secret or ssh',
          '"name" is no key of a mount: check its name',
        ],
        fixed:
          'FROM alpine:3.22\nRUN \\\n  --mount=type=cache,target=/a \\\n  --mount=type=volume,name=data,target=/b make\n',
      },
      {
        text: 'FROM alpine:3.22\nRUN --mount=[|type|],target=/a,[|/b|] --mount=target=/c[|,|] make\nRUN [|--mount=|] make\n',
        messages: [
          '"type" has no value: write key=value',
          '"/b" has no value: write key=value',
          'Nothing stands between the commas: delete one, or add a key and its value',
          'The mount says nothing: write its type and target, or delete it',
        ],
        fixed:
          'FROM alpine:3.22\nRUN --mount=type,target=/a,/b --mount=target=/c make\nRUN --mount= make\n',
      },
      {
        text: 'FROM alpine:3.22\nRUN --mount=target=/a,[|Z|] make\n',
        messages: [
          '"Z" is known to Podman only, and Docker refuses it: delete it, or build with Podman',
        ],
      },
      {
        text: 'FROM alpine:3.22\nRUN --mount=\'source=[|"|]a,b",target=/a\' make\n',
        messages: ['A quote inside a field: put the quotes around the whole field, key included'],
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nRUN --mount=type=cache,target=/root/.cache,rw make\n' },
      { text: 'FROM alpine:3.22\nRUN --mount=\'type=Bind,"source=a,b",dst=/a\' make\n' },
      { text: 'FROM alpine:3.22\nRUN --mount=type=$TYPE,target=/a make\n' },
    ],
  },
  create({ model, report }) {
    return {
      on: {
        RUN(instruction) {
          for (const mount of readMounts(instruction)) check(instruction, mount);
        },
      },
    };

    function check(instruction: Instruction, mount: Mount) {
      if (mount.brokenAt !== undefined) {
        report({ ...placeOf(model, instruction, mount.brokenAt), message: 'quote' });
        return;
      }
      for (const field of mount.fields) checkField(instruction, mount, field);
    }

    function checkField(instruction: Instruction, mount: Mount, field: MountField) {
      const { key, keySpan, value } = field;
      const fact = mountKeyFact(key);
      if (key === '' && value === undefined) {
        const comma = commaAt(mount, field);
        const at = comma ?? mount.flag;
        const fixes = comma ? [deletion(comma)] : [];
        const message = comma ? 'empty' : 'nothing';
        report({ ...placeOf(model, instruction, at), message, fixes });
      } else if (fact === undefined || (value === undefined && fact.value !== 'boolean')) {
        reportKey(instruction, field);
      } else if (fact.value === 'type' && value !== undefined && !value.includes('$')) {
        const type = value.toLowerCase();
        if (mountTypes.includes(type)) return;
        const near = nearest(type, mountTypes);
        const at = field.valueSpan ?? keySpan;
        report({
          ...placeOf(model, instruction, at),
          message: near === undefined ? 'type' : 'near-type',
          data: { type: value, near: near ?? '' },
          fixes: near === undefined ? [] : [writing(at, near)],
        });
      }
    }

    function reportKey(instruction: Instruction, { key, keySpan, value }: MountField) {
      const place = placeOf(model, instruction, keySpan);
      const written = model.syntax.text.slice(keySpan.start, keySpan.end);
      if (podmanMountKeys.has(key)) {
        report({ ...place, message: 'podman', data: { key: written } });
        return;
      }
      if (value === undefined) {
        const message = mountTypes.includes(key) ? 'bare-type' : 'bare';
        const fixes = message === 'bare' ? [] : [writing(keySpan, `type=${key}`)];
        report({ ...place, message, data: { field: written }, fixes });
        return;
      }
      const near = nearest(key, KEYS);
      const message = near === undefined ? 'key' : 'near-key';
      const fixes = near === undefined ? [] : [writing(keySpan, near)];
      report({ ...place, message, data: { key: written, near: near ?? '' }, fixes });
    }

    /** A comma right beside an empty field. */
    function commaAt({ flag }: Mount, { start }: Span): Span | undefined {
      const { text } = model.syntax;
      const before = start - 1;
      if (flag.value && before >= flag.value.start && text.charAt(before) === ',') {
        return { start: before, end: start };
      }
      return text.charAt(start) === ',' ? { start, end: start + 1 } : undefined;
    }
  },
});

function writing({ start, end }: Span, newText: string): Fix {
  return { title: `Write ${newText}`, edits: [{ start, end, newText }] };
}

function deletion({ start, end }: Span): Fix {
  return { title: 'Delete the comma', edits: [{ start, end, newText: '' }] };
}
