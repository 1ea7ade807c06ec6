import { copyIgnoredFile } from '../../core/dockerignore/copyIgnoredFile.ts';
import { defineRule } from './rule.ts';
import { contextSources } from './support/contextSources.ts';
import { placeOf } from './support/places.ts';
import { buildKit, docker } from './support/sources.ts';

export const rule = defineRule({
  code: 'CopyIgnoredFile',
  name: 'copied-file-is-ignored',
  category: 'correctness',
  severity: 'warning',
  needsOutside: true,
  summary: 'COPY or ADD names a file that .dockerignore keeps out',
  why: `What \`.dockerignore\` excludes never reaches the builder. A COPY that names such a file stops
the build with "not found", although the file is there for everyone to see.

Either the pattern goes too far, or the COPY is a leftover. A \`Dockerfile.dockerignore\` beside the
Dockerfile counts instead of the \`.dockerignore\` at the top of the context. With a \`!\` pattern in the
file, BuildKit says nothing: LS1002 looks then.`,
  sources: [buildKit('CopyIgnoredFile'), docker('build/concepts/context/#dockerignore-files')],
  messages: {
    ignored: '"{source}" is kept out of the build by "{pattern}" in {file}',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nCOPY start.sh [|secrets/key.txt|] /app/\nADD \\\n  ["[|app.log|]", "/var/log/"]\n',
        context: {
          files: ['start.sh', 'secrets/key.txt', 'app.log'],
          ignore: 'secrets\n*.log\n',
        },
        messages: [
          '"secrets/key.txt" is kept out of the build by "secrets" in .dockerignore',
          '"app.log" is kept out of the build by "*.log" in .dockerignore',
        ],
      },
      {
        text: 'FROM alpine:3.22\nARG FOLDER=docs\nCOPY [|./$FOLDER|] /docs/\nCOPY [|.|] .\n',
        context: { files: ['docs/index.md'], ignore: '*\n' },
        messages: [
          '"docs" is kept out of the build by "*" in .dockerignore',
          '"." is kept out of the build by "*" in .dockerignore',
        ],
      },
    ],
    good: [
      {
        text: 'FROM alpine:3.22\nCOPY . /app/\n',
        context: { files: ['start.sh', 'app.log'], ignore: '*.log\n' },
        note: 'What remains is copied',
      },
      {
        text: 'FROM alpine:3.22\nCOPY docs /docs/\n',
        context: { files: ['docs/index.md'], ignore: '*\n!docs\n' },
        note: 'Taken back',
      },
      {
        text: 'FROM alpine:3.22 AS build\nFROM alpine:3.22\nCOPY --from=build /docs /docs/\nADD https://example.com/docs /\nCOPY <<docs /\ndocs\n',
        context: { files: ['docs/index.md'], ignore: 'docs\n' },
        note: 'Not from the build context',
      },
    ],
  },
  create({ model, context, report }) {
    return {
      document() {
        const ignoreFile = context?.ignoreFile;
        if (ignoreFile === undefined) return;
        for (const source of contextSources(model)) {
          if (source.by === 'mount') continue;
          const pattern = copyIgnoredFile(source.path, ignoreFile.ignore);
          if (pattern === undefined) continue;
          const data = {
            source: source.path.replace(/^\.\/(?=.)/, ''),
            pattern: pattern.text,
            file: ignoreFile.name,
          };
          report({ ...placeOf(model, source.instruction, source), message: 'ignored', data });
        }
      },
    };
  },
});
