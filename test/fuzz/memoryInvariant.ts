import { isDeepStrictEqual } from 'node:util';
import { InstructionMemory } from '../../server/lint/instructionMemory.ts';
import type { Finding } from '../../server/rules/rule.ts';
import { DocumentVersion } from '../../server/workspace/documents.ts';

/** Lints one version of a document, with what earlier ones left behind. */
export type LintVersion = (
  document: DocumentVersion,
  memory: InstructionMemory | undefined,
) => readonly Finding[];

/**
 * Lints `versions` of one document one after the other, as an editor does: in each the same must
 * be found as in the text alone. What differs first; `undefined` when nothing does.
 */
export function firstForgotten(versions: readonly string[], lint: LintVersion): string | undefined {
  const memory = new InstructionMemory();
  let document: DocumentVersion | undefined;
  for (const [version, text] of versions.entries()) {
    document = document?.changed(version, [{ text }]) ?? new DocumentVersion('', version, text);
    const alone = lint(new DocumentVersion('', version, text), undefined);
    const remembered = lint(document, memory);
    const at = remembered.findIndex((finding, n) => !isDeepStrictEqual(finding, alone[n]));
    if (at < 0 && remembered.length === alone.length) continue;
    const shown = (finding: Finding | undefined) => JSON.stringify(finding) ?? 'nothing';
    const [one, other] = [remembered[Math.max(at, 0)], alone[Math.max(at, 0)]];
    return `In version ${version} (${JSON.stringify(text)}), with what was known before: ${shown(one)} instead of ${shown(other)}`;
  }
  return undefined;
}
