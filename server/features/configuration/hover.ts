import { configSchema } from '../../lint/configuration/schema.ts';
import type { Rule } from '../../rules/rule.ts';
import type { Hover } from '../hover.ts';
import type { ConfigText } from './complete.ts';
import { placeAt } from './place.ts';
import { schemaAt } from './schemaAt.ts';

/** What a key or a code in a configuration file means; `undefined` where there is nothing to say. */
export function hoverConfig(
  { text, kind }: ConfigText,
  offset: number,
  rules: readonly Rule[],
): Hover | undefined {
  const place = placeAt(text, offset);
  if (place === undefined || place.word.end === place.word.start) return undefined;
  const { word, path } = place;
  const name = text.slice(word.start, word.end);
  const rule = rules.find(({ code, aliases }) => code === name || aliases?.includes(name));
  const isCode = place.kind === 'key' ? path.join() === 'rules' : path.at(-1) === '[]';
  if (rule && isCode) return { markdown: aboutRule(rule), at: word };
  if (place.kind !== 'key') return undefined;
  const description = schemaAt(configSchema(kind, rules), [...path, name])?.description;
  return description === undefined ? undefined : { markdown: description, at: word };
}

function aboutRule({ code, aliases = [], name, summary, severity, category, why }: Rule): string {
  const known = [code, ...aliases].map((one) => `\`${one}\``).join(' ');
  const usually = severity === 'off' ? 'off unless configured' : severity;
  return `${known} ${name}: ${summary}.\n\n${why}\n\n_${category}, ${usually}_`;
}
