import assert from 'node:assert/strict';
import { tokenData } from '../../../server/connection/tokenData.ts';
import { codeLenses } from '../../../server/features/codeLenses.ts';
import { documentLinks } from '../../../server/features/documentLinks.ts';
import { folds } from '../../../server/features/folding.ts';
import { inlayHints } from '../../../server/features/inlayHints.ts';
import { selectionRanges } from '../../../server/features/selectionRanges.ts';
import { semanticTokens } from '../../../server/features/semanticTokens/semanticTokens.ts';
import { stageGraph } from '../../../server/features/stageGraph.ts';
import type { Span } from '../../../server/syntax/nodes.ts';
import { DocumentVersion } from '../../../server/workspace/documents.ts';
import { mutate } from '../../fuzz/mutate.ts';
import { Random } from '../../fuzz/random.ts';
import { seeds } from '../../fuzz/seeds.ts';

/** What is wrong with what the features say about `text`; `undefined` when nothing is. */
function firstBroken(text: string): string | undefined {
  const { model, shells } = new DocumentVersion('file:///Dockerfile', 1, text);
  const { length: end } = text;
  const isInside = (span: Span) => 0 <= span.start && span.start <= span.end && span.end <= end;
  const tokens = semanticTokens(model, shells);
  if (!tokens.every((one, k) => isInside(one) && one.start >= (tokens[k - 1]?.end ?? 0))) {
    return 'tokens overlap';
  }
  if (!tokenData(model.lines, tokens).every((one) => one >= 0)) return 'tokens go back';
  for (const offset of [0, end >> 1, end]) {
    const steps = selectionRanges(model, shells, offset);
    const grows = steps.every((one, k) => {
      const before = steps[k - 1] ?? { start: offset, end: offset };
      return isInside(one) && one.start <= before.start && before.end <= one.end;
    });
    if (!grows) return `selections at ${offset} do not grow`;
  }
  if (!folds(model).every(isInside)) return 'a fold is outside';
  if (!documentLinks(model, undefined).every(isInside)) return 'a link is outside';
  const all = { variables: 'all', platforms: true, stageNumbers: true } as const;
  const hints = inlayHints(model, all, { start: 0, end });
  if (!hints.every(({ offset, label }) => offset <= end && label !== '')) return 'a hint is empty';
  codeLenses(model, { references: true, build: true });
  const { nodes, edges } = stageGraph(model);
  const ids = new Set(nodes.map(({ id }) => id));
  if (ids.size !== nodes.length) return 'nodes share an id';
  if (!edges.every(({ from, to }) => ids.has(from) && ids.has(to))) return 'an edge leads nowhere';
  return undefined;
}

describe('what a Dockerfile looks like', () => {
  it('can be said of 3,000 mutated Dockerfiles', function () {
    this.timeout(60_000);
    const random = new Random(7);
    const broken: { readonly text: string; readonly why: string }[] = [];
    for (let k = 0; k < 3_000; k++) {
      const text = mutate(seeds[k % seeds.length] ?? '', seeds, random);
      try {
        const why = firstBroken(text);
        if (why !== undefined) broken.push({ text, why });
      } catch (error) {
        broken.push({ text, why: String(error) });
      }
    }
    assert.deepEqual(broken.slice(0, 3), []);
  });
});
