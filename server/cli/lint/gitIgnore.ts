import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/**
 * The `.gitignore` files that hold in a folder: its own and those above it, up to the repository's
 * root. A nearer one overrules those above.
 *
 * @see https://git-scm.com/docs/gitignore
 */
export class GitIgnore {
  readonly #files: readonly IgnoreFile[];

  private constructor(files: readonly IgnoreFile[]) {
    this.#files = files;
  }

  /** Those for a search that begins at `folder`, which is searched even if it is ignored itself. */
  static at(folder: string): GitIgnore {
    return fromRoot(folder).reduce((known, one) => known.in(one), new GitIgnore([]));
  }

  /** The same one folder further down, which is searched: what ignores it holds no more. */
  in(folder: string): GitIgnore {
    const holding = this.#files.filter((file) => !verdict(file, folder, 'folder').ignored);
    const text = textOf(join(folder, '.gitignore'));
    if (text === undefined)
      return holding.length === this.#files.length ? this : new GitIgnore(holding);
    return new GitIgnore([{ folder, rules: ignore().add(text) }, ...holding]);
  }

  /** `path` is absolute and lies in the folder. */
  ignores(path: string, kind: 'file' | 'folder'): boolean {
    for (const file of this.#files) {
      const { ignored, unignored } = verdict(file, path, kind);
      if (ignored || unignored) return ignored;
    }
    return false;
  }
}

interface IgnoreFile {
  readonly folder: string;
  readonly rules: Ignore;
}

function verdict({ folder, rules }: IgnoreFile, path: string, kind: 'file' | 'folder') {
  const way = relative(folder, path).replaceAll(sep, '/');
  return rules.test(kind === 'folder' ? `${way}/` : way);
}

/** The folders from the repository's root down to `folder`; `folder` alone outside of one. */
function fromRoot(folder: string): readonly string[] {
  const folders = [folder];
  for (let at = folder; !existsSync(join(at, '.git')); ) {
    const above = dirname(at);
    if (above === at) return [folder];
    folders.unshift(above);
    at = above;
  }
  return folders;
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
