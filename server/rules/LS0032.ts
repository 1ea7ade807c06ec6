import { flagsOf } from '../facts/flags.ts';
import { pathText, readCopy } from '../model/copy.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { defineRule, type Fix } from './rule.ts';
import { isGitRemote, isWebSource } from './support/addSources.ts';
import { inCaseOf } from './support/casing.ts';
import { placeOf } from './support/places.ts';
import { withoutQuotes } from './support/quotes.ts';
import { docker } from './support/sources.ts';
import { StageVariables } from './support/stageVariables.ts';

const ADD_FLAGS = new Set(flagsOf.ADD?.map(({ name }) => name));

export const rule = defineRule({
  code: 'LS0032',
  name: 'remote-source-in-copy',
  category: 'syntax',
  severity: 'error',
  summary: 'COPY is to take a download or a Git repository',
  why: `COPY takes files from the build context, a stage or an image. What comes over the network is
for ADD, which can also check what it got: \`ADD --checksum=sha256:… https://…\`.`,
  sources: [docker('build/building/best-practices/#add-or-copy')],
  messages: {
    web: 'COPY downloads nothing: use ADD for "{source}"',
    git: 'COPY clones no repositories: use ADD for "{source}"',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nCOPY --chmod=755 [|https://example.com/tool|] /usr/bin/tool\n',
        messages: ['COPY downloads nothing: use ADD for "https://example.com/tool"'],
        fixed: 'FROM alpine:3.22\nADD --chmod=755 https://example.com/tool /usr/bin/tool\n',
      },
      {
        text: 'FROM alpine:3.22\nENV HOST=https://example.com\nCOPY \\\n  ["a", [|"git@github.com:moby/buildkit.git"|], [|"$HOST/b"|], "/"]\n',
        messages: [
          'COPY clones no repositories: use ADD for "git@github.com:moby/buildkit.git"',
          'COPY downloads nothing: use ADD for "https://example.com/b"',
        ],
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nADD https://example.com/tool /usr/bin/tool\n' },
      { text: 'FROM alpine:3.22\nCOPY github.com/a/b /src\n', note: 'A folder of that name' },
    ],
  },
  create({ model, report }) {
    const variables = new StageVariables(model);
    return {
      on: {
        COPY(instruction, stage) {
          const sources = readCopy(instruction)?.sources ?? [];
          if (stage === undefined) return;
          for (const path of sources) {
            const source = variables.expand(withoutQuotes(pathText(path)), path, stage);
            if (source === undefined) continue;
            const isGit = isGitRemote(source);
            if (!isGit && !isWebSource(source)) continue;
            report({
              ...placeOf(model, instruction, path),
              message: isGit ? 'git' : 'web',
              data: { source },
              fixes: sources.length === 1 ? fixesFor(instruction) : [],
            });
          }
        },
      },
    };
  },
});

function fixesFor({ keyword, flags }: Instruction): readonly Fix[] {
  if (!flags.every(({ name }) => ADD_FLAGS.has(name))) return [];
  const newText = inCaseOf(keyword.text, 'ADD');
  const edits = [{ start: keyword.start, end: keyword.end, newText }];
  const mayChange = 'The build gets the source over the network';
  return [{ title: `Replace ${keyword.text} with ${newText}`, edits, mayChange }];
}
