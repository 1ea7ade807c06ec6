import { pathText, readCopy } from '../model/copy.ts';
import { defineRule, type Fix } from './rule.ts';
import { isGitRemote, isGitSource, isWebSource } from './support/addSources.ts';
import { flagNamed, flagText } from './support/flags.ts';
import { placeOf } from './support/places.ts';
import { withoutQuotes } from './support/quotes.ts';
import { docker } from './support/sources.ts';

/** Digits of the algorithms that the builder knows. */
const DIGITS: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

export const rule = defineRule({
  code: 'LS0015',
  name: 'invalid-checksum',
  category: 'syntax',
  severity: 'error',
  scope: 'instruction',
  onbuild: true,
  summary: 'ADD --checksum cannot be compared with what is added',
  why: `The checksum is that of one download: \`sha256:\` and 64 hexadecimal digits in lower case for a
file, the commit for a Git repository. With several sources, or a local file, there is nothing that
it could belong to.`,
  sources: [docker('reference/dockerfile/#add---checksum')],
  messages: {
    sources: '--checksum is for one source, and there are {count}: give each an ADD of its own',
    local: '--checksum is for downloads, and "{source}" is none: delete it',
    bare: '"{value}" does not say what it is: write sha256:{value}',
    form: '"{value}" is no checksum: write sha256: and 64 hexadecimal digits in lower case',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nADD [|--checksum|]=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/a https://example.com/b /\nADD \\\n  [|--checksum|]=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d a.tgz /\n',
        messages: [
          '--checksum is for one source, and there are 2: give each an ADD of its own',
          '--checksum is for downloads, and "a.tgz" is none: delete it',
        ],
      },
      {
        text: 'FROM alpine:3.22\nADD --checksum=[|24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d|] https://example.com/a /\nADD --checksum=[|md5:d41d8cd98f00b204e9800998ecf8427e|] https://example.com/a /\n',
        messages: [
          '"24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d" does not say what it is: write sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d',
          '"md5:d41d8cd98f00b204e9800998ecf8427e" is no checksum: write sha256: and 64 hexadecimal digits in lower case',
        ],
        fixed:
          'FROM alpine:3.22\nADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/a /\nADD --checksum=md5:d41d8cd98f00b204e9800998ecf8427e https://example.com/a /\n',
      },
    ],
    good: [
      {
        text: 'FROM alpine:3.22\nADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/a /\n',
      },
      {
        text: 'FROM alpine:3.22\nADD --checksum=be1f38e https://example.com/a.git /\n',
        note: 'The commit of a Git repository',
      },
      { text: 'FROM alpine:3.22\nARG SUM\nADD --checksum=$SUM $URL /\n' },
    ],
  },
  create({ model, report }) {
    return {
      on: {
        ADD(instruction) {
          const flag = flagNamed(instruction, 'checksum');
          const paths = readCopy(instruction);
          const value = flag && flagText(flag, model);
          if (flag?.value === undefined || !value || paths?.destination === undefined) return;
          const name = { start: flag.start, end: flag.nameSpan.end };
          const { sources, heredocs } = paths;
          const [first] = sources;
          const source = first ? withoutQuotes(pathText(first)) : `<<${heredocs[0]?.name ?? ''}`;
          if (sources.length + heredocs.length > 1) {
            const data = { count: sources.length + heredocs.length };
            report({ ...placeOf(model, instruction, name), message: 'sources', data });
            return;
          }
          if (source.includes('$') || isGitRemote(source) || isGitSource(source)) return;
          if (!isWebSource(source)) {
            report({ ...placeOf(model, instruction, name), message: 'local', data: { source } });
            return;
          }
          if (value.includes('$') || isDigest(value)) return;
          const isBare = /^[a-f0-9]{64}$/.test(value);
          const { start } = flag.value;
          const fixes: readonly Fix[] = isBare
            ? [{ title: 'Insert sha256:', edits: [{ start, end: start, newText: 'sha256:' }] }]
            : [];
          report({
            ...placeOf(model, instruction, flag.value),
            message: isBare ? 'bare' : 'form',
            data: { value },
            fixes,
          });
        },
      },
    };
  },
});

function isDigest(value: string): boolean {
  const [, algorithm = '', digits = ''] = /^([a-z0-9]+):([a-f0-9]+)$/.exec(value) ?? [];
  return Object.hasOwn(DIGITS, algorithm) && DIGITS[algorithm] === digits.length;
}
