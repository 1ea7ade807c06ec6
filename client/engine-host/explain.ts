import type { EngineError, EngineErrorReason } from '../engine/errors.ts';

/** What the user reads for one reason: what is wrong, then what to do. */
export interface Explanation {
  readonly what: string;
  readonly advice: string;
  /** A page that helps; its link's text comes first. */
  readonly page?: readonly [string, string];
}

/**
 * Why nothing can be done with the Engine at all. Other reasons belong to one call or one setting,
 * and the error's own message says more than a general sentence could.
 */
export const UNREACHABLE = {
  notInstalled: {
    what: 'Docker is not installed on this machine',
    advice: 'Install Docker Engine or Docker Desktop, or choose another Engine in the settings',
    page: ['Install Docker', 'https://docs.docker.com/engine/install/'],
  },
  notRunning: {
    what: 'The Docker Engine is not running',
    advice: 'Start Docker Desktop or the docker service; the view follows by itself',
    page: ['Start the Engine', 'https://docs.docker.com/engine/daemon/start/'],
  },
  denied: {
    what: 'You are not allowed to use the Docker socket',
    advice:
      'Add your user to the "docker" group and sign in again, or choose another Engine in the settings',
    page: [
      'Allow your user',
      'https://docs.docker.com/engine/install/linux-postinstall/#manage-docker-as-a-non-root-user',
    ],
  },
  refused: {
    what: "Nothing answers at the Docker Engine's address",
    advice: 'Check the address in the settings and that the Engine listens there',
    page: ['Remote access', 'https://docs.docker.com/engine/daemon/remote-access/'],
  },
  tls: {
    what: 'The secure connection to the Docker Engine failed',
    advice: 'Check the certificates of the Docker context or in DOCKER_CERT_PATH',
    page: ['Protect the socket', 'https://docs.docker.com/engine/security/protect-access/'],
  },
  wrongProtocol: {
    what: 'The address answers, but not as a Docker Engine',
    advice: 'Check the port, and whether the Engine expects TLS',
    page: ['Protect the socket', 'https://docs.docker.com/engine/security/protect-access/'],
  },
  sshFailed: {
    what: 'The ssh connection to the Docker Engine failed',
    advice: 'Check that "ssh" reaches the machine without asking for a password',
    page: ['Docker over ssh', 'https://docs.docker.com/engine/security/protect-access/'],
  },
  timedOut: {
    what: 'The Docker Engine does not answer in time',
    advice: 'Check that the machine is up and the Engine is not overloaded',
    page: ['Troubleshooting', 'https://docs.docker.com/engine/daemon/troubleshoot/'],
  },
  disconnected: {
    what: 'The connection to the Docker Engine was lost',
    advice: 'It is tried again by itself; check that the Engine still runs',
    page: ['Troubleshooting', 'https://docs.docker.com/engine/daemon/troubleshoot/'],
  },
} as const satisfies Partial<Record<EngineErrorReason, Explanation>>;

/** What the user reads in a notification. */
export function explain(error: EngineError): string {
  const known: Partial<Record<EngineErrorReason, Explanation>> = UNREACHABLE;
  const { what, advice } = known[error.reason] ?? {};
  return what && advice ? `${what}. ${advice}` : error.message;
}
