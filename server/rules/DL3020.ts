import type { DockerfileModel } from '../model/model.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { defineRule, type Fix } from './rule.ts';
import { isArchive, isGitSource, isWebSource } from './support/addSources.ts';
import { inCaseOf } from './support/casing.ts';
import { withoutQuotes } from './support/quotes.ts';
import { referencesIn } from './support/references.ts';
import { docker, hadolint } from './support/sources.ts';

/** What only ADD can do; who writes one of these wants ADD. */
const ADD_ONLY_FLAGS = new Set(['checksum', 'keep-git-dir', 'unpack']);

export const rule = defineRule({
  code: 'DL3020',
  name: 'add-for-local-files',
  category: 'maintainability',
  severity: 'error',
  summary: 'ADD is used where COPY does the same',
  why: `ADD also downloads from URLs, clones Git repositories and unpacks archives. Where none of that
is wanted, COPY says so: the reader need not wonder, and a file that later happens to be an archive
is not unpacked by surprise.

Archives by their file name, URLs and Git sources are left alone, and so is an ADD with a flag that
COPY does not have.`,
  sources: [hadolint('DL3020'), docker('build/building/best-practices/#add-or-copy')],
  messages: {
    plain: '"{source}" is a plain file or folder: use COPY, which does nothing but copy',
    variable: '"{source}" may be a plain file or folder: use COPY if it is, the URL itself if not',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\n[|ADD|] target/app.jar /app/\n',
        messages: [
          '"target/app.jar" is a plain file or folder: use COPY, which does nothing but copy',
        ],
        fixed: 'FROM alpine:3.22\nCOPY target/app.jar /app/\n',
      },
      {
        text: 'FROM alpine:3.22\n[|ADD|] --chown=1000:1000 \\\n  ["my app", "/app/"]\n',
        messages: ['"my app" is a plain file or folder: use COPY, which does nothing but copy'],
        fixed: 'FROM alpine:3.22\nCOPY --chown=1000:1000 \\\n  ["my app", "/app/"]\n',
      },
      {
        text: 'FROM alpine:3.22\n[|ADD|] app.tar.gz config /app/\n',
        messages: ['"config" is a plain file or folder: use COPY, which does nothing but copy'],
        note: 'Not mended by a fix: the archive beside it needs ADD',
      },
      {
        text: 'FROM alpine:3.22\n[|ADD|] release* /app/\n',
        messages: ['"release*" is a plain file or folder: use COPY, which does nothing but copy'],
        fixed: 'FROM alpine:3.22\nCOPY release* /app/\n',
        note: 'The fix is offered singly: COPY unpacks no archive that the pattern may match',
      },
      {
        text: 'FROM alpine:3.22\nARG FILE\n[|ADD|] $FILE /app/\n',
        messages: [
          '"$FILE" may be a plain file or folder: use COPY if it is, the URL itself if not',
        ],
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nCOPY target/app.jar /app/\n' },
      { text: 'FROM alpine:3.22\nADD rootfs.tar.xz /\n', note: 'Unpacks the archive' },
      { text: 'FROM alpine:3.22\nADD https://example.com/app.jar /app/\n' },
      { text: 'FROM alpine:3.22\nADD git@github.com:moby/buildkit.git#v0.25.0 /src\n' },
      {
        text: 'FROM alpine:3.22\nARG URL=https://example.com/app.jar\nADD $URL /app/\n',
        note: 'The variable is known to hold a URL',
      },
      { text: 'FROM alpine:3.22\nADD --unpack=true bundle.bin /app/\n' },
    ],
  },
  create({ model, report }) {
    return {
      on: {
        ADD(instruction) {
          if (instruction.flags.some(({ name }) => ADD_ONLY_FLAGS.has(name))) return;
          const sources = sourcesOf(instruction);
          const plain = sources.find((source) => isPlain(source, instruction, model));
          if (plain === undefined) return;
          report({
            at: instruction.keyword,
            message: plain.startsWith('$') ? 'variable' : 'plain',
            data: { source: plain },
            fixes: fixesFor(instruction, sources),
          });
        },
      },
    };
  },
});

/** All arguments but the last, quotes dropped; none for heredocs, which only a shell could tell. */
function sourcesOf({ json, words }: Instruction): readonly string[] {
  const all =
    json === undefined
      ? words.map(({ text }) => withoutQuotes(text))
      : json.items.map(({ value }) => value);
  return all.slice(0, -1).filter((source) => !source.startsWith('<<'));
}

function isPlain(source: string, instruction: Instruction, model: DockerfileModel): boolean {
  if (isArchive(source) || isWebSource(source) || isGitSource(source)) return false;
  if (!source.startsWith('$')) return true;
  const reference = referencesIn(model, instruction).find(({ name }) => source.includes(name));
  const value = reference?.definition?.resolved;
  return value === undefined || !(isWebSource(value) || isGitSource(value) || isArchive(value));
}

function fixesFor({ keyword }: Instruction, sources: readonly string[]): readonly Fix[] {
  const unsure = sources.some(
    (source) =>
      isArchive(source) || isWebSource(source) || isGitSource(source) || source.includes('$'),
  );
  if (unsure) return [];
  const edits = [
    { start: keyword.start, end: keyword.end, newText: inCaseOf(keyword.text, 'COPY') },
  ];
  const title = 'Replace ADD with COPY';
  if (!sources.some((source) => /[*?\]][^./]*$/.test(source))) return [{ title, edits }];
  const mayChange = 'An archive that the pattern matches is copied as it is, no longer unpacked';
  return [{ title, edits, mayChange }];
}
