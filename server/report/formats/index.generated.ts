// Written by `npm run generate`; do not edit.
import { format as json } from './json.ts';
import { format as text } from './text.ts';
import type { ReportFormat } from '../report.ts';

export const formats: readonly ReportFormat[] = [
  json,
  text,
];
