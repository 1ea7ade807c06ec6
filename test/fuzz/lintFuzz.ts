import type { FuzzFailure, FuzzResult } from './fuzz.ts';
import { firstLintFailure, lint, lintVersion } from './lintInvariants.ts';
import { firstForgotten } from './memoryInvariant.ts';
import { mutate } from './mutate.ts';
import { Random } from './random.ts';
import { texts } from './texts.ts';
import { took } from './took.ts';

const LIMIT_MS = 100;
const MAX_FAILURES = 5;

/** Edits near and far, one after the other, and back to where it began. */
function versionsOf(text: string, random: Random): readonly string[] {
  const edited = mutate(text, texts, random);
  const breaks = text.split('\n');
  breaks.splice(random.below(breaks.length + 1), 0, random.pick(['', 'RUN a', '# b', 'USER c']));
  return [text, edited, mutate(edited, texts, random), text, breaks.join('\n'), text + text];
}

/**
 * Lints and fixes `count` Dockerfiles: the seeds and all examples of all rules, then mutants of them.
 * No rule may throw, name a place outside the text, or take more than 100 ms with all others; fixes
 * must come to an end and break nothing; neither line ends nor what is known of earlier versions
 * may matter. Stops after a few failures.
 */
export async function fuzzLint(count: number, seed: number): Promise<FuzzResult> {
  const random = new Random(seed);
  const failures: FuzzFailure[] = [];
  let slowest = 0;
  for (let done = 0; done < count; done++) {
    const text = texts[done] ?? mutate(random.pick(texts), texts, random);
    const failure = await attempt(async () => {
      const time = took(() => void lint(text), LIMIT_MS);
      slowest = Math.max(slowest, time);
      if (time > LIMIT_MS) return `took ${time.toFixed(0)} ms`;
      return (
        (await firstLintFailure(text)) ?? firstForgotten(versionsOf(text, random), lintVersion)
      );
    });
    if (failure !== undefined) failures.push({ text, why: failure });
    if (failures.length >= MAX_FAILURES) return { texts: done + 1, slowest, failures };
  }
  return { texts: count, slowest, failures };
}

async function attempt(run: () => Promise<string | undefined>): Promise<string | undefined> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Error)) return 'threw';
    const cause = error.cause instanceof Error ? error.cause.stack : undefined;
    return cause ?? error.stack ?? error.message;
  }
}
