import { count } from './count.ts';
import type { FileReport } from './report.ts';

/** "Fixed 3 problems in 2 files: 2 DL3020, 1 DL4000"; `undefined` when nothing was. */
export function fixedSummary(reports: readonly FileReport[]): string | undefined {
  const touched = reports.flatMap(({ fixed }) => (fixed?.codes.length ? [fixed] : []));
  const codes = touched.flatMap((fixed) => fixed.codes).sort();
  if (codes.length === 0) return undefined;
  const kinds = [...new Set(codes)].map(
    (code) => `${codes.filter((one) => one === code).length} ${code}`,
  );
  const where = count(touched.length, 'file');
  const verb = touched.some(({ preview }) => preview) ? 'Would fix' : 'Fixed';
  return `${verb} ${count(codes.length, 'problem')} in ${where}: ${kinds.join(', ')}`;
}
