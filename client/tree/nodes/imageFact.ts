import type { NodeKind } from '../node.ts';

/** One thing to know about an image. */
export interface ImageFact {
  /** The id of the row it stands under, or of the fact it belongs to. */
  readonly under: string;
  /** Parts it from its neighbours. */
  readonly key: string;
  readonly label: string;
  /** `undefined` when it only holds `parts`. */
  readonly value?: string;
  readonly parts?: readonly ImageFact[];
  /** Its value may be a secret, so it is not simply shown. */
  readonly secret?: true;
  /** The user wants to see this secret, or all of them. Left out: it is hidden. */
  readonly revealed?: 'alone' | 'with all';
  /** A codicon's name. */
  readonly icon?: string;
}

export const node: NodeKind<ImageFact> = {
  kind: 'imageFact',
  singular: 'fact',
  plural: 'facts',
  source: 'images',
  id: factId,
  all: () => [],
  item(_snapshot, fact) {
    const { label, value = '', secret, revealed, parts, icon = 'symbol-field' } = fact;
    const hidden = secret && !revealed;
    const text = parts ? `${parts.length}` : value.replace(/\s+/g, ' ');
    return {
      label,
      description: hidden ? '••••' : text,
      icon: { codicon: icon },
      accessibilityLabel: `${label}, ${hidden ? 'value hidden' : text || 'empty'}`,
      flags: flags(fact),
      collapsible: parts ? 'collapsed' : 'none',
    };
  },
  children: (_snapshot, fact, { revealed }) =>
    (fact.parts ?? []).map((part) => {
      const all = revealed.has(factId(fact)) && 'with all';
      const how = part.secret && (all || (revealed.has(factId(part)) && 'alone'));
      return { kind: node, target: how ? { ...part, revealed: how } : part };
    }),
};

export function factId({ under, key }: Pick<ImageFact, 'under' | 'key'>): string {
  return `${under}/${key}`;
}

/** `secret` can be shown by itself, `secrets` holds such. */
function flags({ value, secret, revealed, parts }: ImageFact): readonly string[] {
  return [
    ...(value ? ['value'] : []),
    ...(secret && revealed !== 'with all' ? ['secret'] : []),
    ...(parts?.some((part) => part.secret) ? ['secrets'] : []),
  ];
}
