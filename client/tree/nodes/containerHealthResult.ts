import type { HealthResult } from '../../engine/containers/details.ts';
import { codeBlock } from '../markdown.ts';
import type { NodeKind } from '../node.ts';

export interface HealthTarget extends HealthResult {
  /** The container's id. */
  readonly container: string;
  /** 0 is the newest. */
  readonly place: number;
}

/** What a health check found once. */
export const node: NodeKind<HealthTarget> = {
  kind: 'containerHealthResult',
  plural: 'health checks',
  source: 'containers',
  id: ({ container, place }) => `containerHealthResult:${container}:${place}`,
  all: () => [],
  item(_snapshot, target) {
    const label = verdict(target);
    const [first = ''] = target.output.trim().split('\n');
    const at = clockTime(target.finishedAt ?? target.startedAt);
    const description = [at, first].filter(Boolean).join(' · ');
    return {
      label,
      description,
      icon:
        target.exitCode === 0
          ? { codicon: 'pass', color: 'charts.green' }
          : { codicon: 'error', color: 'list.errorForeground' },
      accessibilityLabel: `Health check ${label.toLowerCase()}, ${description}`,
      flags: target.output === '' ? [] : ['output'],
      collapsible: 'none',
    };
  },
  tooltip: (_snapshot, { output }) => (output.trim() === '' ? undefined : codeBlock(output)),
  children: () => [],
};

function verdict({ exitCode }: HealthTarget): string {
  return exitCode === 0 ? 'Healthy' : `Failed (exit code ${exitCode})`;
}

/** `14:03:05`, as clocks here show it. */
function clockTime(time: number | undefined): string {
  if (time === undefined) {
    return '';
  }
  const date = new Date(time);
  return [date.getHours(), date.getMinutes(), date.getSeconds()]
    .map((part) => `${part}`.padStart(2, '0'))
    .join(':');
}
