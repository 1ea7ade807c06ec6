/** The address of a file of this machine by its absolute path: `file:///c%3A/work/compose.yaml`. */
export function fileAddress(path: string): string {
  const slashes = /^(?:[A-Za-z]:)?\\|^[A-Za-z]:/.test(path) ? path.replaceAll('\\', '/') : path;
  const parts = slashes.split('/').map(encodeURIComponent).join('/');
  // A share, `\\server\share`, has its server where others have nothing.
  return parts.startsWith('//')
    ? `file:${parts}`
    : `file://${parts.startsWith('/') ? '' : '/'}${parts}`;
}
