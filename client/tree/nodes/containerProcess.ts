import { escapeMarkdown } from '../markdown.ts';
import type { NodeKind } from '../node.ts';

export interface ProcessTarget {
  /** The container's id. */
  readonly container: string;
  /** In the Engine's table. */
  readonly place: number;
  readonly titles: readonly string[];
  readonly cells: readonly string[];
}

/** A process of a container, as the Engine's host sees it. */
export const node: NodeKind<ProcessTarget> = {
  kind: 'containerProcess',
  plural: 'processes',
  source: 'containers',
  id: (target) => `containerProcess:${target.container}:${processId(target) || target.place}`,
  all: () => [],
  item(_snapshot, target) {
    const command = cell(target, 'CMD', 'COMMAND', 'Name') ?? target.cells.at(-1) ?? '';
    const user = cell(target, 'USER', 'UID');
    const id = processId(target);
    const about = [id && `pid ${id}`, user].filter(Boolean);
    return {
      label: command,
      description: about.join(' · '),
      icon: { codicon: 'server-process' },
      accessibilityLabel: `Process ${[command, ...about].join(', ')}`,
      flags: id ? ['numbered'] : [],
      collapsible: 'none',
    };
  },
  tooltip: (_snapshot, { titles, cells }) =>
    titles
      .map((title, index) => `${escapeMarkdown(title)}: ${escapeMarkdown(cells[index] ?? '')}`)
      .join('  \n'),
  children: () => [],
};

/** Its number on the Engine's host; empty when the table has none. */
export function processId(target: ProcessTarget): string {
  return cell(target, 'PID') ?? '';
}

/** Of the first of `titles` that the table has. */
function cell(target: ProcessTarget, ...titles: readonly string[]): string | undefined {
  const title = titles.find((one) => target.titles.includes(one));
  return title === undefined ? undefined : target.cells[target.titles.indexOf(title)];
}
