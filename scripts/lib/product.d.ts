export function packageFile(): string;
export function ensurePackage(): Promise<string>;
