import type { TextEdit } from '../../rules/rule.ts';
import type { Span } from '../../syntax/nodes.ts';
import type { Spot } from './place/places.ts';

export type CompletionKind =
  | 'keyword'
  | 'snippet'
  | 'flag'
  | 'key'
  | 'value'
  | 'variable'
  | 'modifier'
  | 'stage'
  | 'image'
  | 'tag'
  | 'file'
  | 'folder'
  | 'user'
  | 'port'
  | 'rule';

/** What to look up when an item is looked at: it costs too much to do so for all. */
export type Lazy =
  | { readonly what: 'rule'; readonly code: string }
  /** With its tag, as FROM names it. */
  | { readonly what: 'image'; readonly reference: string };

/** What a kind of place proposes; the best comes first in its list. */
export interface Proposal {
  /** What the list shows, and what is written unless `newText` says otherwise. */
  readonly label: string;
  readonly kind: CompletionKind;
  readonly newText?: string;
  /** `newText` with `$1` and `${1:…}`, for editors that know snippets. */
  readonly snippet?: string;
  /** Beside the label, dim: a value, a date, where it is from. */
  readonly description?: string;
  /** One line about it. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  readonly lazy?: Lazy;
  /** What is compared with the typed text when it isn't the label. */
  readonly filterText?: string;
  readonly deprecated?: boolean;
  /** More is to be chosen right behind it: ask again once it is written. */
  readonly again?: boolean;
  /** Replaces other text than the place says. */
  readonly spot?: Spot;
  /** Changed too, elsewhere. */
  readonly alongside?: readonly TextEdit[];
}

/** Proposals, and whether typing more may bring others. */
export interface Proposals {
  readonly items: readonly Proposal[];
  readonly complete: boolean;
}

/** A proposal with its place in the text and in the list. */
export interface Completion extends Omit<Proposal, 'newText' | 'spot'> {
  /** Replaces the whole word under the cursor. */
  readonly edit: TextEdit;
  /** The list is ordered by it. */
  readonly sortText: string;
}

/**
 * `proposals` with what they replace, in their order. A word that goes over several lines is
 * replaced on the line of the cursor only, which is all that editors can do: what stands on the
 * lines before stays, and proposals that don't begin like it are left out.
 */
export function placed(
  proposals: readonly Proposal[],
  place: Spot,
  { line, offset }: { readonly line: Span; readonly offset: number },
): readonly Completion[] {
  const completions: Completion[] = [];
  for (const { newText, spot = place, ...proposal } of proposals) {
    const { at, typed } = spot;
    const isCut = at.start < line.start;
    const head = isCut ? typed.slice(0, typed.length - (offset - line.start)) : '';
    const text = newText ?? proposal.label;
    if (!text.startsWith(head)) continue;
    const { snippet, ...rest } = proposal;
    completions.push({
      ...rest,
      ...(snippet !== undefined && !isCut && { snippet }),
      ...(isCut && { filterText: text.slice(head.length) }),
      edit: {
        start: Math.max(at.start, line.start),
        end: Math.min(at.end, line.end),
        newText: text.slice(head.length),
      },
      sortText: String(completions.length).padStart(4, '0'),
    });
  }
  return completions;
}
