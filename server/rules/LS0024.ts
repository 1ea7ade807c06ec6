import type { Stage, VariableReference } from '../model/model.ts';
import { defineRule } from './rule.ts';
import { BaseImages } from './support/baseImages.ts';
import { placeOf } from './support/places.ts';
import { isRequired } from './support/required.ts';
import { docker } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS0024',
  name: 'required-variable-unset',
  category: 'correctness',
  severity: 'error',
  summary: 'A variable is required that nothing can set',
  why: `\`\${NAME:?message}\` stops the build when NAME has no value. That is meant for an ARG, which a
\`--build-arg\` can set. Where no ARG or ENV sets the name, in FROM above the first FROM, every build
stops.`,
  sources: [docker('reference/dockerfile/#environment-replacement')],
  messages: {
    unset: '"{name}" is set by nothing above, so the build stops here: add ARG {name}',
    empty: '"{name}" is empty, so the build stops here: give it a value, or leave out ":"',
  },
  examples: {
    bad: [
      {
        text: 'FROM ${[|IMAGE|]:?which one}\nARG VERSION\nFROM scratch\nLABEL version=${[|VERSION|]?}\n',
        messages: [
          '"IMAGE" is set by nothing above, so the build stops here: add ARG IMAGE',
          '"VERSION" is set by nothing above, so the build stops here: add ARG VERSION',
        ],
        note: 'The ARG belongs to the first stage',
      },
      {
        text: 'FROM scratch\nENV MODE=""\nENV A=1 \\\n  B=${[|MODE|]:?}\n',
        messages: ['"MODE" is empty, so the build stops here: give it a value, or leave out ":"'],
      },
    ],
    good: [
      { text: 'ARG IMAGE\nFROM ${IMAGE:?which one}\nARG TAG\nLABEL tag=${TAG:?}\n' },
      { text: 'FROM example.com/base\nENV A=${MODE:?}\n', note: 'The base image may set it' },
      { text: 'FROM scratch\nENV MODE=""\nENV A=${MODE?}\n' },
    ],
  },
  create({ model, report }) {
    const bases = new BaseImages();
    return {
      document() {
        for (const reference of model.references) {
          if (!isRequired(reference) || !reference.expandedByBuild) continue;
          const { name, nameSpan, instruction } = reference;
          const stage = instruction.name === 'FROM' ? undefined : model.stageOf(instruction);
          const message = problemOf(reference, stage);
          if (message === undefined) continue;
          const { code } = message;
          report({
            ...placeOf(model, instruction, nameSpan),
            message: message.id,
            data: { name },
            codes: code === undefined ? ['LS0024'] : ['LS0024', code],
          });
        }
      },
    };

    function problemOf(
      { name, modifier, definition, predefined }: VariableReference,
      stage: Stage | undefined,
    ): { readonly id: 'unset' | 'empty'; readonly code?: string } | undefined {
      if (predefined) return undefined;
      if (definition !== undefined) {
        const isEmpty = definition.kind === 'env' && definition.resolved === '';
        return isEmpty && modifier === ':?' ? { id: 'empty' } : undefined;
      }
      if (stage === undefined) return { id: 'unset', code: 'UndefinedArgInFrom' };
      if (bases.variablesOf(stage).mayHold(name) !== 'no') return undefined;
      return { id: 'unset', code: 'UndefinedVar' };
    }
  },
});
