import { readFile } from 'node:fs/promises';

/** Connections to a unix socket that its server has accepted, from the kernel's table. */
export async function connectionsTo(socketPath: string): Promise<number> {
  const table = await readFile('/proc/net/unix', 'utf8');
  const CONNECTED = '03';
  return table
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , , , , state, , path]) => path === socketPath && state === CONNECTED).length;
}
