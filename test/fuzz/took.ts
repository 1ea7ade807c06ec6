/**
 * How long `run` takes, in milliseconds of this process's own time. When it is longer than `limit`,
 * the best of three: the first may have met the garbage collector.
 */
export function took(run: () => void, limit: number): number {
  const first = timeOf(run);
  if (first <= limit) return first;
  return Math.min(timeOf(run), timeOf(run), timeOf(run));
}

function timeOf(run: () => void): number {
  const started = cpuMilliseconds();
  run();
  return cpuMilliseconds() - started;
}

function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
