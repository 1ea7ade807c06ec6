export const kind: string;
export const usage: string;
export function create(name: string, where: { readonly root: string }): Promise<string[]>;
