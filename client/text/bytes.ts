/** `12.3 MB`, as the docker command line counts what lies on a disk: by thousands. */
export function sizeText(bytes: number): string {
  return inUnits(bytes, 1000, ['B', 'kB', 'MB', 'GB', 'TB', 'PB']);
}

/** `512 MiB`, as memory is counted: by 1024. */
export function memoryText(bytes: number): string {
  return inUnits(bytes, 1024, ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB']);
}

/**
 * Bytes of `512m`, `1.5 GiB` or `2gb`, by 1024 as everywhere where memory is limited; without a
 * unit they are bytes. `undefined` when it is no amount.
 */
export function parseMemory(text: string): number | undefined {
  const [, amount, unit = ''] =
    /^(\d+(?:\.\d+)?)\s*(?:([kmgt])(?:i?b)?|b)?$/i.exec(text.trim()) ?? [];
  return amount === undefined
    ? undefined
    : Math.round(Number(amount) * 1024 ** ' kmgt'.indexOf(unit.toLowerCase() || ' '));
}

function inUnits(bytes: number, base: number, units: readonly string[]): string {
  let index = 0;
  let amount = bytes;
  // Rounded first: 999.96 kB are 1 MB, not 1000 kB.
  while (index < units.length - 1 && rounded(amount, index) >= base) {
    amount /= base;
    index++;
  }
  return `${rounded(amount, index)} ${units[index]}`;
}

function rounded(amount: number, index: number): number {
  return Number(amount.toFixed(index === 0 || amount >= 100 ? 0 : 1));
}
