import type { Stage, VariableDefinition, VariableReference } from '../model/model.ts';
import type { Span } from '../syntax/nodes.ts';
import { defineRule, type Fix } from './rule.ts';
import { BaseImages } from './support/baseImages.ts';
import { Definitions } from './support/definitions.ts';
import { placeOf } from './support/places.ts';
import { referencesIn, usersOf } from './support/references.ts';
import { isRequired } from './support/required.ts';
import { buildKit, docker } from './support/sources.ts';

export const rule = defineRule({
  code: 'UndefinedVar',
  name: 'undefined-variable',
  category: 'correctness',
  severity: 'warning',
  needsOutside: true,
  summary: 'The builder expands a variable that nothing sets',
  why: `A variable that no ARG or ENV of the stage sets is empty: \`COPY app $HOEM/bin\` copies to
\`/bin\`, without a word. An ARG above the first FROM is known to FROM only: a stage repeats it as
\`ARG NAME\`. \`HOME\` is set for the commands of RUN and not for the builder.

Only what the builder itself expands is looked at; in RUN, CMD and ENTRYPOINT it is the shell. What
the base image sets is known for official images. Of other images only what they hardly set is
reported, and of private ones only names that this file sets elsewhere, or nearly.`,
  sources: [buildKit('UndefinedVar'), docker('reference/dockerfile/#environment-replacement')],
  messages: {
    undefined: '"{name}" is set by no ARG or ENV before: it is empty here',
    outside:
      '"{name}" is set on line {line} only, which this instruction does not see: set it here before',
    inside: '"{name}" is set by this same instruction, too late for it: use two instructions',
    slip: '"{name}" is set by no ARG or ENV before: is "{near}" meant?',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nARG FOLDER=/srv\nWORKDIR $[|FOLDR|]/app\nCOPY app $[|HOME|]/\n',
        messages: [
          '"FOLDR" is set by no ARG or ENV before: is "FOLDER" meant?',
          '"HOME" is set by no ARG or ENV before: it is empty here',
        ],
        fixed: 'FROM alpine:3.22\nARG FOLDER=/srv\nWORKDIR $FOLDER/app\nCOPY app $HOME/\n',
      },
      {
        text: 'ARG VERSION=1\nFROM registry.example.com/base:1\nLABEL version=${[|VERSION|]}\n',
        messages: [
          '"VERSION" is set on line 1 only, which this instruction does not see: set it here before',
        ],
        note: 'The base image could set it, but this file seems to think that it does',
      },
      {
        text: 'FROM node:24\nENV PORT=80 URL=http://localhost:$[|PORT|]\nENV PATH=$PATH \\\n  DIR=${[|NODE_PATH|]:-/n}\n',
        messages: [
          '"PORT" is set by this same instruction, too late for it: use two instructions',
          '"NODE_PATH" is set by no ARG or ENV before: it is empty here',
        ],
        note: 'Pairs of one ENV do not see each other, and a default does not declare a variable',
      },
      {
        text: 'FROM scratch\nCOPY <<EOF /run.sh\necho $[|USER|] \\$HOME\nEOF\n',
        messages: ['"USER" is set by no ARG or ENV before: it is empty here'],
        note: 'The builder expands the text of a heredoc, unless its name is in quotes',
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nARG FOLDER\nWORKDIR $FOLDER/app\n' },
      { text: 'FROM alpine:3.22 AS base\nENV A=1\nFROM base\nENV B=$A\n' },
      { text: 'FROM golang:1.25\nWORKDIR $GOPATH/src/app\n', note: 'The image sets it' },
      {
        text: 'ARG NODE_VERSION=24\nFROM node:$NODE_VERSION\nLABEL node=$NODE_VERSION\n',
        note: 'The image sets it, whatever the file sets outside of the stage',
      },
      {
        text: 'FROM registry.example.com/base:1\nWORKDIR $APP_HOME\n',
        note: 'The image may set it',
      },
      { text: "FROM alpine:3.22\nRUN echo $HOME\nCMD echo $USER\nENV A='$B' C=\\$D\n" },
    ],
  },
  create({ model, report }) {
    const definitions = new Definitions(model);
    const bases = new BaseImages();
    function check(reference: VariableReference, stage: Stage) {
      const { name, nameSpan, instruction } = reference;
      const held = bases.variablesOf(stage).mayHold(name);
      if (held === 'yes') return;
      // That the build stops at it is LS0024's to say.
      if (held === 'no' && isRequired(reference)) return;
      const other = definitions.elsewhere(name, stage);
      const near = other === undefined ? definitions.near(reference, stage) : undefined;
      if (held === 'perhaps' && other === undefined && near === undefined) return;
      const line = other === undefined ? 0 : model.lines.lineAt(other.nameSpan.start) + 1;
      report({
        ...placeOf(model, instruction, nameSpan),
        message: messageOf(near, other, reference),
        data: { name, near: near ?? '', line },
        fixes: near === undefined ? [] : [replacement(nameSpan, near)],
      });
    }
    const users = usersOf(model.references.filter(isUnset));
    return {
      instruction(instruction, stage) {
        if (stage === undefined || UNCHECKED.has(instruction.name)) return;
        if (!users.has(instruction)) return;
        for (const reference of referencesIn(model, instruction)) {
          if (isUnset(reference)) check(reference, stage);
        }
      },
    };
  },
});

/** FROM has a rule of its own, and BuildKit does not look into EXPOSE. */
const UNCHECKED = new Set(['EXPOSE', 'FROM']);

function isUnset({ definition, predefined, expandedByBuild }: VariableReference): boolean {
  return definition === undefined && !predefined && expandedByBuild;
}

function messageOf(
  near: string | undefined,
  other: VariableDefinition | undefined,
  { instruction }: VariableReference,
): 'undefined' | 'outside' | 'inside' | 'slip' {
  if (near !== undefined) return 'slip';
  if (other === undefined) return 'undefined';
  return other.instruction === instruction ? 'inside' : 'outside';
}

function replacement(span: Span, near: string): Fix {
  return {
    title: `Replace with ${near}`,
    edits: [{ start: span.start, end: span.end, newText: near }],
    mayChange: `The value of ${near} is used, where there was none`,
  };
}
