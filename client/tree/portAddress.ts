import type { PortRow } from './portRows.ts';

export type PortAddress =
  | {
      readonly scheme: 'http' | 'https';
      /** `localhost:8080`, `[fd00::2]:8080`. */
      readonly authority: string;
      readonly problem?: undefined;
    }
  /** Why it cannot be reached from here. */
  | { readonly problem: string };

/** Ports behind which TLS is expected. */
const TLS_PORTS: ReadonlySet<number> = new Set([443, 8443, 9443]);

/**
 * Where a published port is reached from this machine; `engine` is the Engine's address, as
 * `unix:///var/run/docker.sock` or `tcp://build.example.com:2376`.
 */
export function portAddress(engine: string, port: PortRow): PortAddress {
  const { publicPort, privatePort, hostIps } = port;
  if (publicPort === undefined) {
    return { problem: `Port ${privatePort} is not published` };
  }
  const remote = hostOf(engine);
  const [bound] = hostIps.filter((ip) => remote === undefined || !isLoopback(ip));
  if (hostIps.length > 0 && bound === undefined) {
    return {
      problem: `Port ${publicPort} is published on ${hostIps.join(', ')} of ${remote}, which only that machine reaches`,
    };
  }
  const host = bound ?? remote ?? 'localhost';
  const scheme = TLS_PORTS.has(privatePort) ? 'https' : 'http';
  return { scheme, authority: `${host.includes(':') ? `[${host}]` : host}:${publicPort}` };
}

/** The machine that the Engine runs on; `undefined` for this one. */
function hostOf(engine: string): string | undefined {
  const [, host = ''] =
    /^(?:tcp|https?|ssh):\/\/(?:[^@/]*@)?(\[[^\]]*\]|[^:/]*)/.exec(engine) ?? [];
  const name = host.replace(/^\[|\]$/g, '');
  return name === '' || name === 'localhost' || isLoopback(name) ? undefined : name;
}

function isLoopback(ip: string): boolean {
  return ip === '::1' || ip.startsWith('127.');
}
