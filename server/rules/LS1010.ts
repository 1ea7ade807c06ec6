import { kindOfProgram, programName } from '../shell/shells.ts';
import type { Instruction, JsonArray } from '../syntax/nodes.ts';
import { defineRule } from './rule.ts';
import { placeOf } from './support/places.ts';
import { referencesIn } from './support/references.ts';
import { docker } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS1010',
  name: 'variable-in-exec-form',
  category: 'correctness',
  severity: 'warning',
  summary: 'A command in exec form has a variable that nobody replaces',
  why: `It is the shell that replaces \`$NAME\`, and the exec form runs without one: the program is
given the five characters. \`["sh", "-c", "exec app $NAME"]\` brings a shell in, and \`exec\` makes it
step aside for the program.

Reported are only variables that the file itself sets, so that \`$\` as a mere character is left
alone, and so is an argument with blanks, which may be a text that the program hands to a shell.`,
  sources: [docker('reference/dockerfile/#variable-substitution')],
  messages: {
    literal: 'Without a shell "{variable}" is not replaced: use ["sh", "-c", "exec …"]',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nENV PORT=80\nENTRYPOINT ["app", "--port=[|$PORT|]"]\n',
        messages: ['Without a shell "$PORT" is not replaced: use ["sh", "-c", "exec …"]'],
      },
      {
        text: 'FROM alpine:3.22\nARG APP=app.jar\nHEALTHCHECK --interval=1m \\\n  CMD ["/check", "[|${APP}|]"]\nCMD ["java", "-jar", "[|$APP|]"]\n',
        messages: [
          'Without a shell "${APP}" is not replaced: use ["sh", "-c", "exec …"]',
          'Without a shell "$APP" is not replaced: use ["sh", "-c", "exec …"]',
        ],
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nENV PORT=80\nCMD ["sh", "-c", "exec app --port=$PORT"]\n' },
      { text: 'FROM alpine:3.22\nENV PORT=80\nCMD ["tini", "--", "/bin/bash", "-c", "$PORT"]\n' },
      { text: 'FROM alpine:3.22\nENV PORT=80\nCMD app --port=$PORT\n' },
      { text: 'FROM alpine:3.22\nCMD ["grep", "x$NAME", "/etc/hosts"]\n', note: 'Set nowhere' },
      { text: 'FROM alpine:3.22\nENV DIR=/app\nCOPY ["a", "$DIR"]\nVOLUME ["$DIR"]\n' },
      {
        text: 'FROM node:24\nENV PORT=80\nCMD ["npx", "concurrently", "app $PORT"]\n',
        note: 'The program may have a shell of its own',
      },
    ],
  },
  create({ model, report }) {
    const check = (instruction: Instruction) => {
      const { json } = instruction;
      if (json === undefined || hasInterpreter(json)) return;
      for (const item of json.items) {
        if (!item.value.includes('$') || /\s/.test(item.value)) continue;
        for (const { start, end, definition } of referencesIn(model, item)) {
          if (definition === undefined) continue;
          const data = { variable: model.syntax.text.slice(start, end) };
          report({ ...placeOf(model, instruction, { start, end }), message: 'literal', data });
        }
      }
    };
    return { on: { RUN: check, CMD: check, ENTRYPOINT: check, HEALTHCHECK: check } };
  },
});

/** Programs that run a text they are given, or replace variables themselves. */
const EXPANDERS = /^(?:env|envsubst|eval|supervisord|dockerize|gomplate|confd|watchexec)$/;

function hasInterpreter({ items }: JsonArray): boolean {
  return items.some(({ value }) => {
    const name = programName(value);
    return kindOfProgram(name) !== undefined || EXPANDERS.test(name);
  });
}
