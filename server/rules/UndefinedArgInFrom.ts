import { platformArgs } from '../facts/variables.ts';
import type { VariableReference } from '../model/model.ts';
import { defineRule } from './rule.ts';
import { nearest } from './support/nearest.ts';
import { placeOf } from './support/places.ts';
import { referencesIn } from './support/references.ts';
import { isRequired } from './support/required.ts';
import { buildKit, docker } from './support/sources.ts';

export const rule = defineRule({
  code: 'UndefinedArgInFrom',
  name: 'undeclared-arg-in-from',
  category: 'correctness',
  severity: 'warning',
  summary: 'FROM uses a variable that no ARG above the first FROM declares',
  why: `Only ARGs above the first FROM, and the predefined \`TARGET…\` and \`BUILD…\` arguments, have a
value in FROM. An ARG or ENV inside a stage has none, and \`--build-arg\` sets nothing that is not
declared: the variable is empty, and the build fails or takes another image.`,
  sources: [
    buildKit('UndefinedArgInFrom'),
    docker('reference/dockerfile/#understand-how-arg-and-from-interact'),
  ],
  messages: {
    undeclared: '"{name}" is not declared above the first FROM: add ARG {name} there',
    slip: '"{name}" is not declared above the first FROM: is "{near}" meant?',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22 AS base\nARG TAG=24\nFROM node:$[|TAG|]\n',
        messages: ['"TAG" is not declared above the first FROM: add ARG TAG there'],
        note: 'This ARG belongs to the stage',
      },
      {
        text: 'ARG VERSION=3.22\nFROM --platform=$[|BUILDPLATFROM|] alpine:${[|VERSON|]}\n',
        messages: [
          '"BUILDPLATFROM" is not declared above the first FROM: is "BUILDPLATFORM" meant?',
          '"VERSON" is not declared above the first FROM: is "VERSION" meant?',
        ],
        fixed: 'ARG VERSION=3.22\nFROM --platform=$BUILDPLATFORM alpine:${VERSION}\n',
      },
    ],
    good: [
      { text: 'ARG TAG\nFROM alpine:${TAG:-3.22}\n', note: 'Declared, though without a value' },
      { text: 'FROM --platform=$BUILDPLATFORM alpine:3.22\n' },
    ],
  },
  create({ model, report }) {
    const declared = () => [...model.globalArgs.keys(), ...platformArgs.map(({ name }) => name)];
    function check({ name, nameSpan, instruction }: VariableReference) {
      const near = nearest(name, declared());
      report({
        ...placeOf(model, instruction, nameSpan),
        message: near === undefined ? 'undeclared' : 'slip',
        data: { name, near: near ?? '' },
        fixes:
          near === undefined
            ? []
            : [
                {
                  title: `Replace with ${near}`,
                  edits: [{ ...nameSpan, newText: near }],
                  mayChange: `The value of ${near} is used, where there was none`,
                },
              ],
      });
    }
    return {
      stage({ from }) {
        for (const reference of referencesIn(model, from)) {
          const { definition, predefined, expandedByBuild } = reference;
          // That the build stops at it is LS0024's to say.
          if (isRequired(reference)) continue;
          if (definition === undefined && !predefined && expandedByBuild) check(reference);
        }
      },
    };
  },
});
