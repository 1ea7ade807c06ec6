import { commands, extensions } from 'vscode';
import type { Disposable } from '../engine/disposable.ts';

/** The context key that is set while Dev Containers is installed. */
const DEV_CONTAINERS_KEY = 'longshore.devContainers';

/** Keeps what `when` clauses ask about other extensions in step with what is installed. */
export function followExtensions(): Disposable {
  const update = () => {
    const installed = extensions.getExtension('ms-vscode-remote.remote-containers') !== undefined;
    void commands.executeCommand('setContext', DEV_CONTAINERS_KEY, installed);
  };
  update();
  return extensions.onDidChange(update);
}
