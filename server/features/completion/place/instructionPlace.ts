import { type FlagFact, flagsOf } from '../../../facts/flags.ts';
import type { DockerfileModel } from '../../../model/model.ts';
import { isBlank, skipSpace, trimEnd } from '../../../syntax/chars.ts';
import type { Instruction } from '../../../syntax/nodes.ts';
import { type FlagSlice, type Slice, splitFlags } from '../../../syntax/split.ts';
import { argumentPlace } from './argumentPlace.ts';
import type { LogicalLine } from './logicalLine.ts';
import { mountPlace } from './mountPlace.ts';
import type { Around, FlagPlace, KeywordPlace, Place } from './places.ts';
import { openerPlace, substitutionPlace } from './substitutionPlace.ts';

/** The place of the cursor in the lines of `instruction`. */
export function instructionPlace(
  model: DockerfileModel,
  instruction: Instruction,
  line: LogicalLine,
): Place | undefined {
  const outer = keywordIn(line.text, 0);
  if (line.cursor <= outer.to) return keyword(model, instruction, line, outer);
  if (outer.name !== 'ONBUILD') return bodyPlace(model, instruction, line, outer, false);
  const inner = keywordIn(line.text, outer.to);
  if (line.cursor <= inner.to) {
    // In the blanks before the trigger nothing can stand but another word.
    const isBefore = line.cursor < inner.from;
    return isBefore ? undefined : keyword(model, instruction, line, inner, 'behind ONBUILD');
  }
  return bodyPlace(model, instruction, line, inner, true);
}

interface Keyword extends Slice {
  readonly name: string;
}

function keywordIn(text: string, behind: number): Keyword {
  const from = skipSpace(text, behind, text.length);
  let to = from;
  while (to < text.length && !isBlank(text.charCodeAt(to))) to++;
  return { from, to, name: text.slice(from, to).toUpperCase() };
}

function keyword(
  { stages, syntax }: DockerfileModel,
  instruction: Instruction,
  line: LogicalLine,
  { from, to }: Slice,
  where?: KeywordPlace['where'],
): KeywordPlace {
  const [first] = stages;
  const inStage = first !== undefined && first.start < instruction.start;
  return {
    kind: 'keyword',
    at: line.span(from, to),
    typed: line.typed(from),
    where: where ?? (inStage ? 'in a stage' : 'before the first stage'),
    empty: where === undefined && syntax.instructions.length === 1 && to === trimmed(line.text),
  };
}

function trimmed(text: string): number {
  return trimEnd(text, 0, text.length);
}

function bodyPlace(
  model: DockerfileModel,
  instruction: Instruction,
  line: LogicalLine,
  { name, to }: Keyword,
  onbuild: boolean,
): Place | undefined {
  const { text, cursor } = line;
  const bodyFrom = Math.min(skipSpace(text, to, text.length), cursor);
  const facts = flagsOf[name] ?? [];
  const { flags, rest } =
    facts.length === 0
      ? { flags: [], rest: bodyFrom }
      : flagsIn(line, bodyFrom, model.syntax.escape);
  const around: Around = {
    name,
    onbuild,
    instruction,
    stage: model.stageOf(instruction),
    line,
    bodyFrom,
    argsFrom: rest,
  };
  const flag = flags.find((each) => each.from <= cursor && cursor <= each.to);
  if (flag !== undefined) return flagPlace(model, around, flags, flag, facts);
  if (cursor < rest || isNewFlag(around, facts)) return newFlag(around, flags);
  if (name === 'RUN' && text.slice(rest).trim() === '') return newFlag(around, flags);
  return (
    substitutionPlace(model, around, { from: rest, flag: undefined }) ??
    openerPlace(model, around) ??
    argumentPlace(model, around)
  );
}

/** The flags, and where what follows them begins. Two dashes at the cursor are one about to be. */
function flagsIn(
  { text, cursor }: LogicalLine,
  from: number,
  escapeChar: string,
): { readonly flags: readonly FlagSlice[]; readonly rest: number } {
  const { flags, rest } = splitFlags(text, from, text.length, escapeChar);
  const dashes = trimEnd(text, from, rest) - 2;
  const isLone = dashes >= (flags.at(-1)?.to ?? from) && text.startsWith('--', dashes);
  if (!isLone || cursor !== dashes + 2) return { flags, rest };
  const own = { from: dashes, to: cursor, name: { from: cursor, to: cursor }, value: undefined };
  const others = splitFlags(text, rest, text.length, escapeChar);
  return { flags: [...flags, own, ...others.flags], rest: others.rest };
}

/** The cursor is in the first word behind the flags, which is about to become one. */
function isNewFlag({ line, argsFrom }: Around, facts: readonly FlagFact[]): boolean {
  return facts.length > 0 && line.cursor >= argsFrom && /^--?$/.test(line.typed(argsFrom));
}

function newFlag({ line, ...around }: Around, flags: readonly FlagSlice[]): FlagPlace {
  const { text, cursor } = line;
  let from = cursor;
  while (text.charAt(from - 1) === '-') from--;
  let to = cursor;
  while (/[\w-]/.test(text.charAt(to))) to++;
  const given = flags.map(({ name }) => text.slice(name.from, name.to));
  return {
    kind: 'flag',
    around: { ...around, line },
    at: line.span(from, isPartOfFlag(text.slice(from, to), around.name) ? to : cursor),
    typed: line.typed(from),
    given,
  };
}

/** Whether what stands behind the dashes is the beginning of a flag's name, and no other word. */
function isPartOfFlag(word: string, name: string): boolean {
  return (flagsOf[name] ?? []).some((flag) => `--${flag.name}`.startsWith(word));
}

function flagPlace(
  model: DockerfileModel,
  around: Around,
  flags: readonly FlagSlice[],
  flag: FlagSlice,
  facts: readonly FlagFact[],
): Place | undefined {
  const { line } = around;
  const { text, cursor } = line;
  const { name, value } = flag;
  if (value === undefined || cursor <= name.to) {
    const others = flags.filter((each) => each !== flag);
    return {
      kind: 'flag',
      around,
      at: line.span(flag.from, value?.from ?? flag.to),
      typed: line.typed(flag.from),
      given: others.map((each) => text.slice(each.name.from, each.name.to)),
    };
  }
  const fact = facts.find((each) => each.name === text.slice(name.from, name.to));
  if (fact === undefined) return undefined;
  const variable = substitutionPlace(model, around, { from: value.from, flag: fact.name });
  if (variable !== undefined) return variable;
  if (fact.value.kind === 'mount') return mountPlace(around, value);
  const quoted = /["']/.test(text.charAt(value.from)) ? 1 : 0;
  const from = Math.min(value.from + quoted, cursor);
  const closes = quoted === 1 && value.to - 1 > from && /["']/.test(text.charAt(value.to - 1));
  return {
    kind: 'flag value',
    around,
    flag: fact,
    at: line.span(from, Math.max(cursor, closes ? value.to - 1 : value.to)),
    typed: line.typed(from),
  };
}
