import { cleanPath } from '../../../core/dockerignore/cleanPath.ts';
import { type PathArgument, pathText, readCopy } from '../../model/copy.ts';
import { expand } from '../../model/expand.ts';
import type { DockerfileModel, Stage } from '../../model/model.ts';
import { withoutQuotes } from '../../rules/support/quotes.ts';
import { referencesIn } from '../../rules/support/references.ts';
import type { Instruction, Span } from '../../syntax/nodes.ts';
import { instructionsBefore } from './lineage.ts';

/** Somewhere in a stage's file system that the file names. */
export interface StagePath {
  /** Absolute. */
  readonly path: string;
  readonly kind: 'file' | 'folder';
  /** Who names it, for people: `WORKDIR, line 3`. */
  readonly origin: string;
}

export interface StagePaths {
  /** What is relative begins here; `/` until WORKDIR says otherwise. */
  readonly workdir: string;
  /** Each once, the one named last first. */
  readonly paths: readonly StagePath[];
}

/**
 * The paths that WORKDIR, COPY, ADD and VOLUME have named when the build comes to `offset` in
 * `stage`, and those that RUN is told to write with `-o`. What a variable without value hides is
 * left out.
 */
export function stagePaths(model: DockerfileModel, stage: Stage, offset: number): StagePaths {
  let workdir = '/';
  const found = new Map<string, StagePath>();
  const add = (path: string, kind: StagePath['kind'], { name, start }: Instruction): void => {
    const absolute = cleanPath(path.startsWith('/') ? path : `${workdir}/${path}`);
    if (absolute === '/') return;
    const origin = `${name}, line ${model.lines.lineAt(start) + 1}`;
    found.delete(absolute);
    found.set(absolute, { path: absolute, kind, origin });
  };
  for (const instruction of instructionsBefore(stage, offset)) {
    switch (instruction.name) {
      case 'WORKDIR': {
        const path = resolved(model, withoutQuotes(instruction.body.value), instruction.body);
        if (path === undefined) break;
        add(path, 'folder', instruction);
        workdir = cleanPath(path.startsWith('/') ? path : `${workdir}/${path}`);
        break;
      }
      case 'COPY':
      case 'ADD':
        for (const { path, kind } of copied(model, instruction)) add(path, kind, instruction);
        break;
      case 'VOLUME':
        for (const path of instruction.json?.items ?? instruction.words) {
          add(pathText(path), 'folder', instruction);
        }
        break;
      case 'RUN':
        for (const path of written(instruction)) add(path, 'file', instruction);
    }
  }
  return { workdir, paths: [...found.values()].reverse() };
}

/** Where COPY puts what it copies: below the destination when that is a folder. */
function copied(
  model: DockerfileModel,
  instruction: Instruction,
): readonly Pick<StagePath, 'path' | 'kind'>[] {
  const paths = readCopy(instruction);
  if (paths?.destination === undefined) return [];
  const destination = resolvedPath(model, paths.destination);
  if (destination === undefined) return [];
  const sources = paths.sources.map((source) => resolvedPath(model, source) ?? '*');
  const names = sources.map((source) => /([^/*?[\]]+)$/.exec(source)?.[1] ?? '');
  const isFolder = destination.endsWith('/') || /(?:^|\/)\.$/.test(destination);
  if (!isFolder) {
    const isFile = sources.length === 1 && names.every((name) => name.includes('.'));
    return [{ path: destination, kind: isFile ? 'file' : 'folder' }];
  }
  // Of a folder the contents are copied; a name with a dot is most likely a file's.
  const files = names.filter((name) => /[^.]\.[^.]/.test(name));
  return [
    ...files.map((name) => ({ path: `${destination}/${name}`, kind: 'file' as const })),
    { path: destination, kind: 'folder' },
  ];
}

/** What compilers and downloaders are told to write: `-o /out/app`, `--output=/out/app`. */
function written({ body }: Instruction): readonly string[] {
  const pattern = /\s(?:-o|--output(?:-document)?|--out|-O)[\s=]\s*["']?([./\w][\w./@+-]*)/g;
  return [...body.value.matchAll(pattern)].flatMap(([, path = '']) =>
    path.includes('/') && !path.startsWith('/dev/') ? [path] : [],
  );
}

function resolvedPath(model: DockerfileModel, path: PathArgument): string | undefined {
  return resolved(model, pathText(path), path);
}

/** `text`, which stands at `span`, with the values that its variables have there. */
function resolved(model: DockerfileModel, text: string, span: Span): string | undefined {
  if (!text.includes('$')) return text;
  const values = new Map(
    referencesIn(model, span).map(({ name, definition }) => [name, definition?.resolved]),
  );
  const grammar = { quotes: true, escape: model.syntax.escape, shell: false };
  return expand(text, grammar, (name) => ({ value: values.get(name) }));
}
