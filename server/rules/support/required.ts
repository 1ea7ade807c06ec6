import type { VariableReference } from '../../model/model.ts';

/** `${name?message}` and `${name:?message}`: the build stops when there is no value. */
export function isRequired({ modifier }: VariableReference): boolean {
  return modifier === '?' || modifier === ':?';
}
