import type { DockerfileModel } from '../../model/model.ts';
import type { Comment, Directive, Instruction } from '../../syntax/nodes.ts';

/** What one `check=skip=…;experimental=…;error=…` says. */
export interface CheckOptions {
  /** The names to leave out, or all. */
  readonly skip: readonly string[] | 'all';
  /** The experimental ones to switch on, or all. */
  readonly experimental: readonly string[] | 'all';
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
export function readChecks({ syntax }: DockerfileModel): readonly Check[] {
  const found: Check[] = [];
  const directive = syntax.directives.find(({ name }) => name === 'check');
  const options = directive && readOptions(directive.value);
  if (options) found.push({ ...options, at: directive, instruction: undefined });
  for (const instruction of syntax.instructions) {
    const comment = instruction.leadingComments.find(({ text }) => /^check\s*=/i.test(text));
    if (comment === undefined) continue;
    const own = readOptions(comment.text.slice(comment.text.indexOf('=') + 1).trim());
    if (own) found.push({ ...own, error: false, at: comment, instruction });
  }
  return found;
}

/** At most three options; the value ends at the first blank. */
function readOptions(value: string): CheckOptions | undefined {
  const [text = ''] = value.split(/\s/, 1);
  let skip: CheckOptions['skip'] = [];
  let experimental: CheckOptions['skip'] = [];
  let error = false;
  for (const option of text.split(';')) {
    const equals = option.indexOf('=');
    const names = option.slice(equals + 1);
    switch (option.slice(0, Math.max(equals, 0))) {
      case 'skip':
        skip = names === 'all' ? names : names.split(',');
        break;
      case 'experimental':
        experimental = names === 'all' ? names : names.split(',');
        break;
      case 'error':
        if (!/^(?:[01tTfF]|true|TRUE|True|false|FALSE|False)$/.test(names)) return undefined;
        error = /^[1tT]/.test(names);
        break;
      default:
        return undefined;
    }
  }
  return { skip, experimental, error };
}
