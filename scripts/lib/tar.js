/** Writes the little of tar that a base image needs. */

/**
 * @typedef {{ path: string, mode?: number, content?: Buffer | string, link?: string }} TarEntry
 * A path ending in `/` is a folder; `link` makes a symbolic link.
 */

/**
 * Packs entries into a ustar archive.
 * @param {readonly TarEntry[]} entries paths up to 100 bytes
 * @returns {Buffer}
 */
export function tar(entries) {
  const blocks = entries.flatMap((entry) => {
    const content = Buffer.from(entry.content ?? '');
    const padding = Buffer.alloc((512 - (content.length % 512)) % 512);
    return [header(entry, content.length), content, padding];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

function header({ path, mode, link }, size) {
  const block = Buffer.alloc(512);
  const folder = path.endsWith('/');
  const type = link === undefined ? (folder ? '5' : '0') : '2';
  block.write(path, 0, 100);
  block.write(octal(mode ?? (folder ? 0o755 : 0o644), 7), 100);
  block.write(octal(0, 7), 108);
  block.write(octal(0, 7), 116);
  block.write(octal(size, 11), 124);
  block.write(octal(0, 11), 136);
  block.write(' '.repeat(8), 148);
  block.write(type, 156);
  block.write(link ?? '', 157, 100);
  block.write('ustar\u000000', 257, 'latin1');
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${octal(sum, 6)}\0 `, 148);
  return block;
}

function octal(value, digits) {
  return value.toString(8).padStart(digits, '0');
}
