import type { VariableReference } from '../model/model.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { defineRule, type Fix } from './rule.ts';
import { BaseImages } from './support/baseImages.ts';
import { inCaseOf } from './support/casing.ts';
import { lineBreakOf } from './support/lineBreaks.ts';
import { placeOf } from './support/places.ts';
import { referencesIn } from './support/references.ts';
import { isExpandedByShell, isGuarded, ShellAssignments } from './support/shellVariables.ts';
import { docker } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS1009',
  name: 'build-arg-at-run-time',
  category: 'correctness',
  severity: 'warning',
  summary: 'CMD, ENTRYPOINT or HEALTHCHECK uses a build argument',
  why: `ARG is there during the build and gone when a container starts: the shell of the container
finds the variable empty. ENV keeps it, \`ENV NAME=$NAME\` the value of the argument.

Nothing is wrong if every container is started with \`-e NAME=…\`; \`\${NAME:-default}\` says so, and is
left alone. A secret belongs into the container's start and never into ENV.`,
  sources: [docker('reference/dockerfile/#arg'), docker('build/building/variables/')],
  messages: {
    gone: '"{name}" is a build argument, which is gone when a container starts: set it with ENV',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nARG PORT=80\nCMD app --port $[|PORT|]\n',
        messages: [
          '"PORT" is a build argument, which is gone when a container starts: set it with ENV',
        ],
        fixed: 'FROM alpine:3.22\nARG PORT=80\nENV PORT=$PORT\nCMD app --port $PORT\n',
      },
      {
        text: 'FROM alpine:3.22\nARG NAME\nHEALTHCHECK --interval=1m \\\n  CMD wget -q localhost/${[|NAME|]} || exit 1\nARG TOKEN\nENTRYPOINT ["sh", "-c", "exec app --token $[|TOKEN|]"]\n',
        messages: [
          '"NAME" is a build argument, which is gone when a container starts: set it with ENV',
          '"TOKEN" is a build argument, which is gone when a container starts: set it with ENV',
        ],
        fixed:
          'FROM alpine:3.22\nARG NAME\nENV NAME=$NAME\nHEALTHCHECK --interval=1m \\\n  CMD wget -q localhost/${NAME} || exit 1\nARG TOKEN\nENTRYPOINT ["sh", "-c", "exec app --token $TOKEN"]\n',
        note: 'No fix puts a secret into the image',
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nARG PORT=80\nENV PORT=$PORT\nCMD app --port $PORT\n' },
      { text: 'FROM alpine:3.22\nARG PORT=80\nCMD app --port ${PORT:-80}\n' },
      { text: 'FROM alpine:3.22\nARG PORT=80\nCMD app $PORT\nENV PORT=80\n' },
      { text: 'FROM alpine:3.22\nARG PORT=80\nRUN app --port $PORT\nEXPOSE $PORT\n' },
      {
        text: 'FROM golang:1.25\nARG GOPATH\nCMD PORT=80; ls $GOPATH $HOME\n',
        note: 'The base image sets it, or every shell',
      },
      {
        text: 'FROM alpine:3.22\nARG PORT=80\nCMD ["app", "$PORT"]\n',
        note: 'No shell: LS1010 reports it',
      },
    ],
  },
  create({ model, shell, report }) {
    const bases = new BaseImages();
    let kept: ReadonlySet<string> | undefined;
    const check = (instruction: Instruction) => {
      const references = referencesIn(model, instruction);
      if (references.length === 0) return;
      const stage = model.stageOf(instruction);
      const script = shell(instruction);
      if (stage === undefined || script === undefined || !isExpandedByShell(script)) return;
      const text = model.syntax.text.slice(instruction.start, instruction.end);
      const assignments = new ShellAssignments(text, instruction, script);
      const told = new Set<string>();
      for (const reference of references) {
        const { name, definition } = reference;
        if (definition?.kind !== 'arg' || told.has(name) || isGuarded(reference)) continue;
        kept ??= keptNames();
        if (kept.has(name) || assignments.maySet(name)) continue;
        if (bases.variablesOf(stage).mayHold(name) === 'yes') continue;
        told.add(name);
        report({
          ...placeOf(model, instruction, reference.nameSpan),
          message: 'gone',
          data: { name },
          fixes: /secret|token|passw|key|credential/i.test(name) ? [] : [keeping(reference)],
        });
      }
    };
    return { on: { CMD: check, ENTRYPOINT: check, HEALTHCHECK: check } };

    /** Names that some ENV sets: where it counts is too fine a question. */
    function keptNames(): ReadonlySet<string> {
      const env = model.definitions.filter(({ kind }) => kind === 'env');
      return new Set(env.map(({ name }) => name));
    }

    function keeping({ name, instruction }: VariableReference): Fix {
      const { keyword } = instruction;
      const { start } = keyword;
      const line = `${inCaseOf(keyword.text, 'ENV')} ${name}=$${name}`;
      return {
        title: `Write "ENV ${name}=$${name}" above`,
        edits: [{ start, end: start, newText: line + lineBreakOf(model.syntax.text) }],
        mayChange: 'The image keeps the value, for everyone to read, and containers see it',
      };
    }
  },
});
