import { readKeyValues } from '../model/keyValues.ts';
import { defineRule } from './rule.ts';
import { placeOf } from './support/places.ts';
import { withoutQuotes } from './support/quotes.ts';
import { referencesIn } from './support/references.ts';
import { docker, hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL3066',
  name: 'user-by-name',
  category: 'security',
  severity: 'info',
  summary: 'USER names a user by name rather than by number',
  why: `Outside the image only the number counts. Kubernetes with \`runAsNonRoot\` refuses to start an
image whose user is a name, because it cannot tell that the name is not root's; and files in a
volume belong to a number, which may be somebody else's in the next base image.

Where neither matters, a name reads better. A variable is not reported when ENV gives it a number, or
when it comes from ARG, which may give it one.`,
  sources: [hadolint('DL3066'), docker('reference/dockerfile/#user')],
  messages: {
    name: '"{user}" is a name, which only this image can look up: write its number',
    variable: '"{user}" may be a name, which only this image can look up: write the number',
  },
  examples: {
    bad: [
      {
        text: 'FROM node:24\nUSER [|root|]\nRUN npm ci\nUSER \\\n  [|node|]:1000\n',
        messages: [
          '"root" is a name, which only this image can look up: write its number',
          '"node" is a name, which only this image can look up: write its number',
        ],
        note: 'The group may be a name',
      },
      {
        text: 'FROM alpine:3.22\nUSER [|1000 # the app|]\n',
        messages: [
          '"1000 # the app" is a name, which only this image can look up: write its number',
        ],
        note: 'Everything up to the colon or the end of the line is the name',
      },
      {
        text: 'FROM alpine:3.22\nENV NAME=app\nUSER [|$NAME|]\n',
        messages: ['"$NAME" may be a name, which only this image can look up: write the number'],
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nUSER 1000:app\nUSER "1001"\n' },
      { text: 'FROM alpine:3.22\nARG UID=1000\nUSER ${UID}:${GID}\n' },
      { text: 'FROM alpine:3.22\nENV NAME=app UID=1000\nUSER ${UID}:$NAME\n' },
      { text: 'FROM alpine:3.22\nONBUILD USER app\n' },
    ],
  },
  create({ model, report }) {
    /** Declared anywhere above. */
    const args = new Set<string>();
    return {
      on: {
        ARG(instruction) {
          for (const { key } of readKeyValues(instruction)) args.add(key.text);
        },
        USER(instruction) {
          const { body, argsIndex } = instruction;
          const user = BEFORE_COLON.exec(body.value.slice(argsIndex))?.[0];
          if (user === undefined || NUMBER.test(user)) return;
          const at = body.span(argsIndex, argsIndex + user.length);
          const variables = referencesIn(model, at);
          const isNumber = variables.some(({ definition }) =>
            NUMBER.test(definition?.resolved ?? ''),
          );
          if (isNumber || variables.some(({ name }) => args.has(name))) return;
          report({
            ...placeOf(model, instruction, at),
            message: variables.length === 0 ? 'name' : 'variable',
            data: { user: withoutQuotes(user) },
          });
        },
      },
    };
  },
});

const NUMBER = /^["']?\d+["']?$/;

/** The user of `user:group`; a colon in `${…}` belongs to the variable. */
const BEFORE_COLON = /^(?:\$\{[^}]*\}|[^:])+/;
