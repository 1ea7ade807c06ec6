import { copyIgnoredFile } from '../../core/dockerignore/copyIgnoredFile.ts';
import { hasWildcards } from '../../core/dockerignore/goMatch.ts';
import { defineRule } from './rule.ts';
import { contextSources } from './support/contextSources.ts';
import { placeOf } from './support/places.ts';
import { docker } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS1002',
  name: 'ignored-source',
  category: 'correctness',
  severity: 'warning',
  needsOutside: true,
  summary: 'All that COPY, ADD or a bind mount names is kept out by .dockerignore',
  why: `What \`.dockerignore\` excludes never reaches the builder: the build does not find the file, or
a pattern silently copies nothing. BuildKit's CopyIgnoredFile says so, but not when the file has a \`!\`
pattern, not for what a pattern of COPY matches, and not for bind mounts. This rule does, by looking
at the files themselves.

The last pattern that matches decides, and of a folder that is excluded only what a \`!\` pattern takes
back is there.`,
  sources: [docker('build/concepts/context/#dockerignore-files')],
  messages: {
    ignored: '"{source}" is kept out of the build by "{pattern}" in {file}',
    all: 'All that "{source}" matches is kept out of the build by "{pattern}" in {file}',
  },
  examples: {
    bad: [
      {
        text: 'FROM node:24\nCOPY src /app/src\nCOPY [|package.json|] /app/\n',
        context: { files: ['package.json', 'src/index.ts'], ignore: '*\n!src\n' },
        messages: ['"package.json" is kept out of the build by "*" in .dockerignore'],
        note: 'Only the folder is taken back',
      },
      {
        text: 'FROM alpine:3.22\nCOPY [|conf/*.conf|] /etc/\nRUN --mount=type=bind,source=[|conf/b.conf|],target=/b \\\n  cat /b\n',
        context: { files: ['conf/a.conf', 'conf/b.conf'], ignore: 'conf/[a-z].conf\n' },
        messages: [
          'All that "conf/*.conf" matches is kept out of the build by "conf/[a-z].conf" in .dockerignore',
          '"conf/b.conf" is kept out of the build by "conf/[a-z].conf" in .dockerignore',
        ],
      },
    ],
    good: [
      {
        text: 'FROM node:24\nCOPY package.json src docs /app/\n',
        context: {
          files: ['package.json', 'src/index.ts', 'docs/api/index.md'],
          ignore: '*\n!src\n!package.json\n!docs/api\n',
        },
      },
      {
        text: 'FROM alpine:3.22\nCOPY app.log /\n',
        context: { files: ['app.log'], ignore: '*.log\n' },
        note: 'CopyIgnoredFile reports this one',
      },
    ],
  },
  create({ model, context, report }) {
    return {
      document() {
        const ignoreFile = context?.ignoreFile;
        if (ignoreFile === undefined) return;
        for (const { path, fixed, by, instruction, start, end } of contextSources(model)) {
          const match = context?.find(path);
          if (match?.kind !== 'excluded' || !fixed) continue;
          if (by !== 'mount' && copyIgnoredFile(path, ignoreFile.ignore)) continue;
          report({
            ...placeOf(model, instruction, { start, end }),
            message: by !== 'mount' && hasWildcards(path) ? 'all' : 'ignored',
            data: { source: path, pattern: match.by.text, file: ignoreFile.name },
          });
        }
      },
    };
  },
});
