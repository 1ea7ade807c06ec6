export function ensureCodeServer(): Promise<string>;
