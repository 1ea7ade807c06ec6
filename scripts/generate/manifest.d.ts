/** Writes what is generated for the editor; `write` gets paths from the root. */
export function generate(
  write: (path: string, text: string) => Promise<void> | void,
  options?: { readonly root?: string },
): Promise<void>;
