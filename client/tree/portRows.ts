import type { Container, Port } from '../engine/containers/types.ts';

/** A port of a container; what is published on IPv4 and IPv6 alike is one. */
export interface PortRow extends Pick<Port, 'privatePort' | 'protocol' | 'publicPort'> {
  /** Addresses of the Engine's host it is published on; empty for all. */
  readonly hostIps: readonly string[];
}

/** The ports of a container, in its order. */
export function portRows({ ports }: Pick<Container, 'ports'>): readonly PortRow[] {
  const rows = new Map<string, PortRow>();
  for (const { privatePort, protocol, publicPort, hostIp } of ports) {
    const key = `${publicPort} ${privatePort}/${protocol}`;
    const known = rows.get(key);
    const everywhere = isEverywhere(hostIp) || (known !== undefined && known.hostIps.length === 0);
    const hostIps = everywhere ? [] : [...(known?.hostIps ?? []), hostIp ?? ''];
    const base = { privatePort, protocol, hostIps };
    rows.set(key, publicPort === undefined ? base : { ...base, publicPort });
  }
  return [...rows.values()];
}

/** `8080 → 80/tcp`, `80/tcp` when it is not published. */
export function portText({ privatePort, protocol, publicPort }: PortRow): string {
  const inside = `${privatePort}/${protocol}`;
  return publicPort === undefined ? inside : `${publicPort} → ${inside}`;
}

function isEverywhere(hostIp: string | undefined): boolean {
  return hostIp === undefined || hostIp === '0.0.0.0' || hostIp === '::';
}
