import type { Rule } from '../rules/rule.ts';

/** The rule behind a code or an alias; `undefined` for ShellCheck's codes. */
export function ruleOf(code: string, rules: readonly Rule[]): Rule | undefined {
  return (
    rules.find((rule) => rule.code === code) ?? rules.find(({ aliases }) => aliases?.includes(code))
  );
}
