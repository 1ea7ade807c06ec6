import { mountKeyFact, mountTypes } from '../facts/mounts.ts';
import { type Mount, type MountField, readMounts } from '../model/mounts.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { defineRule } from './rule.ts';
import { placeOf } from './support/places.ts';
import { docker } from './support/sources.ts';

/** The builder looks at what was said of the type before them. */
const BEHIND_TYPE = new Set(['required', 'size']);
/** What may be empty, and is then as good as not there. */
const SAYS_NOTHING = new Set(['path', 'source']);

export const rule = defineRule({
  code: 'LS0018',
  name: 'misplaced-mount-key',
  category: 'syntax',
  severity: 'error',
  scope: 'instruction',
  onbuild: true,
  summary: 'A mount has a key that its type does not take',
  why: `Each type of mount has keys of its own: only a cache is shared, only a tmpfs has a size, only a
secret or an ssh agent may be required. Without \`type\` a mount is a bind mount. A secret has a name,
by \`id\` or by \`source\`, but not by both. The builder refuses the rest.`,
  sources: [docker('reference/dockerfile/#run---mount')],
  messages: {
    type: '"{key}" is not for a {type} mount, only for {types}: delete it, or change the type',
    order: '"{key}" stands before the type it is for: put type={type} first',
    both: 'A secret is named by id or by source, not by both: delete one',
    nameless: 'The secret has no name: add id=…',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nRUN \\\n  --mount=target=/a,[|sharing|]=locked,[|uid|]=1000 \\\n  --mount=type=cache,target=/b,[|size|]=1g make\n',
        messages: [
          '"sharing" is not for a bind mount, only for cache: delete it, or change the type',
          '"uid" is not for a bind mount, only for cache, secret and ssh: delete it, or change the type',
          '"size" is not for a cache mount, only for tmpfs: delete it, or change the type',
        ],
      },
      {
        text: 'FROM alpine:3.22\nRUN --mount=[|required|],type=secret,id=token make\n',
        messages: ['"required" stands before the type it is for: put type=secret first'],
      },
      {
        text: 'FROM alpine:3.22\nRUN --mount=type=secret,id=token,[|source|]=file make\nRUN [|--mount=type=secret,env=TOKEN|] make\nRUN --mount=type=ssh,[|src|]=/a make\n',
        messages: [
          'A secret is named by id or by source, not by both: delete one',
          'The secret has no name: add id=…',
          '"src" is not for a ssh mount, only for bind, cache, tmpfs and secret: delete it, or change the type',
        ],
      },
    ],
    good: [
      {
        text: 'FROM alpine:3.22\nRUN --mount=type=cache,target=/a,sharing=locked,mode=0755 make\n',
      },
      { text: 'FROM alpine:3.22\nRUN --mount=type=secret,id=token,required,env=TOKEN make\n' },
      { text: 'FROM alpine:3.22\nRUN --mount=type=$TYPE,size=1g,target=/a make\n' },
      { text: 'FROM alpine:3.22\nRUN --mount=type=secret,target=/run/secrets/token make\n' },
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
      const { type, fields, brokenAt } = mount;
      if (brokenAt !== undefined || !mountTypes.includes(type)) return;
      let isKnown = false;
      for (const field of fields) {
        if (field.key === 'type') isKnown = true;
        else checkField(instruction, field, { type, isKnown: isKnown || type === 'bind' });
      }
      if (type === 'secret') checkSecret(instruction, mount);
    }

    function checkField(
      instruction: Instruction,
      { key, keySpan, value }: MountField,
      { type, isKnown }: { readonly type: string; readonly isKnown: boolean },
    ) {
      const fact = mountKeyFact(key);
      if (fact === undefined || (value === '' && SAYS_NOTHING.has(fact.value))) return;
      const isFor = fact.types.includes(type);
      if (isFor && (isKnown || !BEHIND_TYPE.has(key))) return;
      report({
        ...placeOf(model, instruction, keySpan),
        message: isFor ? 'order' : 'type',
        data: { key, type, types: list(fact.types) },
      });
    }

    function checkSecret(instruction: Instruction, { fields, flag }: Mount) {
      const given = (...keys: readonly string[]) =>
        fields.findLast(({ key, value }) => keys.includes(key) && value !== '');
      const source = given('source', 'src');
      const id = given('id');
      if (source && id) {
        report({ ...placeOf(model, instruction, source.keySpan), message: 'both' });
      } else if (!source && !id && !given('target', 'dst', 'destination')) {
        report({ ...placeOf(model, instruction, flag), message: 'nameless' });
      }
    }
  },
});

function list(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
