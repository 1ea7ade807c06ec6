/** Progress of set-up, one line a step, on stderr so that stdout stays for results. */

/**
 * Runs one step and prints its name, its time and, when it fails, everything it printed.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const start = performance.now();
  process.stderr.write(`· ${name} …\n`);
  try {
    const result = await work();
    process.stderr.write(`✓ ${name} (${seconds(performance.now() - start)})\n`);
    return result;
  } catch (error) {
    process.stderr.write(`✗ ${name} (${seconds(performance.now() - start)})\n`);
    if (error.output) process.stderr.write(`${indent(error.output.trimEnd())}\n`);
    throw error;
  }
}

/** `12.3 s` */
export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function indent(text) {
  return text.replace(/^/gm, '    ');
}
