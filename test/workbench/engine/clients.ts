import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DockerodeEngine } from '../../../client/engine/dockerodeEngine.ts';
import { type Endpoint, type EndpointResult, parseHost } from '../../../client/engine/endpoint.ts';

/** The code under test, at an address as DOCKER_HOST spells it. */
export function engineAt(
  host: string,
  more: { readonly certPath?: string | undefined; readonly timeout?: number } = {},
): DockerodeEngine {
  const { certPath, ...options } = more;
  return new DockerodeEngine({ endpoint: () => endpointAt(host, certPath), ...options });
}

/** The endpoint of an address, with the TLS files of a DOCKER_CERT_PATH. */
export async function endpointAt(host: string, certPath?: string): Promise<EndpointResult> {
  const file = (name: string) => readFile(join(certPath ?? '', name), 'utf8');
  const tls = certPath === undefined ? undefined : { verify: true, ...(await pem(file)) };
  return parseHost(host, { source: 'setting' }, tls);
}

/** An engine at an endpoint already known. */
export function engineOf(endpoint: Endpoint): DockerodeEngine {
  return new DockerodeEngine({ endpoint: async () => ({ endpoint }) });
}

async function pem(file: (name: string) => Promise<string>) {
  return { ca: await file('ca.pem'), cert: await file('cert.pem'), key: await file('key.pem') };
}
