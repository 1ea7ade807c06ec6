import { applyEdits } from '../../lint/fixes.ts';
import { analyze } from '../../model/analyze.ts';
import { type Grammar, readParts } from '../../model/variables.ts';
import type { TextEdit } from '../../rules/rule.ts';
import { inCaseOf } from '../../rules/support/casing.ts';
import type { Instruction, Span } from '../../syntax/nodes.ts';
import { parse } from '../../syntax/parse.ts';
import type { Offer, Refactor, RefactorContext } from './refactor.ts';
import { lineAbove } from './support/aptKeeps.ts';
import { type Site, sharing, sitesIn } from './support/extractable.ts';
import { offer } from './support/selection.ts';
import { type Extract, variableName } from './support/variableNames.ts';

/** Selected text becomes an ARG with it as the default. */
export const refactor: Refactor = {
  name: 'extractVariable',
  kinds: ['refactor.extract'],
  offers(context) {
    const extract = extractOf(context);
    if (extract === undefined) return [];
    const name = variableName(context.model, extract.what);
    const places = placesOf(context, extract);
    return [
      ...offerFor(context, { ...extract, name, places: [extract.what] }),
      ...(places.length > 1 ? offerFor(context, { ...extract, name, places }) : []),
    ];
  },
};

/** What needs quotes neither here nor there. */
const PLAIN = /^[\w.:/@+][\w.:/@+~-]*$/;

interface Found {
  readonly what: Extract;
  readonly instruction: Instruction;
}

function extractOf(context: RefactorContext): Found | undefined {
  const { model, selection } = context;
  const { start, end } = selection;
  const value = model.syntax.text.slice(start, end);
  const instruction = model.instructionAt(start);
  if (instruction === undefined || instruction.trigger || !PLAIN.test(value)) return undefined;
  if (/\$\{?$/.test(model.syntax.text.slice(Math.max(0, start - 2), start))) return undefined;
  const site = sitesIn(context, instruction).find((one) => one.start <= start && end <= one.end);
  if (site === undefined) return undefined;
  const stage = model.stageOf(instruction);
  const isImage = stage?.from === instruction && stage.image?.start === site.start;
  return {
    what: { start, end, value, site, image: isImage ? stage.image : undefined },
    instruction,
  };
}

/** Wherever the same text stands for itself, in the order of the text. */
function placesOf(context: RefactorContext, { what, instruction }: Found): readonly Span[] {
  const { model } = context;
  const { text } = model.syntax;
  const found = new Map<number, Span>();
  for (const one of sharing(context, instruction, model.stageOf(instruction))) {
    const grammar = grammarOf(model.syntax.escape, one);
    for (const site of sitesIn(context, one)) {
      for (const place of placesIn(text, site, what.value)) {
        if (isExpanded(text, site, place, grammar)) found.set(place.start, place);
      }
    }
  }
  found.set(what.start, { start: what.start, end: what.end });
  return [...found.values()].sort((a, b) => a.start - b.start);
}

function placesIn(text: string, site: Site, value: string): readonly Span[] {
  const places: Span[] = [];
  for (let at = text.indexOf(value, site.start); at >= 0; at = text.indexOf(value, at + 1)) {
    const end = at + value.length;
    if (end > site.end) break;
    // Not `1.2` of `1.2.3`, nor what is a variable already.
    const isWhole =
      !/[\w$]$|\d\.$|\$\{$/.test(text.slice(Math.max(0, at - 2), at)) &&
      !/^(?:\w|\.\d)/.test(text.slice(end, end + 2));
    if (isWhole) places.push({ start: at, end });
  }
  return places;
}

function grammarOf(escapeChar: string, { name, json }: Instruction): Grammar {
  return { quotes: json === undefined, escape: escapeChar, shell: name === 'RUN' };
}

/** Whether a variable would be one there: not in single quotes, not behind an escape. */
function isExpanded(text: string, site: Site, place: Span, grammar: Grammar): boolean {
  const before = text.slice(site.start, place.start);
  const parts = readParts(`${before}\${V}${text.slice(place.end, site.end)}`, grammar);
  return parts.some((part) => typeof part !== 'string' && part.from === before.length);
}

interface Plan extends Found {
  readonly name: string;
  readonly places: readonly Span[];
}

function offerFor(context: RefactorContext, plan: Plan): readonly Offer[] {
  const edits = editsFor(context, plan);
  if (edits === undefined) return [];
  const { what, name, places } = plan;
  const count = places.length;
  const title =
    count === 1
      ? `Extract "${what.value}" to ARG ${name}`
      : `Extract "${what.value}" to ARG ${name} in all ${count} places`;
  return [offer({ id: count === 1 ? 'one' : 'all', title, kind: 'refactor.extract', edits })];
}

/** `undefined` where the variable would not be expanded, or not to the same. */
function editsFor(context: RefactorContext, plan: Plan): readonly TextEdit[] | undefined {
  const { model, lineBreak } = context;
  const { name, places, what } = plan;
  const owner = declaredAbove(context, plan);
  if (owner === undefined) return undefined;
  const at = lineAbove(context, owner);
  const declared = `${inCaseOf(owner.keyword.text, 'ARG')} ${name}=${what.value}${lineBreak}`;
  const edits = [
    { start: at, end: at, newText: declared },
    ...places.map(({ start, end }) => ({ start, end, newText: `\${${name}}` })),
  ];
  const after = analyze(parse(applyEdits(model.syntax.text, edits), model.syntax));
  const uses = after.references.filter(({ definition, name: used }) => {
    const { kind, value, resolved } = definition ?? {};
    return used === name && kind === 'arg' && value?.text === what.value && resolved === what.value;
  });
  const isSame = after.syntax.problems.length === model.syntax.problems.length;
  return uses.length === places.length && isSame ? edits : undefined;
}

/** The instruction above which the ARG must stand: the first one, of all FROMs or of a stage. */
function declaredAbove(
  { model }: RefactorContext,
  { instruction, places }: Plan,
): Instruction | undefined {
  if (instruction.name === 'FROM') return model.stages[0]?.from;
  const [first] = places;
  return first === undefined ? undefined : model.instructionAt(first.start);
}
