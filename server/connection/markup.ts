import { type MarkupContent, MarkupKind } from 'vscode-languageserver';
import type { Client } from './client.ts';

/** Markdown as the editor shows it: as it is, or as plain text where it knows no other. */
export function toMarkup(
  markdown: string,
  { markdown: isShown }: Pick<Client, 'markdown'>,
): MarkupContent {
  return isShown
    ? { kind: MarkupKind.Markdown, value: markdown }
    : { kind: MarkupKind.PlainText, value: plainText(markdown) };
}

/** The text of Markdown such as features write it: fences, code, emphasis and links. */
export function plainText(markdown: string): string {
  return markdown
    .split(/^```\w*\n(.*?)\n```$/ms)
    .map((part, index) => (index % 2 === 1 ? part : plainPart(part)))
    .join('');
}

function plainPart(text: string): string {
  return text
    .split(/(`+)(?!`)(.*?[^`])\1(?!`)/s)
    .map((part, index) => {
      if (index % 3 === 1) return '';
      return index % 3 === 2 ? part.trim() : plainProse(part);
    })
    .join('');
}

function plainProse(text: string): string {
  return text
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1: $2')
    .replace(/\*\*([^*]*)\*\*/g, '$1')
    .replace(/(^|\s)_([^_]+)_(?=\s|$)/gm, '$1$2');
}
