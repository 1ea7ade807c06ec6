/** `text` without one pair of quotes around all of it. */
export function withoutQuotes(text: string): string {
  const quote = text[0];
  if (text.length < 2 || (quote !== '"' && quote !== "'") || !text.endsWith(quote)) return text;
  return text.slice(1, -1);
}
