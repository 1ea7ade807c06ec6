import { defineRule } from './rule.ts';
import { docker, dockerfileUtils } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS0002',
  name: 'no-stage',
  category: 'syntax',
  severity: 'error',
  summary: 'The file has no FROM, so there is nothing to build',
  why: `Every image is built on something, if only on \`scratch\`, the empty image. A file without FROM
is no Dockerfile to the builder, which stops before it does anything. An ARG may stand above FROM,
but begins nothing.`,
  sources: [docker('reference/dockerfile/#from'), dockerfileUtils('NO_SOURCE_IMAGE')],
  messages: {
    empty: 'There is no instruction in this file: begin with FROM and a base image',
    onlyArgs: 'No FROM follows, so there is nothing to build: add FROM and a base image',
  },
  examples: {
    bad: [
      {
        text: '[||]# Image of the web server\n',
        messages: ['There is no instruction in this file: begin with FROM and a base image'],
      },
      {
        text: 'ARG VERSION=3.22\n[|ARG|] \\\n  TAG=latest\n',
        messages: ['No FROM follows, so there is nothing to build: add FROM and a base image'],
      },
    ],
    good: [
      { text: 'ARG VERSION=3.22\nFROM alpine:$VERSION\n' },
      { text: '# Nothing but a file\nFROM scratch\nCOPY app /app\n' },
    ],
  },
  create({ model, report }) {
    return {
      document() {
        const { instructions } = model.syntax;
        const last = instructions.at(-1);
        if (last === undefined) report({ at: { start: 0, end: 0 }, message: 'empty' });
        else if (instructions.every(({ name }) => name === 'ARG')) {
          report({ at: last.keyword, message: 'onlyArgs' });
        }
      },
    };
  },
});
