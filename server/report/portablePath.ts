/** `file` as other programs look it up: with slashes, and without a `./` before it. */
export function portablePath(file: string): string {
  return file.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
}
