import type { SelectionRange, SelectionRangeParams } from 'vscode-languageserver';
import { selectionRanges } from '../../features/selectionRanges.ts';
import { toRange } from '../convert.ts';
import type { Handler } from '../handler.ts';

export const handler: Handler = {
  capabilities: () => ({ selectionRangeProvider: true }),
  register({ connection, answer }) {
    connection.onSelectionRanges(
      answer<SelectionRangeParams, SelectionRange[]>(
        'Selection ranges',
        [],
        ({ model, shells }, { positions }) =>
          positions.map((position) => {
            const spans = selectionRanges(model, shells, model.lines.offsetAt(position));
            const nothing: SelectionRange = { range: { start: position, end: position } };
            return (
              spans.reduceRight<SelectionRange | undefined>(
                (parent, span) => ({
                  range: toRange(model.lines, span),
                  ...(parent !== undefined && { parent }),
                }),
                undefined,
              ) ?? nothing
            );
          }),
      ),
    );
  },
};
