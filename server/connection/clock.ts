import type { Clock } from '../workspace/ports.ts';

export const systemClock: Clock = {
  now: () => Date.now(),
  // Messages are handled one a turn of the event loop: two turns let one that already waits go first.
  soon(task) {
    let handle = setImmediate(() => {
      handle = setImmediate(task);
    });
    return () => clearImmediate(handle);
  },
  after(milliseconds, task) {
    const handle = setTimeout(task, milliseconds);
    return () => clearTimeout(handle);
  },
};
