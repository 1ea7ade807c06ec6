// Written by `npm run generate`; do not edit.
import { format as checkstyle } from './checkstyle.ts';
import { format as codeclimate } from './codeclimate.ts';
import { format as github } from './github.ts';
import { format as gitlab_codeclimate } from './gitlab_codeclimate.ts';
import { format as json } from './json.ts';
import { format as junit } from './junit.ts';
import { format as sarif } from './sarif.ts';
import { format as sonarqube } from './sonarqube.ts';
import { format as text } from './text.ts';
import type { ReportFormat } from '../report.ts';

export const formats: readonly ReportFormat[] = [
  checkstyle,
  codeclimate,
  github,
  gitlab_codeclimate,
  json,
  junit,
  sarif,
  sonarqube,
  text,
];
