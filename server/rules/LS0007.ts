import { unquote } from '../model/expand.ts';
import { readMounts } from '../model/mounts.ts';
import type { Instruction, Span } from '../syntax/nodes.ts';
import { defineRule, type Fix } from './rule.ts';
import { flagNamed, flagText } from './support/flags.ts';
import { invalidReference } from './support/invalidReferences.ts';
import { placeOf } from './support/places.ts';
import { buildKit, docker, dockerfileUtils } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS0007',
  name: 'invalid-image-reference',
  category: 'syntax',
  severity: 'error',
  summary: 'What stands for an image cannot be the name of one',
  why: `An image is named \`registry/repository:tag@digest\`, with everything but the repository left
out where it is not needed. The repository is in lower case; a tag has letters, digits, \`_\`, \`.\` and
\`-\`; a digest is \`sha256:\` and 64 hexadecimal digits. A name with an upper-case letter is not found
among the stages either: FROM looks for them in lower case.`,
  sources: [
    docker('reference/cli/docker/image/tag/#description'),
    buildKit('InvalidDefaultArgInFrom'),
    dockerfileUtils('INVALID_REFERENCE_FORMAT'),
    dockerfileUtils('FLAG_INVALID_FROM_VALUE'),
  ],
  messages: {
    blank: 'The name of the image is empty: write one, or scratch',
    case: '"{name}" has an upper-case letter: image names are in lower case',
    name: '"{name}" is no name of an image: write registry/repository, in lower case',
    tag: '"{name}" is no tag: use letters, digits, "_", "." and "-", 128 at most',
    digest: '"{name}" is no digest: write sha256: and 64 hexadecimal digits',
  },
  examples: {
    bad: [
      {
        text: 'FROM [|ghcr.io/Acme/Base|]:3.22\nFROM \\\n  [|Alpine|]\n',
        messages: [
          '"ghcr.io/Acme/Base" has an upper-case letter: image names are in lower case',
          '"Alpine" has an upper-case letter: image names are in lower case',
        ],
        fixed: 'FROM ghcr.io/acme/base:3.22\nFROM \\\n  alpine\n',
      },
      {
        text: 'FROM alpine:[|v3+1|]\nFROM alpine:[||]\nFROM alpine@[|sha256:12|]\n',
        messages: [
          '"v3+1" is no tag: use letters, digits, "_", "." and "-", 128 at most',
          '"" is no tag: use letters, digits, "_", "." and "-", 128 at most',
          '"sha256:12" is no digest: write sha256: and 64 hexadecimal digits',
        ],
      },
      {
        text: 'FROM [|https://ghcr.io/acme/base|]\nFROM [|""|]\n',
        messages: [
          '"https://ghcr.io/acme/base" is no name of an image: write registry/repository, in lower case',
          'The name of the image is empty: write one, or scratch',
        ],
      },
      {
        text: 'FROM alpine:3.22 AS build\nFROM scratch\nCOPY --from=[|Tools|]:1 a b\nRUN --mount=target=/a,from=[|./assets|] a\n',
        messages: [
          '"Tools" has an upper-case letter: image names are in lower case',
          '"./assets" is no name of an image: write registry/repository, in lower case',
        ],
        fixed:
          'FROM alpine:3.22 AS build\nFROM scratch\nCOPY --from=tools:1 a b\nRUN --mount=target=/a,from=./assets a\n',
        note: 'What COPY and a mount take files from is a stage or an image',
      },
    ],
    good: [
      { text: 'FROM localhost:5000/acme/base:3.22\nFROM EXAMPLE.com/base\n' },
      {
        text: 'FROM alpine:3.22 AS build\nFROM scratch\nCOPY --from=Build a b\nCOPY --from=0 a b\n',
      },
      {
        text: 'ARG IMAGE\nFROM $IMAGE\n',
        note: 'What a build argument can mend has a rule of its own',
      },
    ],
  },
  create({ model, report }) {
    return {
      stage({ from, image }) {
        if (image === undefined || image.text.includes('$')) return;
        const grammar = { quotes: true, escape: model.syntax.escape, shell: false };
        const name = unquote(image.text, grammar);
        const isQuoted = name !== image.text;
        check(from, name, (start, end) => {
          const word = from.words[0];
          if (isQuoted || word === undefined) return image;
          return from.body.span(word.index + start, word.index + end);
        });
      },
      on: {
        COPY(instruction) {
          const value = flagNamed(instruction, 'from')?.value;
          const name = value && readPlain(instruction, 'from');
          // Without a colon it may be meant for a stage, which DL3022 looks for.
          if (value === undefined || !name?.includes(':')) return;
          check(instruction, name, (start, end) =>
            name === value.text
              ? instruction.body.span(value.index + start, value.index + end)
              : value,
          );
        },
        RUN(instruction) {
          for (const { from } of readMounts(instruction)) {
            const { value, valueSpan } = from ?? {};
            if (value === undefined || value === '' || valueSpan === undefined) continue;
            if (isImage(value)) check(instruction, value, () => valueSpan);
          }
        },
      },
    };

    function readPlain(instruction: Instruction, flag: string): string | undefined {
      const found = flagNamed(instruction, flag);
      const text = found && flagText(found, model);
      return text && isImage(text) ? text : undefined;
    }

    /** Neither a variable nor a stage. */
    function isImage(name: string): boolean {
      if (name.includes('$') || /^[+-]?\d+$/.test(name)) return false;
      return model.stageNamed(name, model.stages.length) === undefined;
    }

    function check(
      instruction: Instruction,
      text: string,
      spanOf: (from: number, to: number) => Span,
    ) {
      const invalid = invalidReference(text);
      if (invalid === undefined) return;
      const { kind, from, to } = invalid;
      const span = spanOf(from, to);
      const name = text.slice(from, to);
      const fixes: readonly Fix[] =
        kind !== 'case' || model.syntax.text.slice(span.start, span.end) !== name
          ? []
          : [
              {
                title: `Write ${name.toLowerCase()}`,
                edits: [{ start: span.start, end: span.end, newText: name.toLowerCase() }],
              },
            ];
      report({
        ...placeOf(model, instruction, span),
        message: kind,
        data: { name },
        codes: instruction.name === 'FROM' ? ['LS0007', 'InvalidDefaultArgInFrom'] : ['LS0007'],
        fixes,
      });
    }
  },
});
