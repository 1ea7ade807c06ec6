import type { DockerfileModel } from '../../model/model.ts';
import type { HeardComment, SilencedCode, ToldSuppressions } from '../../rules/rule.ts';
import { nearest } from '../../rules/support/nearest.ts';
import type { Span } from '../../syntax/nodes.ts';
import type { Suppression, SuppressionSource, Suppressions } from './suppression.ts';

export interface JudgeOptions {
  /** Every code of a rule. */
  readonly codes: ReadonlySet<string>;
  /** Whether all that has this code has been looked for and found. */
  isJudged(code: string): boolean;
}

/** What came of `suppressions`, of which those `used` silenced something. */
export function judge(
  model: DockerfileModel,
  { heard, unheard }: Suppressions,
  used: ReadonlySet<Suppression>,
  options: JudgeOptions,
): ToldSuppressions {
  const byComment = new Map<SuppressionSource, SilencedCode[]>();
  for (const suppression of heard) {
    const codes = byComment.get(suppression.comment) ?? [];
    codes.push(codeOf(suppression, used.has(suppression), options));
    byComment.set(suppression.comment, codes);
  }
  const comments = [...byComment].map(([comment, codes]): HeardComment => {
    const { at, dialect, removal } = comment;
    return { at, dialect, codes, removal: revealsDirective(model, removal) ? undefined : removal };
  });
  return { heard: comments.sort((a, b) => a.at.start - b.at.start), unheard };
}

function codeOf(
  { code, at, comment }: Suppression,
  isUsed: boolean,
  { codes, isJudged }: JudgeOptions,
): SilencedCode {
  if (isUsed) return { code, at, state: 'used' };
  if (comment.dialect === 'longshore' && !codes.has(code) && !/^SC\d{4}$/.test(code)) {
    const instead = nearest(code, [...codes]);
    return { code, at, state: 'unknown', ...(instead !== undefined && { instead }) };
  }
  return { code, at, state: isJudged(code) && !comment.doubtful ? 'unused' : 'unjudged' };
}

/** Whether a comment below would become a directive once the comment at `removal` is gone. */
function revealsDirective({ syntax, lines }: DockerfileModel, removal: Span): boolean {
  const last = syntax.directives.at(-1);
  const head = last === undefined ? 0 : lines.startOf(lines.lineAt(last.end) + 1);
  const below = syntax.text.slice(removal.end, removal.end + 100);
  return removal.start === head && /^[ \t]*#\s*(?:check|escape|syntax)\s*=/i.test(below);
}
