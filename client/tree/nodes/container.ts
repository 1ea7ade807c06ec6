import type { Container } from '../../engine/containers/types.ts';
import type { Snapshot } from '../../engine/store.ts';
import { containerTooltip } from '../containerTooltip.ts';
import type { AnyNodeKind, NodeItem, NodeKind } from '../node.ts';
import { portRows } from '../portRows.ts';
import { node as environment } from './containerEnvironment.ts';
import { node as health } from './containerHealth.ts';
import { node as labels } from './containerLabels.ts';
import { node as limits } from './containerLimits.ts';
import { node as mounts } from './containerMounts.ts';
import { node as networks } from './containerNetworks.ts';
import { node as ports } from './containerPorts.ts';
import { node as processes } from './containerProcesses.ts';

/** What opens under a container, in this order: each has the container's id for its target. */
const SECTIONS: readonly AnyNodeKind[] = [
  ports,
  mounts,
  networks,
  environment,
  health,
  processes,
  limits,
  labels,
];

/** A container; its target is the container's id. */
export const node: NodeKind<string> = {
  kind: 'container',
  plural: 'containers',
  source: 'containers',

  id: (target) => `container:${target}`,

  all: (snapshot) => [...(snapshot.containers?.keys() ?? [])],

  item(snapshot, target) {
    const container = find(snapshot, target);
    return (
      container && {
        label: container.name,
        description: [container.image, stateText(container), publishedText(container)]
          .filter(Boolean)
          .join(' · '),
        icon: icon(container),
        accessibilityLabel: `${container.name}, container, ${stateInWords(container)}, image ${container.image}`,
        flags: flags(container),
        collapsible: 'collapsed',
      }
    );
  },

  tooltip(snapshot, target, now) {
    const container = find(snapshot, target);
    return container && containerTooltip(container, stateInWords(container), now);
  },

  children: (snapshot, target) =>
    SECTIONS.filter((kind) => kind.item(snapshot, target) !== undefined).map((kind) => ({
      kind,
      target,
    })),
};

function find(snapshot: Snapshot, id: string): Container | undefined {
  return snapshot.containers?.get(id);
}

function stateText(container: Container): string {
  switch (container.state) {
    case 'running':
      return container.health ? `running (${container.health})` : 'running';
    case 'exited':
      return container.exitCode === undefined ? 'exited' : `exited (${container.exitCode})`;
    case 'unknown':
      return 'state unknown';
    default:
      return container.state;
  }
}

/** `8080→80, 53→53/udp`, so many as fit a row. */
function publishedText(container: Container): string {
  const published = portRows(container).flatMap(({ publicPort, privatePort, protocol }) =>
    publicPort === undefined
      ? []
      : [`${publicPort}→${privatePort}${protocol === 'tcp' ? '' : `/${protocol}`}`],
  );
  const shown = published.slice(0, MOST_PORTS);
  const more = published.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

const MOST_PORTS = 3;

function stateInWords(container: Container): string {
  switch (container.state) {
    case 'running':
      switch (container.health) {
        case undefined:
          return 'running';
        case 'starting':
          return 'running, health check starting';
        default:
          return `running and ${container.health}`;
      }
    case 'exited':
      return container.exitCode === undefined ? 'exited' : `exited with code ${container.exitCode}`;
    case 'created':
      return 'created, never started';
    case 'removing':
      return 'being removed';
    case 'unknown':
      return 'state unknown';
    default:
      return container.state;
  }
}

function icon(container: Container): NonNullable<NodeItem['icon']> {
  switch (container.state) {
    case 'running':
      if (container.health === 'unhealthy') {
        return { codicon: 'warning', color: 'list.warningForeground' };
      }
      return { codicon: 'vm-running', color: 'charts.green' };
    case 'paused':
      return { codicon: 'debug-pause', color: 'charts.yellow' };
    case 'restarting':
      return { codicon: 'sync', color: 'charts.yellow' };
    case 'exited':
      return endedWell(container)
        ? { codicon: 'vm-outline', color: 'disabledForeground' }
        : { codicon: 'error', color: 'list.errorForeground' };
    case 'dead':
      return { codicon: 'error', color: 'list.errorForeground' };
    case 'removing':
      return { codicon: 'trash', color: 'disabledForeground' };
    case 'created':
      return { codicon: 'vm-outline' };
    case 'unknown':
      return { codicon: 'question' };
  }
}

/** Ended by itself, or by the signals that stopping and Ctrl-C send. */
function endedWell(container: Container): boolean {
  return container.exitCode === undefined || [0, 130, 137, 143].includes(container.exitCode);
}

/**
 * `live` has processes, so it can be stopped; `running` and `paused` say more exactly how;
 * `stopped` can be started. `web`: a browser may find something at one of its ports.
 */
function flags(container: Container): readonly string[] {
  const web = container.ports.some(
    ({ protocol, publicPort }) => protocol === 'tcp' && publicPort !== undefined,
  );
  return [
    ...stateFlags(container),
    ...(web ? ['web'] : []),
    ...(Object.keys(container.addresses).length > 0 ? ['addressed'] : []),
  ];
}

function stateFlags(container: Container): readonly string[] {
  switch (container.state) {
    case 'running':
    case 'paused':
      return ['live', container.state];
    case 'restarting':
      return ['live'];
    case 'created':
    case 'exited':
      return ['stopped'];
    default:
      return [];
  }
}
