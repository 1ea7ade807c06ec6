import type { ImageDetails } from '../../../core/protocol.ts';
import { builderArgs, platformArgs, proxyArgs } from '../../facts/variables.ts';
import type { DockerfileModel, Stage, VariableDefinition } from '../../model/model.ts';
import { BaseImages } from '../../rules/support/baseImages.ts';
import type { VariableEntity } from '../support/entity.ts';
import { type Origin, originOf } from '../support/origins.ts';
import { referenceValue } from '../support/referenceValue.ts';
import { variableUses } from '../support/variableUses.ts';
import { code, count, paragraphs, shorten } from './markdown.ts';

const LONGEST = 80;

const PREDEFINED = [...platformArgs, ...proxyArgs, ...builderArgs];

/**
 * The value here, and where it comes from. `base`: what is known of the image that the stage begins
 * with. `undefined` for a variable that belongs to a shell.
 */
export function aboutVariable(
  model: DockerfileModel,
  entity: VariableEntity,
  base: ImageDetails | undefined,
): string | undefined {
  const { definition } = entity;
  if (definition === undefined) return aboutUndefined(model, entity, base);
  const { references } = variableUses(model, entity);
  return paragraphs(
    valueLine(model, entity, definition),
    originLines(model, originOf(model, definition), 0).join('\n'),
    ownWords(entity.name),
    `Used ${timesOf(references.length)} in this file.`,
  );
}

/** The image whose variables would be looked up for `entity`; `undefined` when none are needed. */
export function imageBehind(model: DockerfileModel, entity: VariableEntity): string | undefined {
  const { definition, reference } = entity;
  if (definition || !reference || reference.instruction.name === 'FROM') return undefined;
  const stage = model.stageOf(reference.instruction);
  return stage && rootOf(stage).image?.resolved;
}

function valueLine(
  model: DockerfileModel,
  { name, reference }: VariableEntity,
  definition: VariableDefinition,
): string {
  const { resolved } = definition;
  const here = reference?.modifier === undefined ? undefined : referenceValue(model, reference);
  const plain =
    resolved === undefined ? unknownValue(definition) : `is ${code(shorten(resolved, LONGEST))}`;
  const written =
    here === undefined || here === resolved
      ? ''
      : `; here that makes ${code(shorten(here, LONGEST))}`;
  return `**${name}** ${plain}${written}`;
}

function unknownValue({ kind, value, name }: VariableDefinition): string {
  if (kind === 'arg' && value === undefined) {
    return platformArgs.some((one) => one.name === name)
      ? 'is set by the builder'
      : `is what \`--build-arg ${name}=…\` says, else empty`;
  }
  return 'has a value that only the build knows';
}

function originLines(model: DockerfileModel, origin: Origin, depth: number): readonly string[] {
  const indent = '  '.repeat(depth);
  if (origin.kind === 'outside') {
    return [`${indent}- ${code(origin.name)} comes from outside of this file`];
  }
  const { definition, from } = origin;
  const below = from.flatMap((each) => originLines(model, each, depth + 1));
  return [`${indent}- ${definitionLine(model, definition)}`, ...below];
}

function definitionLine(model: DockerfileModel, definition: VariableDefinition): string {
  const { name, kind, value, nameSpan, stage } = definition;
  const text = `${kind.toUpperCase()} ${name}${value === undefined ? '' : `=${value.text}`}`;
  const line = model.lines.lineAt(nameSpan.start) + 1;
  const where = stage === undefined ? 'before the first FROM' : `in ${called(stage)}`;
  return `${code(shorten(text, LONGEST))} (line ${line}, ${where})`;
}

function aboutUndefined(
  model: DockerfileModel,
  { name, reference }: VariableEntity,
  base: ImageDetails | undefined,
): string | undefined {
  if (reference === undefined) return undefined;
  const inFrom = reference.instruction.name === 'FROM';
  const stage = inFrom ? undefined : model.stageOf(reference.instruction);
  const value = base?.environment?.[name];
  const image = stage && rootOf(stage).image?.resolved;
  if (stage && image && value !== undefined) {
    return `**${name}** is ${code(shorten(value, LONGEST))}\n\n- set by the image ${code(image)}`;
  }
  const fact = PREDEFINED.find((one) => one.name === name);
  if (reference.predefined && fact) {
    return paragraphs(`**${name}** is set by the builder`, fact.summary);
  }
  const held = stage && new BaseImages().variablesOf(stage).mayHold(name);
  if (held === 'yes' || (reference.predefined && name === 'PATH')) {
    return `**${name}** is set by the image${image === undefined ? '' : ` ${code(image)}`}; its value comes with it`;
  }
  if (!reference.expandedByBuild) return undefined;
  if (fact) {
    return paragraphs(
      `**${name}** is not declared in this stage: write ${code(`ARG ${name}`)} first`,
      fact.summary,
    );
  }
  if (held === 'perhaps' && image !== undefined) {
    return `Nothing in this file sets **${name}**; the image ${code(image)} may`;
  }
  return paragraphs(
    `Nothing sets **${name}** here: it is empty unless it has a default`,
    elsewhere(model, name),
  );
}

/** Where somebody set it who may think that it holds here. */
function elsewhere({ definitions, globalArgs, lines }: DockerfileModel, name: string) {
  const set = globalArgs.get(name) ?? definitions.find((each) => each.name === name);
  if (set === undefined) return undefined;
  const line = lines.lineAt(set.nameSpan.start) + 1;
  const { stage } = set;
  return stage === undefined
    ? `Line ${line} sets it before the first FROM, for FROM alone: write ${code(`ARG ${name}`)} in this stage to take it over`
    : `Line ${line} sets it in ${called(stage)}, for what comes later there and for stages built on it`;
}

function timesOf(number: number): string {
  return number === 0 ? 'nowhere' : number === 1 ? 'once' : count(number, 'time');
}

function ownWords(name: string): string | undefined {
  return PREDEFINED.find((one) => one.name === name)?.summary;
}

function rootOf(stage: Stage): Stage {
  let root = stage;
  while (root.parent !== undefined) root = root.parent;
  return root;
}

function called({ name, index }: Stage): string {
  return name === undefined ? `stage ${index}` : `stage ${code(name.text)}`;
}
