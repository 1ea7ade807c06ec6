import { defineRule } from './rule.ts';
import { placeOf } from './support/places.ts';
import { docker, hadolint } from './support/sources.ts';

const FORBIDDEN = new Set(['FROM', 'MAINTAINER', 'ONBUILD']);

export const rule = defineRule({
  code: 'DL3043',
  name: 'forbidden-onbuild-trigger',
  category: 'correctness',
  severity: 'error',
  scope: 'instruction',
  summary: 'ONBUILD triggers an instruction that it cannot trigger',
  why: `A trigger runs right behind the FROM of the file that builds on this image. It cannot begin
another stage there, cannot leave triggers of its own, and MAINTAINER was never allowed. BuildKit
refuses the build.`,
  sources: [hadolint('DL3043'), docker('reference/dockerfile/#onbuild-limitations')],
  messages: {
    forbidden: 'ONBUILD cannot trigger {trigger}: the build is refused',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nONBUILD [|FROM|] debian:13\nONBUILD [|MAINTAINER|] Ada\n',
        messages: [
          'ONBUILD cannot trigger FROM: the build is refused',
          'ONBUILD cannot trigger MAINTAINER: the build is refused',
        ],
      },
      {
        text: 'FROM alpine:3.22\nONBUILD \\\n  [|ONBUILD|] RUN echo hello\n',
        messages: ['ONBUILD cannot trigger ONBUILD: the build is refused'],
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nONBUILD RUN echo FROM\nONBUILD COPY . /app\n' },
      { text: 'FROM alpine:3.22\nMAINTAINER Ada\n', note: 'Deprecated, but allowed' },
    ],
  },
  create({ model, report }) {
    return {
      on: {
        ONBUILD(instruction) {
          const { trigger } = instruction;
          if (trigger === undefined || !FORBIDDEN.has(trigger.name)) return;
          report({
            ...placeOf(model, instruction, trigger.keyword),
            message: 'forbidden',
            data: { trigger: trigger.name },
          });
        },
      },
    };
  },
});
