import type { Container, Port } from '../engine/containers/types.ts';
import { PROJECT_LABEL } from './containerRows.ts';
import { ago, durationText, escapeMarkdown } from './markdown.ts';

/**
 * All that a container's row has no place for, as Markdown; `state` is in words. Times are as old as
 * `now` (milliseconds since 1970), so that nothing has to be drawn anew for them.
 */
export function containerTooltip(container: Container, state: string, now: number): string {
  const rows: (readonly [string, string])[] = [
    ['Image', escapeMarkdown(container.image)],
    ['State', [state, since(container, now)].filter(Boolean).join(', ')],
    ['Command', escapeMarkdown(shorten(container.command))],
    ['Ports', container.ports.map(portText).map(escapeMarkdown).join(', ')],
    ['Networks', container.networks.map((name) => networkText(container, name)).join(', ')],
    ['Project', escapeMarkdown(container.labels[PROJECT_LABEL] ?? '')],
    ['Created', ago(container.createdAt, now)],
    ['Id', container.id.slice(0, 12)],
  ];
  const lines = rows.filter(([, value]) => value !== '').map(([key, value]) => `${key}: ${value}`);
  return [`**${escapeMarkdown(container.name)}**`, lines.join('  \n')].join('\n\n');
}

/** How long it is up, or when it ended. */
function since({ startedAt, finishedAt, state }: Container, now: number): string {
  if (startedAt !== undefined && (state === 'running' || state === 'paused')) {
    return `up ${durationText(now - startedAt) || 'less than a minute'}`;
  }
  return finishedAt !== undefined && (state === 'exited' || state === 'dead')
    ? ago(finishedAt, now)
    : '';
}

function networkText({ addresses }: Container, name: string): string {
  const known = addresses[name]?.join(', ');
  return escapeMarkdown(known === undefined ? name : `${name} (${known})`);
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
