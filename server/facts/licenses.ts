import deprecated from 'spdx-license-ids/deprecated.json' with { type: 'json' };
import current from 'spdx-license-ids/index.json' with { type: 'json' };

/** Deprecated as well, but left out of the package because `+` is also an operator. */
const WITH_PLUS = ['GPL-1.0+', 'GPL-2.0+', 'GPL-3.0+', 'LGPL-2.0+', 'LGPL-2.1+', 'LGPL-3.0+'];

/** By their lower case. */
const SPELLINGS: ReadonlyMap<string, string> = new Map(
  [...current, ...deprecated, ...WITH_PLUS].map((id) => [id.toLowerCase(), id]),
);

/**
 * How the SPDX list writes the licence `id`, which may be in any case; `undefined` for one that is
 * not on the list. Deprecated ones are on it.
 *
 * @see https://spdx.org/licenses/
 */
export function licenseId(id: string): string | undefined {
  return SPELLINGS.get(id.toLowerCase());
}
