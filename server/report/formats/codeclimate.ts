import { codeClimateIssues } from '../codeClimate.ts';
import type { ReportFormat } from '../report.ts';

/** Issues ended by NUL, as Code Climate reads them from its engines; the exit code stays 0. */
export const format: ReportFormat = {
  name: 'codeclimate',
  summary: 'Issues for Code Climate, each ended by NUL; never fails',
  neverFails: true,
  print(reports, { rules }) {
    return codeClimateIssues(reports, rules)
      .map((issue) => `${JSON.stringify(issue)}\0`)
      .join('');
  },
};
