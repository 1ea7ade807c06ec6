import { ShellReader } from '../../../server/shell/reader.ts';
import type { ShellScript } from '../../../server/shell/script.ts';
import { DEFAULT_SHELL } from '../../../server/shell/shells.ts';
import { parse } from '../../../server/syntax/parse.ts';

/** The script of the last instruction of `text`. */
export function scriptOf(text: string, shell: readonly string[] = DEFAULT_SHELL): ShellScript {
  const script = maybeScriptOf(text, shell);
  if (!script) throw new Error(`runs nothing: ${text}`);
  return script;
}

export function maybeScriptOf(
  text: string,
  shell: readonly string[] = DEFAULT_SHELL,
): ShellScript | undefined {
  const last = parse(text).instructions.at(-1);
  return last && new ShellReader(text, () => shell).read(last);
}
