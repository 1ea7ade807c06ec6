import { type Caller, pathPart } from '../caller.ts';
import type { CallOptions } from '../engine.ts';
import { number, record } from '../json.ts';
import { demux, type StreamPiece } from '../streams/demux.ts';

export interface ExecuteOptions extends CallOptions {
  /** Called with what it writes, as it comes. */
  readonly output: (piece: StreamPiece) => void;
}

export interface ExecuteVerb {
  /**
   * Runs one program inside, without a terminal and without a shell, until it ends; answers its
   * exit code, `undefined` when the Engine does not tell. Cancelled, it runs on unseen: the Engine
   * knows no way to end it.
   */
  execute(
    id: string,
    command: readonly string[],
    options: ExecuteOptions,
  ): Promise<number | undefined>;
}

export function executeVerb(caller: Caller): ExecuteVerb {
  return {
    async execute(id, command, options) {
      const exec = await caller.call(options, 'answer', (docker, abortSignal) =>
        docker.getContainer(pathPart(id)).exec({
          Cmd: [...command],
          AttachStdout: true,
          AttachStderr: true,
          abortSignal,
        }),
      );
      const stream = await caller.stream(options, (docker, abortSignal) =>
        docker.getExec(exec.id).start({ Detach: false, Tty: false, abortSignal }),
      );
      for await (const piece of demux(stream)) {
        options.output(piece);
      }
      const end = await caller.call(options, 'answer', (docker, abortSignal) =>
        docker.getExec(exec.id).inspect({ abortSignal }),
      );
      return number(record(end).ExitCode);
    },
  };
}
