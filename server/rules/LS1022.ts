import { pathText, readCopy } from '../model/copy.ts';
import type { Instruction, Span } from '../syntax/nodes.ts';
import { defineRule } from './rule.ts';
import { isWebSource } from './support/addSources.ts';
import { placeOf } from './support/places.ts';
import { withoutQuotes } from './support/quotes.ts';
import { docker } from './support/sources.ts';

/** Somebody looks at the file after all. */
const VERIFIES =
  /\b(?:(?:sha\d+|md5|b2|shasum|sha)sum|shasum|gpgv?|gpg2|cosign|minisign|openssl)\b/;

export const rule = defineRule({
  code: 'LS1022',
  name: 'unverified-download',
  category: 'security',
  severity: 'info',
  summary: 'ADD downloads a file that nobody verifies',
  why: `Whoever controls the server, or the way to it if the URL begins with \`http:\`, decides what is in
the image. With \`--checksum=sha256:…\` the build stops when the file is another one than it was when
you looked at it.

A file that changes as a matter of course has no checksum to name. What a later RUN of the stage
verifies, with \`sha256sum\` or \`gpg\`, is left alone.`,
  sources: [docker('reference/dockerfile/#add---checksum')],
  messages: {
    unverified: 'Nobody verifies what the server sends: add "--checksum=sha256:…"',
    plain: 'Anybody on the way can change what the server sends: use https, and "--checksum"',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nADD [|https://example.com/tool|] /usr/local/bin/tool\nADD --chmod=755 \\\n  ["[|http://example.com/a.tgz|]", "/tmp/"]\n',
        messages: [
          'Nobody verifies what the server sends: add "--checksum=sha256:…"',
          'Anybody on the way can change what the server sends: use https, and "--checksum"',
        ],
      },
    ],
    good: [
      {
        text: 'FROM alpine:3.22\nADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/tool /usr/local/bin/tool\n',
      },
      {
        text: 'FROM alpine:3.22\nADD https://example.com/tool /tool\nRUN echo "24454f83 /tool" | sha256sum -c\n',
      },
      { text: 'FROM alpine:3.22\nADD https://github.com/acme/tool.git#v1.2 /src\nCOPY a b\n' },
    ],
  },
  create({ model, report }) {
    let downloads: {
      readonly instruction: Instruction;
      readonly at: Span;
      readonly plain: boolean;
    }[] = [];
    return {
      stage() {
        downloads = [];
      },
      on: {
        ADD(instruction) {
          if (instruction.flags.some(({ name }) => name === 'checksum')) return;
          for (const source of readCopy(instruction)?.sources ?? []) {
            const url = withoutQuotes(pathText(source));
            if (!isWebSource(url) || /\.git(?:[#?]|$)/.test(url)) continue;
            const inset = 'value' in source ? 1 : 0;
            const at = { start: source.start + inset, end: source.end - inset };
            downloads.push({ instruction, at, plain: url.startsWith('http:') });
          }
        },
        RUN({ start, end }) {
          if (downloads.length > 0 && VERIFIES.test(model.syntax.text.slice(start, end))) {
            downloads = [];
          }
        },
      },
      stageEnd() {
        for (const { instruction, at, plain } of downloads) {
          const message = plain ? 'plain' : 'unverified';
          report({ ...placeOf(model, instruction, at), message });
        }
      },
    };
  },
});
