import type { Rule } from '../../../server/rules/rule.ts';
import { readRanges } from '../../../server/rules/support/marks.ts';

/** What is wrong with everything a rule says about itself. */
export function metadataRefusals(rule: Rule, fileName: string): readonly string[] {
  const found: string[] = [];
  const refuseIf = (wrong: boolean, reason: string) => {
    if (wrong) found.push(reason);
  };
  const { code, name, why, sources } = rule;
  refuseIf(fileName !== `${code}.ts`, `file ${fileName} should be named ${code}.ts`);
  refuseIf(
    !/^(?:(?:DL|LS|SC)\d{4}|[A-Z][a-z]+(?:[A-Z][a-z]+)+)$/.test(code),
    `code "${code}" is neither letters and four digits nor a name like StageNameCasing`,
  );
  refuseIf(rule.aliases?.includes(code) ?? false, 'the code is among its own aliases');
  refuseIf(!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name), `name "${name}" is not in kebab case`);
  refuseIf(why.trim() === '', 'why is empty');
  refuseIf(sources.length === 0, 'sources are missing');
  for (const { url } of sources) {
    refuseIf(!url.startsWith('https://'), `source "${url}" is no https address`);
  }
  found.push(...sentenceRefusals('summary', rule.summary));
  refuseIf(Object.keys(rule.messages).length === 0, 'messages are missing');
  for (const [id, text] of Object.entries(rule.messages)) {
    found.push(...sentenceRefusals(`message "${id}"`, text));
  }
  return [...found, ...exampleListRefusals(rule)];
}

/** What is wrong with a text that a user reads in a list: it needs a capital and no final period. */
export function sentenceRefusals(what: string, text: string): readonly string[] {
  const found: string[] = [];
  if (text.trim() === '') return [`${what} is empty`];
  if (/[.!]$/.test(text)) found.push(`${what} ends in a period`);
  if (/^[a-z]+(?:\s|$)/.test(text)) found.push(`${what} begins in lower case`);
  if (/[\r\n]/.test(text)) found.push(`${what} has several lines`);
  return found;
}

function exampleListRefusals({ examples }: Rule): readonly string[] {
  const found: string[] = [];
  const bad: readonly { text: string; note?: string }[] = examples.bad;
  const good: readonly { text: string; note?: string }[] = examples.good;
  if (bad.length === 0) found.push('there is no bad example');
  if (good.length === 0) found.push('there is no good example');
  const seen = new Set<string>();
  for (const { text, note } of [...bad, ...good]) {
    const plain = readRanges(text).text;
    if (seen.has(plain)) found.push(`two examples are the same: ${JSON.stringify(plain)}`);
    seen.add(plain);
    if (note !== undefined) found.push(...sentenceRefusals(`note "${note}"`, note));
  }
  return found;
}
