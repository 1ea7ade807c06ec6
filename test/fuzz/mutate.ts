import type { Random } from './random.ts';

/** Pieces that mean something to a Dockerfile reader. */
const TOKENS: readonly string[] = [
  '\\',
  '`',
  '\\\n',
  '\\ \n',
  '\n',
  '\r\n',
  '\r',
  '\t',
  ' ',
  '#',
  '# ',
  '"',
  "'",
  '$',
  '${',
  '}',
  ':-',
  '//',
  '%%',
  '<<',
  '<<EOF\n',
  '<< EOF\n',
  '<<-E\n',
  'EOF\n',
  '[',
  ']',
  '"]',
  '["',
  ',',
  '=',
  '--',
  '--from=',
  '--mount=type=bind,from=',
  '--x="',
  '@',
  ':',
  '/',
  '\uFEFF',
  '\u00a0',
  '😀',
  '\ud800',
  '\0',
  'FROM a AS b\n',
  'RUN ',
  'ARG X\n',
  'ENV Y=$X\n',
  'COPY ',
  'ONBUILD ',
  'HEALTHCHECK CMD ',
  '# escape=`\n',
  '# check=skip=all\n',
  '# a\\b\n',
  '\\\n\n',
  '\\\n# c\n',
];

/** `seed` after one to six random changes, now and then joined with another text of `seeds`. */
export function mutate(seed: string, seeds: readonly string[], random: Random): string {
  let text = seed;
  for (let left = 1 + random.below(6); left > 0; left--) text = change(text, seeds, random);
  return text;
}

function change(text: string, seeds: readonly string[], random: Random): string {
  const at = random.below(text.length + 1);
  const length = 1 + random.below(12);
  switch (random.below(8)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + text.slice(at + length);
    case 2:
    case 3:
      return text.slice(0, at) + random.pick(TOKENS) + text.slice(at);
    case 4:
      return text.slice(0, at) + text.slice(at, at + length) + text.slice(at);
    case 5: {
      const lines = text.split('\n');
      const line = lines.splice(random.below(lines.length), 1);
      lines.splice(random.below(lines.length + 1), 0, ...line);
      return lines.join('\n');
    }
    case 6:
      return text.slice(0, at);
    default: {
      const other = random.pick(seeds);
      return text.slice(0, at) + other.slice(random.below(other.length));
    }
  }
}
