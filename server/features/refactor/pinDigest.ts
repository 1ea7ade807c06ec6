import { parseReference } from '../../../core/reference.ts';
import type { Refactor } from './refactor.ts';
import { selected } from './support/selection.ts';

/** The image of a FROM is named by its digest too, so that every build has the same one. */
export const refactor: Refactor = {
  name: 'pinDigest',
  kinds: ['refactor.rewrite'],
  offers(context) {
    const { model, registry } = context;
    const found = selected(context);
    if (registry === undefined || found?.instruction.name !== 'FROM') return [];
    const stage = model.stages.find(({ from }) => from === found.owner);
    const image = stage?.image;
    if (image === undefined || stage?.parent !== undefined || image.digest !== undefined) return [];
    const { text, end } = image;
    if (text.includes('$') || text === 'scratch' || parseReference(text) === undefined) return [];
    return [
      {
        id: 'pin',
        title: `Pin ${text} to its digest`,
        kind: 'refactor.rewrite',
        isRemote: true,
        async change(signal) {
          const digest = await registry.digest(text, signal);
          if (digest === undefined) {
            return { kind: 'refused', why: `The registry does not tell the digest of ${text} now` };
          }
          return { kind: 'edits', edits: [{ start: end, end, newText: `@${digest}` }] };
        },
      },
    ];
  },
};
