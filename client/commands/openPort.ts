import { portAddress } from '../tree/portAddress.ts';
import type { PortRow } from '../tree/portRows.ts';
import type { CommandContext } from './command.ts';

/** Whether a browser may find something at the port. */
export function isWeb({ publicPort, protocol }: PortRow): boolean {
  return publicPort !== undefined && protocol === 'tcp';
}

/** Opens a published port in the browser, where the Engine runs. */
export async function openPort({ engine, ui }: CommandContext, port: PortRow): Promise<void> {
  const found = portAddress(engine.address, port);
  if (found.problem !== undefined) {
    ui.info(found.problem);
  } else {
    await ui.openExternal(`${found.scheme}://${found.authority}/`);
  }
}
