import type { DockerfileModel } from '../../model/model.ts';
import { type CodeWord, codeWords, textStart } from '../../rules/support/codeWords.ts';
import type { Comment, Directive, Instruction, Span } from '../../syntax/nodes.ts';
import { ALL_CHECKS } from './suppression.ts';

/** What one `check=skip=…;experimental=…;error=…` says. */
export interface CheckOptions {
  /** The names to leave out; `all` alone stands for all. */
  readonly skip: readonly CodeWord[];
  /** `skip=…` with the semicolon that parts it from other options; `undefined` when it is alone. */
  readonly skipOption: Span | undefined;
  /** The experimental ones to switch on; `all` alone stands for all. */
  readonly experimental: readonly string[];
  /** Any finding makes the build fail. */
  readonly error: boolean;
}

/** A comment or directive with such options, and the instruction it is for; without, the file. */
export interface Check extends CheckOptions {
  readonly at: Comment | Directive;
  readonly instruction: Instruction | undefined;
}

/** BuildKit's checks that run only where `experimental=` names them. */
const EXPERIMENTAL: ReadonlySet<string> = new Set(['InvalidDefinitionDescription']);

/** BuildKit's checks are words, `StageNameCasing`; all other codes are letters and a number. */
export function isBuildKitCode(code: string): boolean {
  return /^[A-Z][A-Za-z]+$/.test(code);
}

export function isExperimental(code: string): boolean {
  return EXPERIMENTAL.has(code);
}

/**
 * All that is said about checks, in the order of the file: at its head for all of it, in the
 * comments above an instruction for that one. What BuildKit cannot read is left out.
 *
 * @see https://docs.docker.com/build/checks/
 */
export function readChecks(model: DockerfileModel): readonly Check[] {
  const { syntax } = model;
  const found: Check[] = [];
  const directive = syntax.directives.find(({ name }) => name === 'check');
  const options = directive && readOptions(directive.value, directive.valueSpan.start);
  if (options) found.push({ ...options, at: directive, instruction: undefined });
  for (const instruction of syntax.instructions) {
    const comment = instruction.leadingComments.find(({ text }) => PRAGMA.test(text));
    if (comment === undefined) continue;
    const [key = ''] = PRAGMA.exec(comment.text) ?? [];
    const own = readOptions(comment.text.slice(key.length), textStart(model, comment) + key.length);
    if (own) found.push({ ...own, error: false, at: comment, instruction });
  }
  return found;
}

const PRAGMA = /^check\s*=\s*/i;

/** At most three options; the value, which begins at `offset`, ends at the first blank. */
function readOptions(value: string, offset: number): CheckOptions | undefined {
  const [text = ''] = value.split(/\s/, 1);
  let skip: readonly CodeWord[] = [];
  let skipOption: Span | undefined;
  let experimental: readonly string[] = [];
  let error = false;
  let start = offset;
  const options = text.split(';');
  for (const option of options) {
    const equals = option.indexOf('=');
    const names = option.slice(equals + 1);
    const end = start + option.length;
    switch (option.slice(0, Math.max(equals, 0))) {
      case 'skip':
        // `all` counts alone; in a list it is a name like others.
        skip = codeWords(names, start + equals + 1).filter(
          ({ code }) => code !== ALL_CHECKS || names === ALL_CHECKS,
        );
        skipOption = start > offset ? { start: start - 1, end } : { start, end: end + 1 };
        break;
      case 'experimental':
        experimental = names.split(',');
        break;
      case 'error':
        if (!/^(?:[01tTfF]|true|TRUE|True|false|FALSE|False)$/.test(names)) return undefined;
        error = /^[1tT]/.test(names);
        break;
      default:
        return undefined;
    }
    start = end + 1;
  }
  return { skip, skipOption: options.length > 1 ? skipOption : undefined, experimental, error };
}
