import type { AnyNode } from '../node.ts';
import { factsOf } from '../systemRows.ts';
import { systemSection } from '../systemSection.ts';
import { node as fact } from './systemFact.ts';
import { node as warning } from './systemWarning.ts';

/** What the Engine is and where it runs. */
export const node = systemSection({
  kind: 'systemInfo',
  label: 'Engine',
  icon: 'server',
  async load({ engine, snapshot, signal }) {
    const info = await engine.system.info({ signal });
    const { state } = snapshot;
    const api = state.kind === 'connected' ? state.version.apiVersion : '';
    const facts = factsOf(info, api).map(
      ([name, value]): AnyNode => ({ kind: fact, target: { name, value } }),
    );
    const warnings = info.warnings.map((text): AnyNode => ({ kind: warning, target: { text } }));
    return [...facts, ...warnings];
  },
});
