import { compareText } from '../containerRows.ts';
import { containerSection } from '../containerSection.ts';
import { node as variable } from './containerVariable.ts';

/** Its values are hidden until the user asks for one or for all. */
export const node = containerSection({
  kind: 'containerEnvironment',
  label: 'Environment',
  icon: 'symbol-variable',
  shown: () => true,
  async load({ engine, options, signal }, id) {
    const { env } = await engine.containers.details(id, { signal });
    const all = options.revealed.has(node.id(id));
    return [...env]
      .sort((a, b) => compareText(a.name, b.name))
      .map(({ name, value }) => {
        const target = { container: id, name, value };
        const revealed = all ? 'with all' : options.revealed.has(variable.id(target)) && 'alone';
        return { kind: variable, target: revealed ? { ...target, revealed } : target };
      });
  },
});
