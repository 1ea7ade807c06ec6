import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultLintConfig } from '../../lint/config.ts';
import { Linter } from '../../lint/linter.ts';
import { analyze } from '../../model/analyze.ts';
import { formats } from '../../report/formats/index.generated.ts';
import { type FileReport, type ReportFormat, reportOf } from '../../report/report.ts';
import { rules } from '../../rules/index.generated.ts';
import type { Severity } from '../../rules/rule.ts';
import { parse } from '../../syntax/parse.ts';
import { VERSION } from '../../version.generated.ts';
import { Folders } from '../../workspace/buildContext/folders.ts';
import { readContext } from '../../workspace/buildContext/readContext.ts';
import { type CliCommand, type CliIo, UsageError } from '../command.ts';

const NAME_WIDTH = Math.max(...formats.map(({ name }) => name.length));
const FORMAT_ROWS = formats.map(({ name, summary }) => `  ${name.padEnd(NAME_WIDTH)} ${summary}\n`);

/** Findings this severe make the exit code 1. */
const FAILING: ReadonlySet<Severity> = new Set(['error', 'warning', 'info']);

export const command: CliCommand = {
  name: 'lint',
  summary: 'Find problems in Dockerfiles',
  help: `Usage: longshore lint [--format NAME] FILE...

Finds problems in Dockerfiles. "-" stands for standard input.

Options:
  -f, --format NAME  How to print: ${formats.map(({ name }) => name).join(', ')}
  -h, --help         Show this

Formats:
${FORMAT_ROWS.join('')}
Colour is used on a terminal only, and not when NO_COLOR is set.

Exit codes:
  0  No findings, or hints only
  1  Findings of severity error, warning or info
  2  Wrong usage, or a file that cannot be read; the others are linted and printed
`,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { format: { type: 'string', short: 'f', default: 'text' } },
    });
    const format = formatNamed(values.format);
    if (positionals.length === 0) {
      throw new UsageError('lint needs a file, or "-" for standard input');
    }
    const tools = { linter: new Linter(rules, io.log), folders: new Folders(io.files) };
    const reports: FileReport[] = [];
    for (const file of positionals) {
      const text = await textOf(file, io);
      if (text !== undefined) reports.push(await lintText(file, text, tools));
    }
    io.out(format.print(reports, { colour: io.colour, version: VERSION, rules }));
    if (reports.length < positionals.length) return 2;
    const failing = reports.some(({ findings }) =>
      findings.some(({ severity }) => FAILING.has(severity)),
    );
    return failing ? 1 : 0;
  },
};

function formatNamed(wanted: string): ReportFormat {
  const format = formats.find(({ name }) => name === wanted);
  if (format !== undefined) return format;
  const names = formats.map(({ name }) => name).join(', ');
  throw new UsageError(`there is no format "${wanted}": use one of ${names}`);
}

/** `undefined` when it can't be read, which has been said then. */
async function textOf(file: string, io: CliIo): Promise<string | undefined> {
  try {
    return file === '-' ? await io.stdin() : await io.files.readText(file);
  } catch (error) {
    io.problem(`longshore: cannot read ${file}: ${reasonOf(error)}`);
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EACCES') return 'access is denied';
  return error instanceof Error ? error.message : String(error);
}

interface Tools {
  readonly linter: Linter;
  /** Of build contexts, read once for all files. */
  readonly folders: Folders;
}

async function lintText(
  file: string,
  text: string,
  { linter, folders }: Tools,
): Promise<FileReport> {
  const model = analyze(parse(text));
  const place = { dockerfile: resolve(file), workspaceFolder: process.cwd() };
  const context = file === '-' ? undefined : await readContext(model, place, folders);
  return reportOf(file, model.lines, linter.lint(model, defaultLintConfig, { context }));
}
