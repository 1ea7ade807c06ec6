import type { Span } from '../../syntax/nodes.ts';

/** LSP's own types only, so that every theme has a colour for each. In the order of the legend. */
export const TOKEN_TYPES = [
  'namespace',
  'type',
  'class',
  'enumMember',
  'parameter',
  'variable',
  'property',
  'function',
  'macro',
  'keyword',
  'comment',
  'string',
  'number',
  'operator',
  'label',
] as const;

/** In the order of the legend; each stands for one bit. */
export const TOKEN_MODIFIERS = ['declaration', 'deprecated', 'readonly', 'defaultLibrary'] as const;

/**
 * What a piece of text is. `namespace`: a registry; `type`: an image; `class`: a stage; `macro`: a
 * directive's name; `parameter`: a flag; `property`: a key; `label`: a heredoc's name.
 */
export type TokenType = (typeof TOKEN_TYPES)[number];

/** `readonly`: an ARG, which the image does not keep; `defaultLibrary`: comes with the builder. */
export type TokenModifier = (typeof TOKEN_MODIFIERS)[number];

/** A piece of text with a meaning. Those of one list do not overlap and are in file order. */
export interface Token extends Span {
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}
