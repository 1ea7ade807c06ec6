import { cleanPath } from '../../core/dockerignore/cleanPath.ts';
import { defineRule } from './rule.ts';
import { contextSources, leavesContext } from './support/contextSources.ts';
import { placeOf } from './support/places.ts';
import { docker } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS1003',
  name: 'source-outside-context',
  category: 'correctness',
  severity: 'warning',
  needsOutside: true,
  summary: 'COPY or ADD names a file outside the build context',
  why: `The builder sees the build context and nothing above it: a \`..\` that leads out of it is
dropped, so that \`../shared\` means \`shared\` in the context. Mostly that is not there; if it is, it
is another folder than the one meant.

Build from the folder above (\`docker build -f app/Dockerfile .\`), or give the other folder a name
(\`docker build --build-context shared=../shared .\`) and copy with \`COPY --from=shared\`.`,
  sources: [
    docker('reference/dockerfile/#copy'),
    docker('reference/cli/docker/buildx/build/#build-context'),
  ],
  messages: {
    outside: '"{source}" leads out of the build context: the builder looks for "{inside}" in it',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nCOPY app [|../shared/start.sh|] /app/\nADD ["[|a/../../b|]", "/"]\n',
        messages: [
          '"../shared/start.sh" leads out of the build context: the builder looks for "shared/start.sh" in it',
          '"a/../../b" leads out of the build context: the builder looks for "b" in it',
        ],
      },
      {
        text: 'FROM alpine:3.22\nCOPY \\\n  [|..|] /app/\n',
        messages: ['".." leads out of the build context: the builder looks for "." in it'],
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nCOPY app/../shared /app/\n' },
      { text: 'FROM alpine:3.22\nCOPY --from=shared ../start.sh /app/\n' },
      { text: 'FROM alpine:3.22\nARG FROM=..\nCOPY $FROM/shared ..shared /app/\n' },
    ],
  },
  create({ model, report }) {
    return {
      document() {
        // A variable that leads out has its dots from somewhere.
        if (!model.syntax.text.includes('..')) return;
        for (const source of contextSources(model)) {
          if (!source.fixed || !leavesContext(source.path)) continue;
          const inside = cleanPath(`/${source.path}`).slice(1) || '.';
          const data = { source: source.path, inside };
          report({ ...placeOf(model, source.instruction, source), message: 'outside', data });
        }
      },
    };
  },
});
