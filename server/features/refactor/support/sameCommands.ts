import type { ShellScript } from '../../../shell/script.ts';

/** Whether two scripts run the same commands in the same order, `added` more at the second's head. */
export function sameCommands(one: ShellScript, other: ShellScript, added: number): boolean {
  if (other.kind !== 'posix' || other.problem !== undefined) return false;
  const before = textsOf(one);
  const after = textsOf(other).slice(added);
  return before.length === after.length && before.every((text, n) => text === after[n]);
}

function textsOf({ commands }: ShellScript): readonly string[] {
  return commands.map(({ words, assignments, redirects }) =>
    [
      ...assignments.map(({ name, value }) => `${name}=${value?.text}`),
      ...words.map(({ text }) => text),
      ...redirects.map(({ operator, target }) => `${operator}${target?.text}`),
    ].join('\0'),
  );
}
