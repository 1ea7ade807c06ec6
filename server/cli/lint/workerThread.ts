import type { MessagePort } from 'node:worker_threads';
import { makeLinter, type Surroundings } from './makeLinter.ts';
import type { Outcome } from './outcome.ts';
import { runTasks } from './runTasks.ts';
import type { LintSettings } from './settings.ts';
import type { FromThread, ToThread } from './threadMessages.ts';

/** Lints what comes over `port` until it is told to stop; then the thread ends by itself. */
export function serveTasks(
  port: MessagePort,
  settings: LintSettings,
  surroundings: Surroundings,
): void {
  const lint = makeLinter(settings, surroundings);
  const stopping = new AbortController();
  const { signal } = stopping;
  port.on('message', (message: ToThread) => {
    if (message.kind === 'tasks') {
      void answer(message);
      return;
    }
    stopping.abort();
    port.close();
  });

  async function answer({ from, tasks }: Extract<ToThread, { kind: 'tasks' }>): Promise<void> {
    const outcomes: Outcome[] = [];
    const done = (place: number, outcome: Outcome): void => {
      outcomes[place] = outcome;
    };
    try {
      await runTasks(lint, { tasks, signal, done });
      if (!signal.aborted) port.postMessage({ from, outcomes } satisfies FromThread);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }
}
