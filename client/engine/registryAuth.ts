import { Buffer } from 'node:buffer';
import type { RegistryCredentials } from '../../core/docker-config/credentials.ts';

/** What the Engine reads from `X-Registry-Auth`. */
export type RegistryAuth =
  | {
      readonly username: string;
      readonly password: string;
      readonly serveraddress: string;
    }
  | { readonly identitytoken: string; readonly serveraddress: string }
  | Readonly<Record<string, never>>;

/** An account in the Engine's words; nobody's when there is none. */
export function registryAuth(credentials: RegistryCredentials | undefined): RegistryAuth {
  if (credentials === undefined) {
    return {};
  }
  const serveraddress = credentials.serverAddress;
  return credentials.kind === 'token'
    ? { identitytoken: credentials.identityToken, serveraddress }
    : { username: credentials.username, password: credentials.password, serveraddress };
}

/**
 * The header's value: JSON in URL-safe base64, padded, for Engines that insist on it.
 *
 * @see https://docs.docker.com/reference/api/engine/version/v1.41/#section/Authentication
 */
export function registryAuthHeader(auth: unknown): string {
  const value = Buffer.from(JSON.stringify(auth)).toString('base64url');
  return value.padEnd(Math.ceil(value.length / 4) * 4, '=');
}
