import { isDeepStrictEqual } from 'node:util';
import { analyze } from '../../server/model/analyze.ts';
import type { DockerfileModel } from '../../server/model/model.ts';
import { parse } from '../../server/syntax/parse.ts';
import { firstBroken } from './invariants.ts';
import { mutate } from './mutate.ts';
import { plainModel, plainTree } from './plain.ts';
import { Random } from './random.ts';
import { seeds } from './seeds.ts';
import { took } from './took.ts';

export interface FuzzResult {
  readonly texts: number;
  /** The longest that one parse and analysis took, in milliseconds of this process's own time. */
  readonly slowest: number;
  readonly failures: readonly FuzzFailure[];
}

export interface FuzzFailure {
  readonly text: string;
  readonly why: string;
}

const LIMIT_MS = 100;
const MAX_FAILURES = 5;

/**
 * Reads `count` mutated Dockerfiles, each also as an edit of the one before it. Every text must be
 * read without a throw, in less than 100 ms, to a tree and model whose places are right, and to
 * the same tree whether or not the version before is known. Stops after a few failures.
 */
export function fuzz(count: number, seed: number): FuzzResult {
  const random = new Random(seed);
  const failures: FuzzFailure[] = [];
  let slowest = 0;
  let before = parse('');
  for (let texts = 0; texts < count; texts++) {
    const text = seeds[texts] ?? nextText(before.text, random);
    try {
      const time = took(() => void analyze(parse(text)), LIMIT_MS);
      slowest = Math.max(slowest, time);
      const model = analyze(parse(text));
      const edited = parse(text, before);
      const slow = time > LIMIT_MS ? `took ${time.toFixed(0)} ms` : undefined;
      const why = slow ?? firstBroken(model) ?? difference(model, analyze(edited));
      if (why !== undefined) failures.push({ text, why });
      before = edited;
    } catch (error) {
      failures.push({
        text,
        why: error instanceof Error ? (error.stack ?? error.message) : 'threw',
      });
    }
    if (failures.length >= MAX_FAILURES) return { texts: texts + 1, slowest, failures };
  }
  return { texts: count, slowest, failures };
}

/** Now and then an edit of the text before, so that reading with a previous tree is tried. */
function nextText(before: string, random: Random): string {
  const from = random.below(3) === 0 && before.length < 3000 ? before : random.pick(seeds);
  return mutate(from, seeds, random);
}

function difference(model: DockerfileModel, edited: DockerfileModel): string | undefined {
  if (!isDeepStrictEqual(plainTree(model.syntax), plainTree(edited.syntax))) {
    return 'the tree differs when the version before is known';
  }
  if (!isDeepStrictEqual(plainModel(model), plainModel(edited))) {
    return 'the model differs when the version before is known';
  }
  return undefined;
}
