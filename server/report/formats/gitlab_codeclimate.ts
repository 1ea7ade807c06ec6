import { codeClimateIssues } from '../codeClimate.ts';
import type { ReportFormat } from '../report.ts';

/** @see https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
export const format: ReportFormat = {
  name: 'gitlab_codeclimate',
  summary: 'Code Quality report for GitLab',
  print(reports, { rules }) {
    return `${JSON.stringify(codeClimateIssues(reports, rules), undefined, 2)}\n`;
  },
};
