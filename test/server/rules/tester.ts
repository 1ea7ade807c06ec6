/**
 * Runs a rule against its own examples and says everything that is wrong with either. A rule is
 * accepted when `refusals` returns nothing; each string is one reason, told to its author.
 *
 * Every example runs as it stands, with CRLF line ends, and with lower-case keywords (unless the
 * rule says that their case matters).
 */
import type { Rule } from '../../../server/rules/rule.ts';
import { type Example, exampleRefusals } from './exampleTester.ts';
import { metadataRefusals } from './metadataTester.ts';
import { asWritten, crlf, lowerCase } from './variants.ts';

export function refusals(rule: Rule, fileName: string): readonly string[] {
  const meta = metadataRefusals(rule, fileName);
  return meta.length > 0 ? meta : examplesRefusals(rule);
}

function examplesRefusals(rule: Rule): readonly string[] {
  const bad = (rule.examples.bad as readonly Example[]).map((example, i) => ({
    title: `bad example ${i + 1}`,
    example,
  }));
  const good = (rule.examples.good as readonly Example[]).map((example, i) => ({
    title: `good example ${i + 1}`,
    example,
  }));
  const variants = rule.keywordCaseMatters ? [asWritten, crlf] : [asWritten, crlf, lowerCase];
  const found: string[] = [];
  const shown = new Set<string>();
  for (const { title, example } of [...bad, ...good]) {
    for (const variant of variants) {
      const refused = exampleRefusals(rule, example, variant, shown);
      found.push(...refused.map((reason) => `${title}${variant.title}: ${reason}`));
      // A variant of an example that is already wrong would only say the same again.
      if (refused.length > 0) break;
    }
  }
  for (const id of Object.keys(rule.messages)) {
    if (found.length === 0 && !shown.has(id))
      found.push(`no bad example shows the message "${id}"`);
  }
  return found;
}
