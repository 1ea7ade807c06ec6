import type { LinkedEditingRangeParams, LinkedEditingRanges } from 'vscode-languageserver';
import { LINKED_WORD, linkedEditing } from '../../features/linkedEditing.ts';
import { toRange } from '../convert.ts';
import type { Handler } from '../handler.ts';

export const handler: Handler = {
  capabilities: ({ linkedEditing }) => (linkedEditing ? { linkedEditingRangeProvider: true } : {}),
  register({ connection, answer }) {
    connection.languages.onLinkedEditingRange(
      answer<LinkedEditingRangeParams, LinkedEditingRanges | null>(
        'Linked editing',
        null,
        ({ model }, { position }) => {
          const places = linkedEditing(model, model.lines.offsetAt(position));
          if (places.length === 0) return null;
          return { ranges: places.map((at) => toRange(model.lines, at)), wordPattern: LINKED_WORD };
        },
      ),
    );
  },
};
