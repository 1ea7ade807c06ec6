import { formats } from '../../report/formats/index.generated.ts';
import type { ReportFormat } from '../../report/report.ts';
import { nearest } from '../../rules/support/nearest.ts';
import { UsageError } from '../command.ts';

/** A format, and where its text goes. */
export interface Output {
  readonly format: ReportFormat;
  /** `undefined`: standard output. */
  readonly file: string | undefined;
}

/** hadolint's name for the text that people read. */
const ALIASES: Readonly<Record<string, string>> = { tty: 'text' };

/**
 * The formats called `names` with the files of the same place, text where none is named. Throws
 * `UsageError` for a name that is none, and for a file without a format.
 */
export function outputsOf(names: readonly string[], files: readonly string[]): readonly Output[] {
  const wanted = names.length === 0 ? ['text'] : names;
  if (files.length > wanted.length) {
    throw new UsageError(`"--output ${files[wanted.length]}" has no "--format" of its own`);
  }
  return wanted.map((name, n) => ({ format: formatNamed(name), file: files[n] }));
}

/** The format called `name`, by hadolint's name too; `undefined` when there is none. */
export function findFormat(name: string): ReportFormat | undefined {
  const own = Object.hasOwn(ALIASES, name) ? ALIASES[name] : name;
  return formats.find((format) => format.name === own);
}

function formatNamed(name: string): ReportFormat {
  const format = findFormat(name);
  if (format !== undefined) return format;
  const names = formats.map((one) => one.name);
  const meant = nearest(name, names);
  const advice =
    meant === undefined ? `use one of ${names.join(', ')}` : `did you mean "${meant}"?`;
  throw new UsageError(`there is no format "${name}": ${advice}`);
}
