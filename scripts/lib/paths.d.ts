export const root: string;
export const buildFolder: string;
export const artifactsFolder: string;
export const projectNode: string;
export function cacheFolder(env?: Readonly<Record<string, string | undefined>>): string;
