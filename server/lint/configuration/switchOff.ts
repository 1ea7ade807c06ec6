import { isMap, isScalar, parseDocument } from 'yaml';

/**
 * The text of a `longshore.yaml` in which the rule `code` is off as well: comments and layout stay.
 * `text` is that of the file, empty for a new one; `undefined` when it is no map, so that nobody can
 * say where the rule belongs.
 */
export function switchedOff(text: string, code: string): string | undefined {
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const { contents, errors } = parseDocument(text);
  if (errors.length > 0 || (contents !== null && !isMap(contents))) return undefined;
  const rules = contents?.items.find(({ key }) => isScalar(key) && key.value === 'rules');
  if (rules === undefined) {
    const gap = text === '' || /[\r\n]$/.test(text) ? '' : lineBreak;
    return `${text}${gap}rules:${lineBreak}  ${code}: off${lineBreak}`;
  }
  const { value } = rules;
  if (!isMap(value)) return undefined;
  const own = value.items.find(({ key }) => isScalar(key) && key.value === code);
  if (own !== undefined) {
    const range = isScalar(own.value) ? own.value.range : undefined;
    return range ? `${text.slice(0, range[0])}off${text.slice(range[1])}` : undefined;
  }
  const last = value.items.at(-1);
  const start = isScalar(last?.key) ? last.key.range?.[0] : undefined;
  const end = isScalar(last?.value) ? last.value.range?.[1] : undefined;
  if (start === undefined || end === undefined) return undefined;
  if (value.flow) return `${text.slice(0, end)}, ${code}: off${text.slice(end)}`;
  const indent = /[ \t]*$/.exec(text.slice(0, start))?.[0] ?? '';
  // Behind a comment on the same line.
  const lineEnd = end + (/^[^\r\n]*/.exec(text.slice(end))?.[0].length ?? 0);
  return `${text.slice(0, lineEnd)}${lineBreak}${indent}${code}: off${text.slice(lineEnd)}`;
}
