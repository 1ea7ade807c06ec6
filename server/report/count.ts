/** `3 files`, `1 file`. */
export function count(number: number, noun: string): string {
  const plural = number === 1 || noun === 'info' ? noun : `${noun}s`;
  return `${number} ${plural}`;
}
