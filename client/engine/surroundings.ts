import { access, readdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { ConfigFiles } from '../../core/docker-config/files.ts';
import type { Surroundings } from './resolveEndpoint.ts';

/** This machine, as `resolveEndpoint` wants to see it. */
export function machineSurroundings(): Surroundings {
  return { env: process.env, home: homedir(), platform: process.platform, files, exists };
}

/** Whether any program that serves the Engine API seems to be installed here. */
export async function engineInstalled(): Promise<boolean> {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const windows = process.platform === 'win32';
  const programs = ['dockerd', 'docker', 'podman'].map((name) => (windows ? `${name}.exe` : name));
  const places = [
    ...new Set([...folders, ...(windows ? [] : ['/usr/bin', '/usr/sbin', '/usr/local/bin'])]),
  ].flatMap((folder) => programs.map((program) => join(folder, program)));
  const found = await Promise.all([...places, '/Applications/Docker.app'].map(exists));
  return found.includes(true);
}

const files: ConfigFiles = {
  read: (path) => readFile(path, 'utf8').catch(missing<string | undefined>(undefined)),
  list: (path) => readdir(path).catch(missing<readonly string[]>([])),
};

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function missing<T>(instead: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') {
      return instead;
    }
    throw error;
  };
}
