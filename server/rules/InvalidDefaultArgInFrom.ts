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
    plain: '"{image}" is no valid image name: use lower case, and `name:tag`',
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
      {
        text: 'FROM [|Alpine:3.22|]\n',
        messages: ['"Alpine:3.22" is no valid image name: use lower case, and `name:tag`'],
        note: 'BuildKit reports names without a variable as well',
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
        if (image === undefined) return;
        defaults ??= new DefaultArgs(model);
        const value = defaults.expand(image.text);
        if (value === undefined || parseReference(value) !== undefined) return;
        report({
          ...placeOf(model, from, image),
          message: value === '' ? 'empty' : value === image.text ? 'plain' : 'invalid',
          data: { image: image.text, value },
        });
      },
    };
  },
});
