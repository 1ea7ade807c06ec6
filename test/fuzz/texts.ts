import { rules } from '../../server/rules/index.generated.ts';
import { readRanges } from '../../server/rules/support/marks.ts';
import { seeds } from './seeds.ts';

/** Dockerfiles to mutate: what people write, and what each rule is about. */
export const texts: readonly string[] = [
  ...seeds,
  ...rules.flatMap(({ examples: { bad, good } }) =>
    [...bad, ...good].map(({ text }) => readRanges(text).text),
  ),
].filter(({ length }) => length < 5000);
