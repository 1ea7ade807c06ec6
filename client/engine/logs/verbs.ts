import type { Buffer } from 'node:buffer';
import { type Caller, pathPart } from '../caller.ts';
import type { Docker } from '../docker.ts';
import type { CallOptions } from '../engine.ts';
import { Demuxer } from '../streams/demux.ts';
import { dialStream } from '../streams/dialStream.ts';
import { terminalFacts } from '../terminals/facts.ts';
import type { LogLine } from './line.ts';
import { LineAssembler } from './lineAssembler.ts';
import { type LogTime, sinceParameter } from './time.ts';

export interface LogRange {
  /** Waits for more until the container stops. */
  readonly follow: boolean;
  /** So many lines from the end; all when left out. */
  readonly tail?: number;
  /** What was written from this moment on. */
  readonly since?: LogTime;
}

/** @see https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerLogs */
export interface LogVerbs {
  /**
   * What a container writes and wrote, several lines at a time as they come. Ends when the
   * container has stopped. Throws `EngineError` when the log cannot be read (not every logging
   * driver can) or the connection is lost; what came until then is complete lines.
   */
  read(
    container: string,
    range: LogRange,
    options?: CallOptions,
  ): AsyncIterable<readonly LogLine[]>;
}

export function logVerbs(caller: Caller): LogVerbs {
  return {
    async *read(container, range, options) {
      const { tty } = await terminalFacts(caller, container, options);
      const chunks = await caller.stream(options, (docker, abortSignal) =>
        openLog(docker, container, range, abortSignal),
      );
      const demuxer = tty ? undefined : new Demuxer();
      const assembler = new LineAssembler({ tty });
      for await (const chunk of chunks) {
        const lines = piecesOf(chunk, demuxer).flatMap((piece) => assembler.push(piece));
        if (lines.length > 0) {
          yield lines;
        }
      }
      demuxer?.end();
      const rest = assembler.end();
      if (rest.length > 0) {
        yield rest;
      }
    },
  };
}

function piecesOf(chunk: Buffer, demuxer: Demuxer | undefined) {
  return demuxer?.push(chunk) ?? [{ stream: 'stdout' as const, data: chunk }];
}

function openLog(
  docker: Docker,
  container: string,
  { follow, tail, since }: LogRange,
  signal: AbortSignal,
): Promise<NodeJS.ReadableStream> {
  const query = {
    stdout: true,
    stderr: true,
    timestamps: true,
    follow,
    tail: tail === undefined ? 'all' : String(tail),
    ...(since && { since: sinceParameter(since) }),
  };
  return dialStream(docker, `/containers/${pathPart(container)}/logs`, query, signal);
}
