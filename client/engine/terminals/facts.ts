import { badAnswer } from '../badAnswer.ts';
import { type Caller, pathPart } from '../caller.ts';
import type { CallOptions } from '../engine.ts';
import { number, optional, record, text } from '../json.ts';

/** What decides on how one can talk to a container. */
export interface TerminalFacts {
  readonly id: string;
  readonly imageId: string;
  readonly platform: 'linux' | 'windows';
  /** Whether its first process has a terminal. */
  readonly tty: boolean;
  /** Whether its first process reads what is typed. */
  readonly openStdin: boolean;
  readonly running: boolean;
  readonly exitCode?: number;
}

export function terminalFacts(
  caller: Caller,
  container: string,
  options?: CallOptions,
): Promise<TerminalFacts> {
  return caller
    .call(options, 'answer', (docker, abortSignal) =>
      docker.getContainer(pathPart(container)).inspect({ abortSignal }),
    )
    .then(decodeTerminalFacts);
}

/** Decodes `GET /containers/{id}/json`. */
export function decodeTerminalFacts(answer: unknown): TerminalFacts {
  const object = record(answer);
  const config = record(object.Config);
  const state = record(object.State);
  const id = text(object.Id);
  if (id === '') {
    throw badAnswer('a container');
  }
  return {
    id,
    imageId: text(object.Image),
    platform: text(object.Platform) === 'windows' ? 'windows' : 'linux',
    tty: config.Tty === true,
    openStdin: config.OpenStdin === true,
    running: state.Running === true,
    ...optional('exitCode', number(state.ExitCode)),
  };
}
