// Written by `npm run generate`; do not edit.
import { rule as DL3000 } from './DL3000.ts';
import { rule as DL3002 } from './DL3002.ts';
import { rule as DL3006 } from './DL3006.ts';
import { rule as DL3007 } from './DL3007.ts';
import { rule as DL3011 } from './DL3011.ts';
import { rule as DL3020 } from './DL3020.ts';
import { rule as DL4000 } from './DL4000.ts';
import { rule as FromAsCasing } from './FromAsCasing.ts';
import { rule as LS0001 } from './LS0001.ts';
import type { Rule } from './rule.ts';

export const rules: readonly Rule[] = [
  DL3000,
  DL3002,
  DL3006,
  DL3007,
  DL3011,
  DL3020,
  DL4000,
  FromAsCasing,
  LS0001,
];
