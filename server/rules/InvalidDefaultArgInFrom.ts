import { parseReference } from '../../core/reference.ts';
import { defineRule } from './rule.ts';
import { DefaultArgs } from './support/defaultArgs.ts';
import { placeOf } from './support/places.ts';
import { buildKit } from './support/sources.ts';

export const rule = defineRule({
  code: 'InvalidDefaultArgInFrom',
  name: 'invalid-image-by-default',
  category: 'correctness',
  severity: 'warning',
  summary: 'Without build arguments FROM names no valid image',
  why: `A plain \`docker build .\` has only the defaults of the ARGs above the first FROM. When those
leave an empty name or an empty tag, the build fails for everyone who does not know which
\`--build-arg\` to give, scanners and editors included. A default that works costs nothing:
\`ARG TAG=3.22\`, or \`\${TAG:-3.22}\` in FROM.`,
  sources: [buildKit('InvalidDefaultArgInFrom')],
  messages: {
    empty: '"{image}" is empty without build arguments: give the ARG a default',
    invalid:
      '"{image}" is "{value}" without build arguments, no valid image: give the ARG a default',
  },
  examples: {
    bad: [
      {
        text: 'ARG TAG\nFROM [|alpine:$TAG|]\n',
        messages: [
          '"alpine:$TAG" is "alpine:" without build arguments, no valid image: give the ARG a default',
        ],
      },
      {
        text: 'ARG BASE\nFROM [|$BASE|]\nFROM [|${BASE}|] AS other\n',
        messages: [
          '"$BASE" is empty without build arguments: give the ARG a default',
          '"${BASE}" is empty without build arguments: give the ARG a default',
        ],
      },
    ],
    good: [
      { text: 'ARG TAG=3.22\nFROM alpine:$TAG\n' },
      { text: 'ARG TAG\nFROM alpine:${TAG:-3.22}\n' },
      { text: 'ARG NAME=alpine\nARG TAG=3.22\nARG BASE=$NAME:$TAG\nFROM $BASE\n' },
      { text: 'FROM alpine:3.22-$TARGETARCH\n', note: 'Platform arguments always have a value' },
    ],
  },
  create({ model, report }) {
    let defaults: DefaultArgs | undefined;
    return {
      stage({ from, image }) {
        // What no build argument can mend is LS0007's.
        if (image === undefined || !image.text.includes('$')) return;
        defaults ??= new DefaultArgs(model);
        const value = defaults.expand(image.text);
        if (value === undefined || parseReference(value) !== undefined) return;
        report({
          ...placeOf(model, from, image),
          message: value === '' ? 'empty' : 'invalid',
          data: { image: image.text, value },
        });
      },
    };
  },
});
