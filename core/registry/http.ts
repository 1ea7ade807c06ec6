import { RegistryError } from './errors.ts';

export interface HttpRequest {
  readonly url: URL;
  readonly method: 'GET' | 'HEAD';
  readonly headers: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  /** By lower-case name. One that came several times is joined by commas. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

/**
 * Sends one request. Whatever status comes is an answer; a `RegistryError` is thrown when none
 * comes, the caller cancels, or the answer is too long. Credentials never follow a redirect to
 * another host.
 */
export type Http = (request: HttpRequest) => Promise<HttpAnswer>;

export interface HttpLimits {
  /** Milliseconds from the request to the last byte. */
  readonly timeout: number;
  /** Bytes of an answer. */
  readonly size: number;
}

/** Over the platform's `fetch`, which drops credentials at redirects to other hosts by itself. */
export function fetchHttp({ timeout, size }: HttpLimits): Http {
  return async ({ url, method, headers, signal }) => {
    const deadline = AbortSignal.timeout(timeout);
    const either = signal === undefined ? deadline : AbortSignal.any([signal, deadline]);
    try {
      const response = await fetch(url, { method, headers, signal: either });
      const text = await readText(response, size);
      return { status: response.status, headers: new Map(response.headers), text };
    } catch (error) {
      if (error instanceof RegistryError) throw error;
      if (signal?.aborted) throw new RegistryError('cancelled', 'Cancelled');
      const { host } = url;
      throw deadline.aborted
        ? new RegistryError('timedOut', `${host} did not answer in time`)
        : new RegistryError('unreachable', `${host} cannot be reached`, { cause: error });
    }
  };
}

async function readText(response: Response, size: number): Promise<string> {
  if (response.body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  for await (const chunk of response.body) {
    length += chunk.byteLength;
    if (length > size) {
      throw new RegistryError('badAnswer', `The answer is longer than ${size} bytes`);
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
