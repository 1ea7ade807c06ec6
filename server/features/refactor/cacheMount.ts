import type { Refactor } from './refactor.ts';
import { aptKeepsEdits } from './support/aptKeeps.ts';
import { cacheUsesIn } from './support/cacheMounts.ts';
import { cachingEdits } from './support/caching.ts';
import { mountEdits } from './support/mountEdits.ts';
import { offer, selectedScript } from './support/selection.ts';

/** What package managers download in a RUN is kept from build to build. */
export const refactor: Refactor = {
  name: 'cacheMount',
  kinds: ['refactor.rewrite'],
  offers(context) {
    const found = selectedScript(context, 'RUN');
    const stage = found && context.model.stageOf(found.owner);
    if (found === undefined || stage === undefined || found.script.form === 'exec') return [];
    const uses = cacheUsesIn(context.model, stage, found);
    if (uses.length === 0) return [];
    const programs = [...new Set(uses.map(({ program }) => program))];
    const mounts = uses.flatMap((use) => use.mounts);
    const title = `Add ${mounts.length === 1 ? 'a cache mount' : 'cache mounts'} for ${listed(programs)}`;
    const edits = () => [
      ...aptKeepsEdits(context, stage, found, uses),
      ...mountEdits(context, found, mounts),
      ...uses.flatMap((use) => cachingEdits(context, found, use)),
    ];
    return [offer({ id: 'mount', title, kind: 'refactor.rewrite', edits })];
  },
};

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
