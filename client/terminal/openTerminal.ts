import {
  EventEmitter,
  type Pseudoterminal,
  type TerminalDimensions,
  ThemeIcon,
  window,
} from 'vscode';
import type { TerminalSession } from './session.ts';

/** Shows a terminal of the editor with `session` behind it. */
export function openTerminal(session: TerminalSession): void {
  const written = new EventEmitter<string>();
  const closed = new EventEmitter<number>();
  const pty: Pseudoterminal = {
    onDidWrite: written.event,
    onDidClose: closed.event,
    open(size) {
      const screen = {
        write: (text: string) => written.fire(text),
        close: (exitCode = 0) => closed.fire(exitCode),
      };
      session.open(screen, size && sizeOf(size));
    },
    handleInput: (text) => session.input(text),
    setDimensions: (size) => session.resize(sizeOf(size)),
    close() {
      session.close();
      written.dispose();
      closed.dispose();
    },
  };
  // What it shows is over when the window is: there is nothing to bring back.
  const options = { name: session.name, iconPath: new ThemeIcon(session.icon), isTransient: true };
  window.createTerminal({ ...options, pty }).show();
}

function sizeOf({ columns, rows }: TerminalDimensions) {
  return { columns, rows };
}
