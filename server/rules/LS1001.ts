import { copyIgnoredFile } from '../../core/dockerignore/copyIgnoredFile.ts';
import { hasWildcards } from '../../core/dockerignore/goMatch.ts';
import { defineRule, type Fix } from './rule.ts';
import { type ContextSource, contextSources, leavesContext } from './support/contextSources.ts';
import { placeOf } from './support/places.ts';
import { docker } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS1001',
  name: 'missing-source',
  category: 'correctness',
  severity: 'warning',
  needsOutside: true,
  summary: 'COPY, ADD or a bind mount names a file that does not exist',
  why: `The build stops there. A pattern that matches nothing is worse: COPY copies nothing and goes
on. Case counts, also on Windows and macOS.

The build context is taken to be the folder of the Dockerfile, or the nearest one above it in the
repository that holds what the Dockerfile copies; where neither is sure, nothing is reported. Another
folder can be configured. Left alone are files that Git ignores and folders such as \`dist\` and
\`target\`: a build before this one may make them. And so are patterns that end in \`*\`, such as
\`package-lock.json*\`, which is the usual way to copy a file if there is one.`,
  sources: [docker('reference/dockerfile/#copy'), docker('build/concepts/context/')],
  messages: {
    missing: '"{source}" is not in the build context: the build stops here',
    slip: '"{source}" is not in the build context: is "{near}" meant?',
    unmatched: 'Nothing in the build context matches "{source}": nothing is copied',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nCOPY [|start.sh|] [|config/*.toml|] \\\n  readme.md /app/\n',
        context: { files: ['readme.md', 'config/app.yaml'] },
        messages: [
          '"start.sh" is not in the build context: the build stops here',
          'Nothing in the build context matches "config/*.toml": nothing is copied',
        ],
      },
      {
        text: 'FROM node:24\nCOPY [|Src|] /app/src/\nADD ["package.json", "[|tsconifg.json|]", "/app/"]\n',
        context: { files: ['src/index.ts', 'package.json', 'tsconfig.json'] },
        messages: [
          '"Src" is not in the build context: is "src" meant?',
          '"tsconifg.json" is not in the build context: is "tsconfig.json" meant?',
        ],
        fixed: 'FROM node:24\nCOPY src /app/src/\nADD ["package.json", "tsconfig.json", "/app/"]\n',
      },
      {
        text: 'FROM golang:1.25\nRUN --mount=type=bind,source=go.mod,target=go.mod \\\n  --mount=type=bind,source=[|gosum|],target=go.sum go mod download\n',
        context: { files: ['go.mod'] },
        messages: ['"gosum" is not in the build context: the build stops here'],
      },
    ],
    good: [
      {
        text: 'FROM node:24\nCOPY package.json yarn.lock* src /app/\n',
        context: { files: ['package.json', 'src/index.ts'] },
        note: 'A lock file is copied if there is one',
      },
      {
        text: 'FROM eclipse-temurin:25\nCOPY target/app.jar /app/\nARG CONF=conf\nCOPY $CONF /app/\n',
        context: { files: ['pom.xml'] },
        note: 'Made by an earlier build, chosen by a build argument',
      },
      {
        text: 'FROM alpine:3.22 AS build\nFROM alpine:3.22\nCOPY --from=build /app /app\nADD https://example.com/a.txt /\nONBUILD COPY start.sh /\n',
        context: { files: ['readme.md'] },
        note: 'Not from this build context',
      },
      { text: 'FROM alpine:3.22\nCOPY start.sh /\n', note: 'Nobody has seen the build context' },
    ],
  },
  create({ model, context, report }) {
    return {
      document() {
        if (context === undefined) return;
        for (const source of contextSources(model)) {
          const match = context.find(source.path);
          if (match?.kind !== 'missing' || !source.fixed) continue;
          const ignore = context.ignoreFile?.ignore;
          // CopyIgnoredFile reports the first, LS1003 the second.
          if (ignore && source.by !== 'mount' && copyIgnoredFile(source.path, ignore)) continue;
          if (leavesContext(source.path)) continue;
          const { near } = match;
          report({
            ...placeOf(model, source.instruction, source),
            message: near !== undefined ? 'slip' : isPattern(source) ? 'unmatched' : 'missing',
            data: { source: source.path, near: near ?? '' },
            fixes: near !== undefined && source.literal ? [replacement(source, near)] : [],
          });
        }
      },
    };
  },
});

function isPattern({ path, by }: ContextSource): boolean {
  return by !== 'mount' && hasWildcards(path);
}

function replacement({ start, end }: ContextSource, near: string): Fix {
  return {
    title: `Replace with ${near}`,
    edits: [{ start, end, newText: near }],
    mayChange: 'Something is copied, where the build stopped',
  };
}
