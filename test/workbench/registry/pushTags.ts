import { createHash } from 'node:crypto';

export interface PushTarget {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly repository: string;
  /** `Bearer …` or `Basic …` of somebody who may push. */
  readonly authorization?: string;
}

/**
 * Gives a repository tags, all of one image that is empty but valid, without an Engine. Resolves
 * with the image's digest.
 */
export async function pushTags(target: PushTarget, tags: readonly string[]): Promise<string> {
  const headers: Record<string, string> = target.authorization
    ? { Authorization: target.authorization }
    : {};
  const config = '{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":[]}}';
  const base = `${target.url}/v2/${target.repository}`;
  const started = await sent(`${base}/blobs/uploads/`, { method: 'POST', headers });
  const place = new URL(started.headers.get('location') ?? '', target.url);
  place.searchParams.set('digest', digestOf(config));
  await sent(place, {
    method: 'PUT',
    headers: { ...headers, 'Content-Type': 'application/octet-stream' },
    body: config,
  });
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: MANIFEST,
    config: {
      mediaType: 'application/vnd.docker.container.image.v1+json',
      digest: digestOf(config),
      size: config.length,
    },
    layers: [],
  });
  for (const tag of tags) {
    await sent(`${base}/manifests/${tag}`, {
      method: 'PUT',
      headers: { ...headers, 'Content-Type': MANIFEST },
      body: manifest,
    });
  }
  return digestOf(manifest);
}

const MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';

function digestOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

async function sent(url: string | URL, request: RequestInit): Promise<Response> {
  const response = await fetch(url, request);
  if (!response.ok) {
    throw new Error(`${request.method} ${url}: ${response.status} ${await response.text()}`);
  }
  await response.arrayBuffer();
  return response;
}
