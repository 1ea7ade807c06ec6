import type { Caller } from '../caller.ts';
import type { CallOptions } from '../engine.ts';
import { attachTerminal } from './attach.ts';
import type { TerminalConnection } from './connection.ts';
import { execInTerminal } from './exec.ts';
import { terminalFacts } from './facts.ts';
import { Shells } from './shells.ts';

/**
 * Programs in containers to type to.
 *
 * @see https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Exec
 */
export interface TerminalVerbs {
  /**
   * Starts the nicest shell there is, as the container's own user when none is named. Rejects with
   * reason `notFound` when there is no shell, `conflict` unless the container is running.
   */
  shell(container: string, options?: CallOptions & { readonly user?: string }): Promise<Shell>;
  /** Connects to the container's first process. Rejects with reason `conflict` unless it is running. */
  attach(container: string, options?: CallOptions): Promise<TerminalConnection>;
}

export interface Shell extends TerminalConnection {
  /** `bash`. */
  readonly program: string;
}

/** What programs are told of the terminal; `xterm` alone would have no colours to speak of. */
const TERMINAL = ['TERM=xterm-256color', 'COLORTERM=truecolor'];

export function terminalVerbs(caller: Caller): TerminalVerbs {
  const shells = new Shells();
  return {
    async shell(container, { user, ...options } = {}) {
      const facts = await terminalFacts(caller, container, options);
      const as = user ? { user } : {};
      const program = await shells.find(caller, facts, { ...options, ...as });
      const env = facts.platform === 'windows' ? {} : { env: TERMINAL };
      const what = { command: [program], ...as, ...env };
      return { program, ...(await execInTerminal(caller, container, what, options)) };
    },
    attach: (container, options) => attachTerminal(caller, container, options),
  };
}
