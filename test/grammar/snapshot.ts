import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Tokenizer } from './tokenizer.ts';

/**
 * Compares the scopes of the file at `path` with those in `path.snap`: each line, and under it a
 * line for each piece of it that has scopes of its own, drawn with `^`. With `--update` it writes
 * them.
 */
export async function checkSnapshot(
  tokenizer: Tokenizer,
  scope: string,
  path: string,
): Promise<void> {
  const lines = await tokenizer.tokenize(scope, readFileSync(path, 'utf8'));
  const drawn = lines
    .map(({ text, tokens }) =>
      [
        `| ${text}`.trimEnd(),
        ...tokens
          .filter(({ start, end, scopes }) => text.slice(start, end).trim() !== '' && scopes !== '')
          .map(({ start, end, scopes }) => `  ${draw(text, start, end)} ${scopes}`),
      ].join('\n'),
    )
    .join('\n');
  const snapshot = `${path}.snap`;
  if (process.argv.includes('--update')) writeFileSync(snapshot, `${drawn}\n`);
  else assert.equal(`${drawn}\n`, readFileSync(snapshot, 'utf8'));
}

/** Tabs stay, so that what is drawn stands below what it means. */
function draw(text: string, start: number, end: number): string {
  return text.slice(0, start).replaceAll(/[^\t]/g, ' ') + '^'.repeat(end - start);
}
