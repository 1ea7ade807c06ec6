import type { ShellWord } from '../../shell/script.ts';
import type { Report } from '../rule.ts';
import { withoutQuotes } from './quotes.ts';

/** What to say of `word`, which names a package in any version, or a variable that may do so. */
export function unpinnedMessage({
  literal,
  text,
  raw,
}: ShellWord): Pick<Report<'unpinned' | 'variable'>, 'message' | 'data'> {
  if (literal) return { message: 'unpinned', data: { package: text } };
  const written = withoutQuotes(raw);
  const message = /^[$`]/.test(written) ? 'variable' : 'unpinned';
  return { message, data: { package: written } };
}
