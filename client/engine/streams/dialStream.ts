import type { Docker } from '../docker.ts';

/**
 * Sends a GET and answers its body as it comes, where dockerode's own call would collect it: as
 * text, which loses bytes, and on one of the few connections that all short calls share.
 */
export function dialStream(
  docker: Docker,
  path: string,
  query: Readonly<Record<string, string | number | boolean>>,
  abortSignal: AbortSignal,
): Promise<NodeJS.ReadableStream> {
  const call = { path: `${path}?`, method: 'GET', isStream: true, options: query, abortSignal };
  return new Promise((resolve, reject) => {
    docker.modem.dial(call, (error: unknown, stream: unknown) =>
      error ? reject(error) : resolve(stream as NodeJS.ReadableStream),
    );
  });
}
