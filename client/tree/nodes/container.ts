import type { Container, Port } from '../../engine/containers/types.ts';
import type { Snapshot } from '../../engine/store.ts';
import { ago, escapeMarkdown } from '../markdown.ts';
import type { NodeItem, NodeKind } from '../node.ts';

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
        description: `${container.image} · ${stateText(container)}`,
        icon: icon(container),
        accessibilityLabel: `${container.name}, container, ${stateInWords(container)}, image ${container.image}`,
        flags: flags(container),
        collapsible: 'none',
      }
    );
  },

  tooltip(snapshot, target, now) {
    const container = find(snapshot, target);
    return container && tooltip(container, now);
  },

  children: () => [],
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
 * `stopped` can be started.
 */
function flags(container: Container): readonly string[] {
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

function tooltip(container: Container, now: number): string {
  const rows: (readonly [string, string])[] = [
    ['Image', escapeMarkdown(container.image)],
    ['State', stateInWords(container)],
    ['Command', escapeMarkdown(shorten(container.command))],
    ['Ports', container.ports.map(portText).map(escapeMarkdown).join(', ')],
    ['Networks', container.networks.map(escapeMarkdown).join(', ')],
    ['Project', escapeMarkdown(container.labels['com.docker.compose.project'] ?? '')],
    ['Created', ago(container.createdAt, now)],
    ['Id', container.id.slice(0, 12)],
  ];
  const lines = rows.filter(([, value]) => value !== '').map(([key, value]) => `${key}: ${value}`);
  return [`**${escapeMarkdown(container.name)}**`, lines.join('  \n')].join('\n\n');
}

function portText(port: Port): string {
  const inside = `${port.privatePort}/${port.protocol}`;
  if (port.publicPort === undefined) {
    return inside;
  }
  const host = port.hostIp?.includes(':') ? `[${port.hostIp}]` : port.hostIp;
  return `${host ? `${host}:` : ''}${port.publicPort} → ${inside}`;
}

function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
