import { ConnectionSession } from '../terminal/connectionSession.ts';
import type { CommandContext } from './command.ts';

/** Opens a terminal with a shell in a container, as `user` or as the container's own one. */
export async function openShell(
  { engine, snapshot, ui, signal }: CommandContext,
  id: string,
  user?: string,
): Promise<void> {
  const connection = await engine.terminals.shell(id, { signal, ...(user && { user }) });
  const container = snapshot.containers?.get(id)?.name ?? id.slice(0, 12);
  const program = connection.program.split('/').at(-1);
  ui.openTerminal(
    new ConnectionSession({
      name: `${container} (${user ? `${program}, ${user}` : program})`,
      icon: program === 'bash' ? 'terminal-bash' : 'terminal',
      connection,
      container,
    }),
  );
}
