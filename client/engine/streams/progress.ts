import { TextDecoder } from 'node:util';
import { EngineError } from '../errors.ts';
import { number, optional, record, text } from '../json.ts';
import { readLines } from '../lines.ts';

/** One message of work under way: a pull, a push, a load. */
export interface Progress {
  /** What it is about: a layer's short id, a tag; `undefined` when it is about the whole. */
  readonly id?: string;
  /** The Engine's words: `Downloading`, `Pull complete`; empty when it only brings `aux`. */
  readonly status: string;
  /** How much of `total` is done, in `unit`. */
  readonly current?: number;
  /** `undefined` while the Engine does not know. */
  readonly total?: number;
  /** Newer Engines count the seconds of unpacking. */
  readonly unit: 'bytes' | 'seconds';
  /** What a program is told beside what people read. */
  readonly aux?: unknown;
}

/**
 * The messages of a stream of JSON lines. The Engine has answered 200 before the work begins, so
 * what fails later is told in the stream: that ends it here.
 *
 * @throws EngineError with reason `serverError` for a failure told in the stream, and `badAnswer`
 *   when it is no such stream; otherwise what reading threw.
 * @see https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Image/operation/ImageCreate
 */
export async function* readProgress(
  chunks: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<Progress> {
  for await (const line of readLines(decoded(chunks))) {
    const message = record(parse(line));
    const failure = text(record(message.errorDetail).message) || text(message.error);
    if (failure !== '') {
      throw new EngineError('serverError', failure.trim());
    }
    yield decodeProgress(message);
  }
}

function decodeProgress(message: Record<string, unknown>): Progress {
  const detail = record(message.progressDetail);
  return {
    ...optional('id', text(message.id) || undefined),
    status: (text(message.status) || text(message.stream)).trim(),
    ...optional('current', number(detail.current)),
    ...optional('total', number(detail.total) || undefined),
    unit: detail.units === 's' ? 'seconds' : 'bytes',
    ...optional('aux', message.aux),
  };
}

async function* decoded(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of chunks) {
    yield typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
  }
  // Not every Engine ends its last line, which may be the one that tells of the failure.
  yield '\n';
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new EngineError('badAnswer', "The Engine's progress is not JSON", { cause });
  }
}
