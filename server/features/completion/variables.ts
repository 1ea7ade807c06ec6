import { imageVariables } from '../../facts/images.ts';
import { modifiers } from '../../facts/modifiers.ts';
import { type PredefinedVariable, platformArgs, proxyArgs } from '../../facts/variables.ts';
import type { DockerfileModel, Stage, VariableDefinition } from '../../model/model.ts';
import type { TextEdit } from '../../rules/rule.ts';
import { baseImage, lineage } from '../support/lineage.ts';
import type { Proposal } from './item.ts';
import { once } from './once.ts';
import type { Around, ModifierPlace, VariablePlace } from './place/places.ts';

/**
 * The variables that have a value here, the one set last first, and then those that would have one
 * if an ARG declared them, which is written along.
 */
export function completeVariables(
  model: DockerfileModel,
  place: VariablePlace,
): readonly Proposal[] {
  const { around, braced, closed } = place;
  const close = braced && !closed ? '}' : '';
  return once(proposalsFor(model, place))
    .filter(({ label }) => !(around.name === 'ARG' && label === ownName(around)))
    .map((proposal) => ({ ...proposal, newText: proposal.label + close }));
}

function proposalsFor(model: DockerfileModel, place: VariablePlace): readonly Proposal[] {
  const { around, at, expandedByBuild } = place;
  const { name, stage } = around;
  const isGlobal = name === 'FROM' || stage === undefined;
  if (isGlobal) {
    const globals = [...model.globalArgs.values()].filter(
      ({ nameSpan }) => nameSpan.end < at.start,
    );
    return [
      ...globals.reverse().map((each) => defined(model, each)),
      ...platformArgs.map(predefined),
    ];
  }
  const own = definitionsAt(model, stage, around, at.start).map((each) => defined(model, each));
  const image = baseImage(stage);
  const brought = [...((image && imageVariables(image)) ?? [])].map(
    (label): Proposal => ({ label, kind: 'variable', description: `of ${image}` }),
  );
  const path: Proposal = { label: 'PATH', kind: 'variable', description: 'of every image' };
  if (RUNS_LATER.has(name)) return [...own, ...brought, path];
  const declarable = undeclared(model, around);
  const proxies = expandedByBuild ? [] : proxyArgs.map(predefined);
  return [...own, ...declarable, ...brought, path, ...proxies];
}

/** They run in the container, where build arguments are no more. */
const RUNS_LATER = new Set(['CMD', 'ENTRYPOINT', 'HEALTHCHECK']);

/** In force at `offset`, the last one first. Pairs of one ENV don't see each other. */
function definitionsAt(
  { definitions }: DockerfileModel,
  stage: Stage,
  { name, instruction }: Around,
  offset: number,
): readonly VariableDefinition[] {
  const stages = new Set(lineage(stage));
  return definitions
    .filter((each) => {
      if (each.stage === undefined || !stages.has(each.stage)) return false;
      if (each.stage !== stage) return true;
      const isOwn = each.instruction === instruction;
      return isOwn
        ? name === 'ARG' && each.nameSpan.end < offset
        : each.nameSpan.end < instruction.start;
    })
    .filter(({ kind }) => !RUNS_LATER.has(name) || kind === 'env')
    .reverse();
}

function defined(model: DockerfileModel, definition: VariableDefinition): Proposal {
  const { name, kind, value, resolved, nameSpan, stage } = definition;
  const line = model.lines.lineAt(nameSpan.start) + 1;
  const shown = resolved ?? value?.text;
  const from = stage === undefined ? ' before the first FROM' : '';
  return {
    label: name,
    kind: 'variable',
    ...(shown !== undefined && { description: shortened(shown) }),
    detail: `${kind.toUpperCase()}, line ${line}${from}`,
  };
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function predefined({ name, summary }: PredefinedVariable): Proposal {
  return { label: name, kind: 'variable', documentation: summary };
}

/** Arguments that the stage could take over with an `ARG name`, which they bring along. */
function undeclared(model: DockerfileModel, around: Around): readonly Proposal[] {
  if (around.onbuild) return [];
  const globals = [...model.globalArgs.values()].map((each) => defined(model, each));
  return [...globals, ...platformArgs.map(predefined)].map((proposal) => ({
    ...proposal,
    detail: `${proposal.detail ?? 'Platform argument'}; adds ARG ${proposal.label}`,
    alongside: [declaration(model, around, proposal.label)],
  }));
}

/** `ARG name` above the instruction, and above the comments that belong to it. */
function declaration(model: DockerfileModel, { instruction }: Around, name: string): TextEdit {
  const { lines, syntax } = model;
  let line = lines.lineAt(instruction.start);
  while (
    line > 0 &&
    syntax.text
      .slice(lines.startOf(line - 1))
      .trimStart()
      .startsWith('#')
  )
    line--;
  const start = lines.startOf(line);
  const newLine = syntax.text.includes('\r\n') ? '\r\n' : '\n';
  const isLower = instruction.keyword.text === instruction.keyword.text.toLowerCase();
  return { start, end: start, newText: `${isLower ? 'arg' : 'ARG'} ${name}${newLine}` };
}

/** The name of the pair that the cursor is in the value of. */
function ownName({ line }: Around): string | undefined {
  return /(\w+)=\S*$/.exec(line.typed(0))?.[1];
}

/** Operators behind `${name`. */
export function completeModifiers({ typed, closed }: ModifierPlace): readonly Proposal[] {
  return modifiers
    .filter(({ operator }) => operator.startsWith(typed.slice(0, 1)))
    .map(({ operator, word, summary, since }) => ({
      label: operator,
      kind: 'modifier',
      detail: summary,
      description: since === undefined ? word : `${word}, since ${since}`,
      newText: `${operator}${closed ? '' : '}'}`,
      snippet: `${operator}\${1:${word}}${closed ? '' : '}'}`,
    }));
}
