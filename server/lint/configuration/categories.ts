import type { Category } from './layer.ts';

/** Every category of rules, by how much a finding of it matters. */
export const CATEGORIES: readonly Category[] = [
  'syntax',
  'correctness',
  'reproducibility',
  'security',
  'size',
  'maintainability',
  'style',
];

export function isCategory(name: string): name is Category {
  return (CATEGORIES as readonly string[]).includes(name);
}
