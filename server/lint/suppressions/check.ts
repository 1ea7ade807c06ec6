import type { DockerfileModel } from '../../model/model.ts';
import type { Instruction } from '../../syntax/nodes.ts';
import { matchesAny, type Suppression, wholeFile } from './suppression.ts';

/**
 * BuildKit's `# check=skip=Name,…`: at the head of the file for all of it, in the comments above an
 * instruction for that instruction. `skip=all` means every check that BuildKit has.
 *
 * @see https://docs.docker.com/build/checks/#skip-checks
 */
export function checkSuppressions(model: DockerfileModel): readonly Suppression[] {
  const found: Suppression[] = [];
  const directive = model.syntax.directives.find(({ name }) => name === 'check');
  const skipped = directive && skippedBy(directive.value);
  if (skipped) found.push({ at: directive, covers: wholeFile(model), matches: skipped });
  for (const instruction of model.syntax.instructions) found.push(...aboveOf(instruction));
  return found;
}

function aboveOf(instruction: Instruction): readonly Suppression[] {
  const comment = instruction.leadingComments.find(({ text }) => /^check\s*=/i.test(text));
  const matches = comment && skippedBy(comment.text.slice(comment.text.indexOf('=') + 1).trim());
  return matches ? [{ at: comment, covers: instruction, matches }] : [];
}

/** What `skip=…` means; the value ends at the first blank, as BuildKit reads it. */
function skippedBy(value: string): ((code: string) => boolean) | undefined {
  const [options = ''] = value.split(/\s/, 1);
  for (const option of options.split(';')) {
    const [key, names] = option.split('=', 2);
    if (key !== 'skip' || names === undefined) continue;
    return names === 'all' ? isBuildKitCode : matchesAny(names.split(','));
  }
  return undefined;
}

/** BuildKit's checks are words, `StageNameCasing`; all other codes are letters and a number. */
function isBuildKitCode(code: string): boolean {
  return /^[A-Z][A-Za-z]+$/.test(code);
}
