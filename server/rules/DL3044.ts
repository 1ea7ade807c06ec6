import { unquote } from '../model/expand.ts';
import { type KeyValue, readKeyValues } from '../model/keyValues.ts';
import type { VariableReference } from '../model/model.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { defineRule, type Fix, type TextEdit } from './rule.ts';
import { inCaseOf } from './support/casing.ts';
import { lineBreakOf } from './support/lineBreaks.ts';
import { placeOf } from './support/places.ts';
import { referencesIn } from './support/references.ts';
import { docker, hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL3044',
  name: 'env-used-where-set',
  category: 'correctness',
  severity: 'error',
  summary: 'ENV uses a variable in the same instruction that sets it',
  why: `All values of one ENV are worked out before any of them is set. A variable that another pair of
the same ENV sets still has the value from before, which most often is none.

\`PATH=/app/bin:$PATH\` means the old value and is fine. So is a variable that an earlier ARG or ENV
set, whose value is the older one.`,
  sources: [hadolint('DL3044'), docker('reference/dockerfile/#environment-replacement')],
  messages: {
    before: '"{variable}" is not yet what this ENV sets: use it in an ENV of its own below',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nENV HOME=/srv DATA=[|$HOME|]/data\n',
        messages: ['"$HOME" is not yet what this ENV sets: use it in an ENV of its own below'],
        fixed: 'FROM alpine:3.22\nENV HOME=/srv\nENV DATA=$HOME/data\n',
      },
      {
        text: 'FROM alpine:3.22\nENV ROOT=/opt \\\n    BIN="[|${ROOT}|]/bin" \\\n    LIB="${ROOT}/lib" \\\n    PATH="${BIN}:$PATH"\n',
        messages: ['"${ROOT}" is not yet what this ENV sets: use it in an ENV of its own below'],
        fixed:
          'FROM alpine:3.22\nENV ROOT=/opt\nENV BIN="${ROOT}/bin" \\\n    LIB="${ROOT}/lib"\nENV PATH="${BIN}:$PATH"\n',
        note: 'One finding for an ENV: the first such use',
      },
      {
        text: 'FROM alpine:3.22\nENV DATA=[|$BASE|]/data BASE=/srv\n',
        messages: ['"$BASE" is not yet what this ENV sets: use it in an ENV of its own below'],
        note: 'Not mended by a fix: the variable is set behind its use',
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nENV PATH=/app/bin:$PATH APP=/app\n' },
      { text: 'FROM alpine:3.22\nENV APP=/app\nENV DATA=$APP/data CACHE=$APP/cache\n' },
      { text: 'FROM alpine:3.22\nARG APP=/app\nENV APP=$APP DATA=$APP/data\n' },
      {
        text: "FROM alpine:3.22\nENV A=1 AB=2 C=$AB_2 D=\\$A E='$A'\n",
        note: 'Other names, or no variable',
      },
      { text: 'FROM alpine:3.22\nENV A a $A\nONBUILD ENV B=1 C=$B\n' },
    ],
  },
  create({ model, report }) {
    const grammar = { quotes: true, escape: model.syntax.escape, shell: false };
    return {
      on: {
        ENV(instruction) {
          const pairs = readKeyValues(instruction);
          if (pairs.length < 2 || !instruction.body.value.includes('$')) return;
          const setters = settersOf(pairs.map(({ key }) => unquote(key.text, grammar)));
          const uses = pairs.map((pair, place) =>
            referencesIn(model, pair).flatMap((reference) => {
              const setter = setters.get(reference.name);
              const isOwn = setter?.first === place && setter.last === place;
              if (setter === undefined || isOwn || reference.definition) return [];
              return [{ reference, setter }];
            }),
          );
          const first = uses.flat()[0]?.reference;
          if (first === undefined) return;
          const { text } = model.syntax;
          report({
            ...placeOf(model, instruction, first),
            message: 'before',
            data: { variable: text.slice(first.start, first.end) },
            fixes: fixesFor(instruction, pairs, uses, text),
          });
        },
      },
    };
  },
});

/** The first and the last pair that sets a variable. */
interface Setter {
  readonly first: number;
  readonly last: number;
}

/** Of a variable that another pair sets. */
interface Use {
  readonly reference: VariableReference;
  readonly setter: Setter;
}

function settersOf(names: readonly string[]): ReadonlyMap<string, Setter> {
  const setters = new Map<string, Setter>();
  names.forEach((name, place) => {
    setters.set(name, { first: setters.get(name)?.first ?? place, last: place });
  });
  return setters;
}

/** Splits before every pair that uses what is set above it; none when one uses what is set below. */
function fixesFor(
  { keyword }: Instruction,
  pairs: readonly KeyValue[],
  uses: readonly (readonly Use[])[],
  text: string,
): readonly Fix[] {
  const edits: TextEdit[] = [];
  let begin = 0;
  for (const [place, { start }] of pairs.entries()) {
    const setters = uses[place]?.map(({ setter }) => setter) ?? [];
    if (setters.some(({ last }) => last >= place)) return [];
    if (!setters.some(({ last }) => last >= begin)) continue;
    begin = place;
    const gap = { start: pairs[place - 1]?.end ?? start, end: start };
    if (text.slice(gap.start, gap.end).includes('#')) return [];
    edits.push({ ...gap, newText: `${lineBreakOf(text)}${inCaseOf(keyword.text, 'ENV')} ` });
  }
  const mayChange = 'A variable gets the value set above it, where it had the one from before';
  return [{ title: 'Split this ENV', edits, mayChange }];
}
