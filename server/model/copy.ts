import type { Flag, Heredoc, Instruction, JsonItem, Word } from '../syntax/nodes.ts';

/** A source or destination: a word, or an item of the JSON form with its decoded `value`. */
export type PathArgument = Word | JsonItem;

/** What ADD or COPY copies. */
export interface CopyPaths {
  /** All but the last; heredocs are not among them. */
  readonly sources: readonly PathArgument[];
  /** Heredocs that stand where a source would. */
  readonly heredocs: readonly Heredoc[];
  /** The last argument; `undefined` when there is only one, or none. */
  readonly destination: PathArgument | undefined;
  readonly from: Flag | undefined;
}

/** Sources and destination of an ADD or COPY instruction; `undefined` for any other. */
export function readCopy(instruction: Instruction): CopyPaths | undefined {
  if (instruction.name !== 'ADD' && instruction.name !== 'COPY') return undefined;
  const paths: readonly PathArgument[] = instruction.json?.items ?? instruction.words;
  const from = instruction.flags.find((flag) => flag.name === 'from');
  if (instruction.heredocs.length === 0) {
    const destination = paths.length > 1 ? paths.at(-1) : undefined;
    return { sources: destination ? paths.slice(0, -1) : paths, heredocs: [], destination, from };
  }
  const heredocs = instruction.heredocs.filter((heredoc) =>
    paths.some((path) => path.start === heredoc.opener.start && path.end === heredoc.opener.end),
  );
  const destination = paths.length > 1 ? paths.at(-1) : undefined;
  return {
    sources: paths
      .slice(0, destination === undefined ? paths.length : -1)
      .filter((path) => !heredocs.some((heredoc) => heredoc.opener.start === path.start)),
    heredocs,
    destination,
    from,
  };
}

/** The path as text, quotes kept. */
export function pathText(path: PathArgument): string {
  return 'text' in path ? path.text : path.value;
}
