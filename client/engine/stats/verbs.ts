import { type Caller, pathPart } from '../caller.ts';
import type { CallOptions } from '../engine.ts';
import { EngineError } from '../errors.ts';
import { readLines } from '../lines.ts';
import { dialStream } from '../streams/dialStream.ts';
import { decodeStats, type StatsSample } from './sample.ts';

/** @see https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerStats */
export interface StatsVerbs {
  /**
   * One sample, without the second one that others wait for to compare the two; `undefined` when
   * the container does not run.
   */
  sample(container: string, options?: CallOptions): Promise<StatsSample | undefined>;
  /**
   * A sample each second, by the Engine's own clock. Ends when the container is removed; while it
   * is stopped, nothing comes. Throws `EngineError`, with reason `cancelled` when `signal` fires.
   */
  follow(container: string, options?: CallOptions): AsyncIterable<StatsSample>;
}

export function statsVerbs(caller: Caller): StatsVerbs {
  async function* read(
    container: string,
    query: Readonly<Record<string, boolean>>,
    options: CallOptions | undefined,
  ): AsyncGenerator<StatsSample> {
    const path = `/containers/${pathPart(container)}/stats`;
    const chunks = await caller.stream(options, (docker, signal) =>
      dialStream(docker, path, query, signal),
    );
    for await (const line of readLines(texts(chunks))) {
      const sample = decodeStats(parsed(line));
      if (sample !== undefined) {
        yield sample;
      }
    }
  }
  return {
    follow: (container, options) => read(container, { stream: true }, options),
    async sample(container, options) {
      // An Engine may answer only at its next tick, up to a second later: no short call.
      for await (const sample of read(container, { stream: false, 'one-shot': true }, options)) {
        return sample;
      }
      return undefined;
    },
  };
}

/** The last line may have no end. */
async function* texts(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of chunks) {
    yield decoder.decode(chunk, { stream: true });
  }
  yield '\n';
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new EngineError('badAnswer', "The Engine's statistics are not JSON", { cause });
  }
}
