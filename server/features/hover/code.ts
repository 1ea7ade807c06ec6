import type { Rule } from '../../rules/rule.ts';
import type { CodeEntity } from '../support/entity.ts';
import { code as inCode, paragraphs } from './markdown.ts';

export interface RulePorts {
  readonly rules: readonly Rule[];
  /** The page that explains a rule, by the code that it is filed under. */
  pageOf(code: string): string;
}

const DIALECTS = {
  hadolint: 'hadolint and Longshore ignore it here',
  BuildKit: 'BuildKit and Longshore skip it here',
  longshore: 'Longshore ignores it here',
  ShellCheck: 'ShellCheck ignores it here',
} as const;

/** The rule that a comment silences; `undefined` for a code that nobody has. */
export function aboutCode({ code, dialect }: CodeEntity, ports: RulePorts): string | undefined {
  const heard = `_${DIALECTS[dialect]}_`;
  if (code === 'all' && dialect === 'BuildKit') {
    return paragraphs('**all**: every check of BuildKit, but for the experimental ones.', heard);
  }
  const rule = ports.rules.find((one) => one.code === code || one.aliases?.includes(code));
  if (rule === undefined) {
    if (!/^SC\d{4}$/.test(code)) return undefined;
    return paragraphs(
      `**${code}**: a check of ShellCheck`,
      `[What it finds](${ports.pageOf(code)})`,
    );
  }
  const others = [rule.code, ...(rule.aliases ?? [])].filter((name) => name !== code);
  const known = others.length === 0 ? '' : ` (${others.map(inCode).join(', ')})`;
  return paragraphs(
    `**${code}**${known} ${rule.name}: ${rule.summary}.`,
    heard,
    `[What it finds](${ports.pageOf(rule.code)})`,
  );
}
