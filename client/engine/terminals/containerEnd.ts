import { type Caller, pathPart } from '../caller.ts';
import type { CallOptions } from '../engine.ts';
import { EngineError } from '../errors.ts';
import { number, record } from '../json.ts';
import type { TerminalEnd } from './connection.ts';

/** Waits for the end of a container; `detached` when it still runs after `timeout`. */
export async function containerEnd(
  caller: Caller,
  container: string,
  options: CallOptions & { readonly timeout: number },
): Promise<TerminalEnd> {
  try {
    const answer = await caller.call(options, 'answer', (docker, abortSignal) =>
      docker.getContainer(pathPart(container)).wait({ abortSignal }),
    );
    const code = number(record(answer).StatusCode);
    return { kind: 'stopped', ...(code !== undefined && { code }) };
  } catch (error) {
    if (EngineError.is(error, 'notFound')) {
      return { kind: 'stopped' };
    }
    if (EngineError.is(error, 'timedOut')) {
      return { kind: 'detached' };
    }
    throw error;
  }
}
