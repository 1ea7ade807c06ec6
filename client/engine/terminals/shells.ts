import type { Caller } from '../caller.ts';
import type { CallOptions } from '../engine.ts';
import { EngineError } from '../errors.ts';
import { execDetached } from './exec.ts';
import type { TerminalFacts } from './facts.ts';

/** The nicest first; the last one is where images without a distribution keep theirs. */
const UNIX = ['bash', 'ash', 'sh', '/busybox/sh'];
const WINDOWS = ['pwsh', 'powershell', 'cmd'];

/** How each is asked to do nothing at all. */
const NOTHING: Readonly<Record<string, readonly string[]>> = {
  pwsh: ['-NoProfile', '-Command', 'exit'],
  powershell: ['-NoProfile', '-Command', 'exit'],
  cmd: ['/c', 'exit'],
};

/** Which shell there is in the containers of an image: found out by trying, then remembered. */
export class Shells {
  readonly #known = new Map<string, string>();

  /**
   * @throws EngineError with reason `notFound` when there is none; what the Engine says when
   *   nothing can be started at all, as while the container is paused.
   */
  async find(
    caller: Caller,
    facts: TerminalFacts,
    { user, ...options }: CallOptions & { readonly user?: string },
  ): Promise<string> {
    const candidates = facts.platform === 'windows' ? WINDOWS : UNIX;
    const known = this.#known.get(facts.imageId);
    let refusal: EngineError | undefined;
    for (const shell of known === undefined ? candidates : [known, ...candidates]) {
      const command = [shell, ...(NOTHING[shell] ?? ['-c', 'exit'])];
      const program = { command, ...(user && { user }) };
      const error = await execDetached(caller, facts.id, program, options).catch(thrown);
      if (error === undefined) {
        this.#known.set(facts.imageId, shell);
        return shell;
      }
      if (!EngineError.is(error, ...NOT_STARTED)) {
        throw error;
      }
      // Anything but "no such program" is about the container or the user: say that.
      refusal = error.reason === 'serverError' ? error : refusal;
    }
    this.#known.delete(facts.imageId);
    throw refusal ?? new EngineError('notFound', `There is no shell inside: ${listed(candidates)}`);
  }
}

/** What Engines say when a program is missing or may not be run; Podman has a status of its own. */
const NOT_STARTED = ['badRequest', 'notFound', 'serverError'] as const;

function thrown(error: unknown): unknown {
  return error;
}

function listed(candidates: readonly string[]): string {
  return `${candidates.slice(0, -1).join(', ')} and ${candidates.at(-1)} were tried`;
}
