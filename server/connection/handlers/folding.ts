import {
  type FoldingRange,
  FoldingRangeKind,
  type FoldingRangeParams,
} from 'vscode-languageserver';
import { type Fold, folds } from '../../features/folding.ts';
import type { Handler } from '../handler.ts';

const KINDS: Readonly<Record<NonNullable<Fold['kind']>, FoldingRangeKind>> = {
  comment: FoldingRangeKind.Comment,
  region: FoldingRangeKind.Region,
};

/** Whole lines, as every editor folds them. */
export const handler: Handler = {
  capabilities: () => ({ foldingRangeProvider: true }),
  register({ connection, answer }) {
    connection.onFoldingRanges(
      answer<FoldingRangeParams, FoldingRange[]>('Folding', [], ({ model }) =>
        folds(model).map(({ start, end, kind }) => ({
          startLine: model.lines.lineAt(start),
          endLine: model.lines.lineAt(end),
          ...(kind && { kind: KINDS[kind] }),
        })),
      ),
    );
  },
};
