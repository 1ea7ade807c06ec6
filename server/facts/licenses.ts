import deprecated from 'spdx-license-ids/deprecated.json' with { type: 'json' };
import current from 'spdx-license-ids/index.json' with { type: 'json' };

/** Deprecated as well, but left out of the package because `+` is also an operator. */
const WITH_PLUS = ['GPL-1.0+', 'GPL-2.0+', 'GPL-3.0+', 'LGPL-2.0+', 'LGPL-2.1+', 'LGPL-3.0+'];

/** By their lower case. */
const LICENSES: ReadonlyMap<string, LicenseFact> = new Map(
  [
    ...current.map((id) => ({ id, deprecated: false })),
    ...[...deprecated, ...WITH_PLUS].map((id) => ({ id, deprecated: true })),
  ].map((license) => [license.id.toLowerCase(), license]),
);

export interface LicenseFact {
  /** As the list writes it. */
  readonly id: string;
  /** Another identifier says the same, or more exactly. */
  readonly deprecated: boolean;
}

/**
 * The licence on the SPDX list whose identifier is `id` in any case; `undefined` when there is none.
 *
 * @see https://spdx.org/licenses/
 */
export function licenseFact(id: string): LicenseFact | undefined {
  return LICENSES.get(id.toLowerCase());
}

/** The identifiers that are not deprecated, in the list's order. */
export function currentLicenses(): readonly string[] {
  return current;
}
