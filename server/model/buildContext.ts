import type { Ignore } from '../../core/dockerignore/ignore.ts';
import type { IgnorePattern } from '../../core/dockerignore/parse.ts';

/**
 * What a build finds in its context, as far as somebody has read it. A snapshot: asking costs
 * nothing and never changes its mind.
 */
export interface BuildContext {
  /** The folder that the build is given. Absolute. */
  readonly folder: string;
  /** The ignore file that counts; `undefined` when there is none. */
  readonly ignoreFile: IgnoreFile | undefined;
  /**
   * What a source of COPY, ADD or a bind mount finds, given with its variables replaced.
   * `undefined` where nobody can be sure: not read, behind a link, made by a build before this one.
   */
  find(source: string): SourceMatch | undefined;
}

export interface IgnoreFile {
  /** `.dockerignore`, or `NAME.dockerignore` for the Dockerfile `NAME`. */
  readonly name: string;
  readonly ignore: Ignore;
}

/** `file`: the path below the context, with `/`, of the one plain file that it is. */
export type SourceMatch =
  | { readonly kind: 'found'; readonly file: string | undefined }
  /** There, but the ignore file keeps all of it out of the build. */
  | { readonly kind: 'excluded'; readonly by: IgnorePattern; readonly file: string | undefined }
  /** Not there. `near`: the source with one slip mended, which is there. */
  | { readonly kind: 'missing'; readonly near: string | undefined };

/** What one source takes, found by looking. */
export interface SourceReport {
  /** The folder that the build is given. Absolute. */
  readonly folder: string;
  /** The name of the ignore file that counts; `undefined` when there is none. */
  readonly ignoreFile: string | undefined;
  /** `undefined` where nobody can be sure. */
  readonly match: SourceMatch | undefined;
  /** What goes into the build; `undefined` unless something is found. */
  readonly size: SourceSize | undefined;
}

export interface SourceSize {
  readonly files: number;
  readonly bytes: number;
  /** Everything has been counted; otherwise there is more. */
  readonly complete: boolean;
}
