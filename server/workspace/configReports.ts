import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkConfigFile } from '../lint/configuration/configFile.ts';
import { kindOfFile } from '../lint/configuration/places.ts';
import { LineMap, type Position } from '../syntax/lineMap.ts';
import { pathOf } from './uris.ts';
import type { Workspace } from './workspace.ts';

/** What is wrong in a configuration file. */
export interface ConfigReport {
  readonly uri: string;
  /** Of the document, where it is open. */
  readonly version: number | undefined;
  readonly problems: readonly PlacedProblem[];
}

export interface PlacedProblem {
  readonly start: Position;
  readonly end: Position;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/**
 * What is wrong in configuration files, by URI: in those that are open, by their text, and in those
 * that count for an open Dockerfile, as they are on the disk.
 */
export function configReports(workspace: Workspace): ReadonlyMap<string, ConfigReport> {
  const reports = new Map<string, ConfigReport>();
  const open = new Set<string | undefined>();
  for (const { uri, version, text } of workspace.configFiles.all()) {
    open.add(pathOf(uri));
    const lines = new LineMap(text);
    const problems = checkConfigFile(text, kindOfFile(uri) ?? 'longshore', workspace.rules);
    reports.set(uri, {
      uri,
      version,
      problems: problems.map(({ start, end, severity, message }) => ({
        start: lines.positionAt(start),
        end: lines.positionAt(end),
        severity,
        message,
      })),
    });
  }
  for (const [path, problems] of problemsOnDisk(workspace)) {
    if (open.has(path)) continue;
    const { href: uri } = pathToFileURL(path);
    reports.set(uri, { uri, version: undefined, problems });
  }
  return reports;
}

/** What nobody understands in the environment, as lines for a log. */
export function environmentProblems({ configurations }: Workspace): ReadonlySet<string> {
  const problems = configurations.loaded.flatMap((config) => config.problems);
  return new Set(
    problems
      .filter(({ file }) => !isAbsolute(file))
      .map(({ file, problem }) => `${file} in the environment: ${problem.message}`),
  );
}

function problemsOnDisk({ configurations }: Workspace): ReadonlyMap<string, PlacedProblem[]> {
  const byFile = new Map<string, PlacedProblem[]>();
  const seen = new Set<unknown>();
  for (const { file, problem, position, end } of configurations.loaded.flatMap(
    ({ problems }) => problems,
  )) {
    // A file that counts for several Dockerfiles is read once.
    if (!isAbsolute(file) || seen.has(problem)) continue;
    seen.add(problem);
    const { severity, message } = problem;
    const problems = byFile.get(file) ?? [];
    problems.push({ start: position, end, severity, message });
    byFile.set(file, problems);
  }
  return byFile;
}
