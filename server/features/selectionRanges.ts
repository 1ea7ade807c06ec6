import { readKeyValues } from '../model/keyValues.ts';
import type { DockerfileModel } from '../model/model.ts';
import { readMounts } from '../model/mounts.ts';
import { referencesIn } from '../rules/support/references.ts';
import type { ShellReader } from '../shell/reader.ts';
import type { Comment, Instruction, Span } from '../syntax/nodes.ts';
import { shellSelections } from './support/shellSelections.ts';
import { firstEndingBehind, holds } from './support/spans.ts';

/** What "expand selection" takes at `offset`, step by step, each holding the one before. */
export function selectionRanges(
  model: DockerfileModel,
  shells: ShellReader,
  offset: number,
): readonly Span[] {
  const { syntax } = model;
  const instruction = model.instructionAt(offset);
  const spans: Span[] = [{ start: 0, end: syntax.text.length }];
  const word = wordAt(syntax.text, offset);
  if (word !== undefined) spans.push(word);
  const comment = syntax.comments[firstEndingBehind(syntax.comments, offset - 1)];
  if (comment !== undefined) spans.push(comment, insideComment(comment));
  const directive = syntax.directives.find((one) => holds(one, offset));
  if (directive !== undefined) spans.push(directive, directive.nameSpan, directive.valueSpan);
  if (instruction !== undefined) {
    spans.push(...instructionSpans(instruction, offset), withComments(instruction));
    const script = shells.read(instruction);
    if (script !== undefined) spans.push(...shellSelections(script, offset));
    spans.push(...referencesIn(model, instruction).flatMap((one) => [one, one.nameSpan]));
  }
  spans.push(...stagesAround(model, offset));
  return nested(spans, offset);
}

/** Those that hold `offset`, from the smallest on, each around the one before it. */
function nested(spans: readonly Span[], offset: number): readonly Span[] {
  const chain: Span[] = [];
  const around = spans.filter((span) => holds(span, offset) && span.end > span.start);
  around.sort((a, b) => a.end - a.start - (b.end - b.start));
  for (const { start, end } of around) {
    const last = chain.at(-1);
    const isSame = last?.start === start && last.end === end;
    const isAround = last === undefined || (start <= last.start && last.end <= end);
    if (isAround && !isSame) chain.push({ start, end });
  }
  return chain;
}

/** Keyword, flags, mounts, arguments, pairs and heredocs, whether or not they hold `offset`. */
function instructionSpans(instruction: Instruction, offset: number): readonly Span[] {
  const { keyword, body, flags, argsIndex, words, json, heredocs, trigger } = instruction;
  const argsSpan = body.span(argsIndex, body.value.length);
  const spans: Span[] = [
    instruction,
    keyword,
    argsSpan,
    { start: instruction.start, end: body.end },
  ];
  for (const flag of flags) spans.push(flag, flag.nameSpan, ...(flag.value ? [flag.value] : []));
  for (const { fields } of readMounts(instruction)) {
    for (const field of fields) spans.push(field, field.keySpan, field.valueSpan ?? field.keySpan);
  }
  if (json === undefined) spans.push(...words);
  else spans.push(json, ...json.items.flatMap((item) => [item, inside(item)]));
  for (const { key, value, start, end } of readKeyValues(instruction)) {
    spans.push({ start, end }, key, ...(value ? [value, inside(value)] : []));
  }
  for (const { opener, nameSpan, body: text, terminator } of heredocs) {
    spans.push(opener, nameSpan, text, { start: text.start, end: terminator?.end ?? text.end });
  }
  if (trigger !== undefined) {
    spans.push(
      { start: trigger.start, end: trigger.body.end },
      ...instructionSpans(trigger, offset),
    );
  }
  return spans;
}

function withComments({ start, end, leadingComments }: Instruction): Span {
  return { start: leadingComments[0]?.start ?? start, end };
}

function stagesAround({ stages }: DockerfileModel, offset: number): readonly Span[] {
  const stage = stages[firstEndingBehind(stages, offset - 1)];
  return stage === undefined ? [] : [stage, { ...withComments(stage.from), end: stage.end }];
}

function insideComment({ start, end }: Comment): Span {
  return { start: start + 1, end };
}

/** Without the first and last character, quotes mostly. */
function inside({ start, end }: Span): Span {
  return { start: start + 1, end: end - 1 };
}

const WORD = /[\p{L}\p{N}_]/u;

/** Letters, digits and underscores around `offset`, on whose side it may stand. */
function wordAt(text: string, offset: number): Span | undefined {
  let start = offset;
  let end = offset;
  while (start > 0 && WORD.test(text.charAt(start - 1))) start--;
  while (end < text.length && WORD.test(text.charAt(end))) end++;
  return end > start ? { start, end } : undefined;
}
