import type { TlsFiles } from '../../core/docker-config/contexts.ts';
import { EngineError } from './errors.ts';

/** What chose the endpoint; first come, first served in this order. */
export type EndpointSource = 'setting' | 'environment' | 'context' | 'default';

interface EndpointBase {
  /** For people; holds no secret. */
  readonly address: string;
  readonly source: EndpointSource;
  /** The Docker context it comes from. */
  readonly context?: string;
}

export interface SocketEndpoint extends EndpointBase {
  readonly kind: 'socket';
  /** A unix socket's path, or a Windows pipe's as `//./pipe/docker_engine`. */
  readonly path: string;
}

export interface TcpEndpoint extends EndpointBase {
  readonly kind: 'tcp';
  readonly host: string;
  readonly port: number;
  /** In front of every API path, for an Engine behind a proxy; empty mostly. */
  readonly pathPrefix: string;
  /** `undefined` speaks plain HTTP. */
  readonly tls?: TlsOptions;
}

export interface TlsOptions extends TlsFiles {
  /** `false` takes any certificate of the server. */
  readonly verify: boolean;
}

export type Endpoint = SocketEndpoint | TcpEndpoint;

/** Where the Engine is, or why that cannot be said. */
export type EndpointResult =
  | { readonly endpoint: Endpoint; readonly problem?: undefined }
  | { readonly endpoint?: undefined; readonly problem: EngineError };

/** Where an address was found; kept with the endpoint. */
export interface HostOrigin {
  readonly source: EndpointSource;
  readonly context?: string;
}

const PLAIN_PORT = 2375;
const TLS_PORT = 2376;

/**
 * Reads an Engine's address as `DOCKER_HOST` spells it. `tcp://` speaks TLS when `tls` is given,
 * `https://` always; the port never decides.
 *
 * @see https://docs.docker.com/reference/cli/dockerd/#daemon-socket-option
 */
export function parseHost(
  address: string,
  origin: HostOrigin,
  tls: TlsOptions | undefined,
): EndpointResult {
  const [, scheme = 'tcp', rest = ''] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(.*)$/is.exec(address) ?? [];
  switch (scheme.toLowerCase()) {
    case 'unix':
      return socket('unix', rest || '/var/run/docker.sock', origin);
    case 'npipe':
      return socket('npipe', rest.replaceAll('\\', '/') || '//./pipe/docker_engine', origin);
    case 'tcp':
      return tcp(rest, origin, tls);
    case 'http':
      return tcp(rest, origin, undefined);
    case 'https':
      return tcp(rest, origin, tls ?? { verify: true });
    case 'ssh':
      return unsupported(address, 'Engines over ssh are not supported yet; use a tcp:// address');
    case 'fd':
      return unsupported(
        address,
        'fd:// is what systemd hands to dockerd, not an address; use unix:///var/run/docker.sock',
      );
    default:
      return unsupported(address, 'use unix://, npipe:// or tcp://');
  }
}

function socket(scheme: 'unix' | 'npipe', path: string, origin: HostOrigin): EndpointResult {
  return { endpoint: { kind: 'socket', path, address: `${scheme}://${path}`, ...origin } };
}

function tcp(rest: string, origin: HostOrigin, tls: TlsOptions | undefined): EndpointResult {
  // Parsed as http so that the URL parser knows where a host ends; 80 is then "no port" for it.
  const url = URL.canParse(`http://${rest}`) ? new URL(`http://${rest}`) : undefined;
  if (rest === '' || url === undefined || url.hostname === '') {
    const message = `"${withoutCredentials(rest)}" is not an address of a Docker Engine; write it like tcp://localhost:2375`;
    return { problem: new EngineError('badRequest', message) };
  }
  const explicit = /^[^/]*:80(?:\/|$)/.test(rest) ? 80 : Number(url.port);
  const port = explicit || (tls ? TLS_PORT : PLAIN_PORT);
  return {
    endpoint: {
      kind: 'tcp',
      host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
      port,
      pathPrefix: url.pathname.replace(/\/+$/, ''),
      address: `tcp://${url.hostname}:${port}`,
      ...(tls && { tls }),
      ...origin,
    },
  };
}

function unsupported(address: string, advice: string): EndpointResult {
  const message = `The Engine's address "${withoutCredentials(address)}" cannot be used: ${advice}`;
  return { problem: new EngineError('unsupported', message) };
}

function withoutCredentials(address: string): string {
  return address.replace(/[^/@]*@/, '');
}
