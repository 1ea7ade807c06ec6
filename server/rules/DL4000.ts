import type { Instruction } from '../syntax/nodes.ts';
import { defineRule, type Fix, type TextEdit } from './rule.ts';
import { inCaseOf } from './support/casing.ts';
import { buildKit, docker, hadolint } from './support/sources.ts';

const KEY = 'org.opencontainers.image.authors';

export const rule = defineRule({
  code: 'DL4000',
  aliases: ['MaintainerDeprecated'],
  name: 'maintainer-instruction',
  category: 'maintainability',
  severity: 'error',
  scope: 'instruction',
  tags: ['deprecated'],
  summary: 'MAINTAINER is deprecated',
  why: `MAINTAINER sets one field of the image that only \`docker inspect\` shows. Docker deprecated it
in 2017 for labels, which every tool reads and which may hold more than a name. The label that
replaces it is \`${KEY}\`, from the OCI image specification.`,
  sources: [
    hadolint('DL4000'),
    buildKit('MaintainerDeprecated'),
    docker('reference/dockerfile/#maintainer-deprecated'),
  ],
  messages: {
    deprecated: `MAINTAINER is deprecated: use LABEL ${KEY}`,
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\n[|MAINTAINER|] Ada Lovelace <ada@example.com>\n',
        messages: [`MAINTAINER is deprecated: use LABEL ${KEY}`],
        fixed: `FROM alpine:3.22\nLABEL ${KEY}="Ada Lovelace <ada@example.com>"\n`,
      },
      {
        text: 'FROM alpine:3.22\n[|MAINTAINER|] "Ada Lovelace"\n',
        messages: [`MAINTAINER is deprecated: use LABEL ${KEY}`],
        fixed: `FROM alpine:3.22\nLABEL ${KEY}="Ada Lovelace"\n`,
      },
      {
        text: 'FROM alpine:3.22\n[|MAINTAINER|] Ada "the $Countess" \\\n  Lovelace\n',
        messages: [`MAINTAINER is deprecated: use LABEL ${KEY}`],
        fixed: `FROM alpine:3.22\nLABEL ${KEY}="Ada \\"the \\$Countess\\" \\\n  Lovelace"\n`,
        note: 'A label expands variables, MAINTAINER did not',
      },
    ],
    good: [
      { text: `FROM alpine:3.22\nLABEL ${KEY}="Ada Lovelace <ada@example.com>"\n` },
      { text: 'FROM alpine:3.22\n# MAINTAINER Ada Lovelace\nRUN echo MAINTAINER\n' },
    ],
  },
  create({ model, report }) {
    return {
      on: {
        MAINTAINER(instruction) {
          const fixes = fixesFor(instruction, model.syntax.escape);
          report({ at: instruction.keyword, message: 'deprecated', fixes });
        },
      },
    };
  },
});

/** None when the value is missing: a label needs one. */
function fixesFor({ keyword, body }: Instruction, escapeChar: string): readonly Fix[] {
  const { value } = body;
  if (value === '') return [];
  const quoted = isQuoted(value, escapeChar);
  const edits: TextEdit[] = [
    { start: keyword.start, end: keyword.end, newText: inCaseOf(keyword.text, 'LABEL') },
    { start: body.start, end: body.start, newText: quoted ? `${KEY}=` : `${KEY}="` },
  ];
  for (let index = 0; index < value.length; index++) {
    const char = value.charAt(index);
    const special = quoted ? char === '$' : char === '"' || char === '$' || char === escapeChar;
    if (!special) continue;
    const at = body.offsetAt(index);
    edits.push({ start: at, end: at, newText: escapeChar });
  }
  if (!quoted) edits.push({ start: body.end, end: body.end, newText: '"' });
  return [{ title: `Replace MAINTAINER with LABEL ${KEY}`, edits }];
}

/** In double quotes from end to end. */
function isQuoted(value: string, escapeChar: string): boolean {
  const inner = value.slice(1, -1);
  return (
    value.length > 1 &&
    value.startsWith('"') &&
    value.endsWith('"') &&
    !inner.includes('"') &&
    !inner.includes(escapeChar)
  );
}
