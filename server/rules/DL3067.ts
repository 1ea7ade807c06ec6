import { pathText, readCopy } from '../model/copy.ts';
import { defineRule } from './rule.ts';
import { placeOf } from './support/places.ts';
import { withoutQuotes } from './support/quotes.ts';
import { docker, hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL3067',
  name: 'copied-root-filesystem',
  category: 'size',
  severity: 'warning',
  scope: 'instruction',
  summary: 'The whole file system of another stage is copied',
  why: `A stage of its own is there to leave behind what only the build needs. \`COPY --from=build / /\`
takes all of it along, into one more layer that holds every file twice and none of the metadata:
\`FROM build\` gives the same files and keeps them in the layers they are in. Otherwise copy the
folders that are needed.

It is right where all layers shall become one, onto \`scratch\`: silence it there.`,
  sources: [hadolint('DL3067'), docker('build/building/multi-stage/')],
  messages: {
    all: 'This copies everything in {from}: copy the folders that are needed, or build on it with FROM',
  },
  examples: {
    bad: [
      {
        text: 'FROM golang:1.25 AS build\nFROM scratch\nCOPY --from=build [|/|] /\nCOPY --link \\\n  --from=build ["a", [|"/"|], "/"]\n',
        messages: [
          'This copies everything in build: copy the folders that are needed, or build on it with FROM',
          'This copies everything in build: copy the folders that are needed, or build on it with FROM',
        ],
      },
    ],
    good: [
      { text: 'FROM golang:1.25 AS build\nFROM scratch\nCOPY --from=build /app /\n' },
      { text: 'FROM golang:1.25 AS build\nFROM scratch\nCOPY --from=build / /rootfs/\n' },
      { text: 'FROM scratch\nCOPY / /\n', note: 'The build context is no file system' },
      { text: 'FROM scratch\nONBUILD COPY --from=build / /\n' },
    ],
  },
  create({ model, report }) {
    return {
      on: {
        COPY(instruction) {
          const { sources = [], destination, from } = readCopy(instruction) ?? {};
          if (!from?.value || !destination || withoutQuotes(pathText(destination)) !== '/') return;
          const root = sources.find((source) => withoutQuotes(pathText(source)) === '/');
          if (root === undefined) return;
          report({
            ...placeOf(model, instruction, root),
            message: 'all',
            data: { from: withoutQuotes(from.value.text) },
          });
        },
      },
    };
  },
});
