import { isDeepStrictEqual } from 'node:util';
import { format } from '../../server/features/formatting/format.ts';
import { defaultFormat, type FormatOptions } from '../../server/features/formatting/options.ts';
import { applyEdits } from '../../server/lint/fixes.ts';
import { analyze } from '../../server/model/analyze.ts';
import type { TextEdit } from '../../server/rules/rule.ts';
import { parse } from '../../server/syntax/parse.ts';
import type { FuzzFailure, FuzzResult } from './fuzz.ts';
import { meaningOf } from './meaning.ts';
import { mutate } from './mutate.ts';
import { Random } from './random.ts';
import { texts } from './texts.ts';
import { took } from './took.ts';

/** Every option in each of its ways. */
const WAYS: readonly Partial<FormatOptions>[] = [
  {},
  { operators: 'lineStart', keywordCase: 'lower' },
  { operators: 'lineEnd', indent: { size: 2, tabs: false }, removeEmptyContinuations: true },
  { onePackagePerLine: true, continuationMarks: 'align', keywordCase: 'keep' },
  {
    indent: { size: 8, tabs: true },
    maxBlankLines: 0,
    minBlankLinesBetweenStages: 2,
    trimTrailingBlanks: false,
    finalNewline: false,
    continuationMarks: 'keep',
  },
];

const LIMIT_MS = 100;
const MAX_FAILURES = 5;

/**
 * Formats `count` Dockerfiles, the seeds, all examples of all rules and mutants of them, in one way or
 * another. None may mean anything else afterwards, formatting again may change nothing, and it may
 * not take more than 100 ms. Stops after a few failures.
 */
export function fuzzFormatting(count: number, seed: number): FuzzResult {
  const random = new Random(seed);
  const failures: FuzzFailure[] = [];
  let slowest = 0;
  let before = '';
  for (let done = 0; done < count; done++) {
    const from = random.below(3) === 0 && before.length < 3000 ? before : random.pick(texts);
    const text = texts[done] ?? mutate(from, texts, random);
    const way = done % WAYS.length;
    const options = { ...defaultFormat, ...WAYS[way] };
    const time = took(() => void attempt(() => editsOf(text, options)), LIMIT_MS);
    slowest = Math.max(slowest, time);
    const slow = time > LIMIT_MS ? `took ${time.toFixed(0)} ms` : undefined;
    const why = slow ?? attempt(() => firstWrong(text, options));
    if (why !== undefined) failures.push({ text, why: `${why}, in way ${way}` });
    if (failures.length >= MAX_FAILURES) return { texts: done + 1, slowest, failures };
    before = text;
  }
  return { texts: count, slowest, failures };
}

function firstWrong(text: string, options: FormatOptions): string | undefined {
  const edits = editsOf(text, options);
  if (edits.some(({ start }, n) => start < (edits[n - 1]?.end ?? 0))) return 'edits overlap';
  const after = applyEdits(text, edits);
  if (!isDeepStrictEqual(meaningOf(text), meaningOf(after))) return 'means something else';
  return editsOf(after, options).length > 0 ? 'changes again' : undefined;
}

function editsOf(text: string, options: FormatOptions): readonly TextEdit[] {
  return format(analyze(parse(text)), options);
}

function attempt<T>(run: () => T): T | string {
  try {
    return run();
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : 'threw';
  }
}
