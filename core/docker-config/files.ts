/** The little of a file system that reading Docker's own files needs; tests pass a map. */
export interface ConfigFiles {
  /** The file's text; `undefined` when there is none. Throws when it cannot be read. */
  read(path: string): Promise<string | undefined>;
  /** The names in a folder; empty when there is none. */
  list(path: string): Promise<readonly string[]>;
}
