import type { SourceReport } from '../../model/buildContext.ts';
import type { PathEntity } from '../support/entity.ts';
import { bytes, code, count } from './markdown.ts';

/** What a source takes from the build context; `undefined` where nobody knows. */
export function aboutPath({ source }: PathEntity, report: SourceReport): string | undefined {
  const { folder, ignoreFile, match, size } = report;
  const path = code(source.path);
  switch (match?.kind) {
    case 'missing': {
      const near = match.near === undefined ? '' : `; ${code(match.near)} is`;
      return `${path} is not in the build context ${code(folder)}${near}`;
    }
    case 'excluded':
      return `${code(ignoreFile ?? '.dockerignore')} keeps ${path} out of the build: its line ${match.by.line + 1} says ${code(match.by.text)}`;
    case 'found': {
      if (size === undefined) return undefined;
      const atLeast = size.complete ? '' : 'more than ';
      const without =
        ignoreFile === undefined ? '' : `, without what ${code(ignoreFile)} keeps out`;
      return `${path} takes **${atLeast}${count(size.files, 'file')}, ${bytes(size.bytes)}** from the build context ${code(folder)}${without}`;
    }
    default:
      return undefined;
  }
}
