import { mountKeySummaries, mountKeysOf, mountTypeSummaries } from '../../facts/mountSummaries.ts';
import { mountKeyFact, mountTypes, sharingModes } from '../../facts/mounts.ts';
import { readMounts } from '../../model/mounts.ts';
import type { Instruction } from '../../syntax/nodes.ts';
import { holds, spanAt } from '../support/spans.ts';
import { type Piece, type Signature, signature } from './signatures.ts';

/** The type of the mount that is written at `offset`, and the key, by its first name. */
export function mountActive(
  instruction: Instruction,
  offset: number,
): { readonly type: string; readonly key: string } | undefined {
  const mount = readMounts(instruction).find(
    ({ flag }) => holds(flag, offset) && offset > flag.nameSpan.end,
  );
  if (mount === undefined) return undefined;
  const field = spanAt(mount.fields, offset);
  const type = mountTypes.includes(mount.type) ? mount.type : 'bind';
  const named = field && mountKeyFact(field.key)?.names[0];
  return {
    type,
    key:
      named ??
      missingKey(
        type,
        mount.fields.map(({ key }) => key),
      ),
  };
}

/** What is most likely to come next. */
function missingKey(type: string, given: readonly string[]): string {
  const names = new Set(given.map((key) => mountKeyFact(key)?.names[0] ?? key));
  return mountKeysOf(type).find((key) => !names.has(key)) ?? 'type';
}

/** How a mount of `type` is written, and its keys in the order of the parameters. */
export function mountSignature(type: string): {
  readonly signature: Signature;
  readonly keys: readonly string[];
} {
  const keys = mountKeysOf(type);
  const pieces = keys.map((key, index): readonly Piece[] => [
    index === 0 ? '' : ',',
    [pieceOf(key, type), `${mountKeySummaries[key] ?? ''}.`],
  ]);
  const about = `${mountTypeSummaries[type] ?? ''}.`;
  return { signature: signature(about, ['--mount=', ...pieces.flat()]), keys };
}

function pieceOf(key: string, type: string): string {
  if (key === 'type') return `type=${type}`;
  const { value } = mountKeyFact(key) ?? {};
  switch (value) {
    case 'boolean':
      return `[${key}]`;
    case 'sharing':
      return `[sharing=${sharingModes.join('|')}]`;
    default: {
      const meant = value === undefined ? key : (MEANT[value] ?? value);
      return key === REQUIRED[type] ? `${key}=<${meant}>` : `[${key}=<${meant}>]`;
    }
  }
}

/** What people call the kinds of values. */
const MEANT: Readonly<Record<string, string>> = {
  id: 'number',
  source: 'stage|image',
  text: 'name',
};

/** What a mount of this type can't be without. */
const REQUIRED: Readonly<Record<string, string>> = {
  bind: 'target',
  cache: 'target',
  tmpfs: 'target',
};
