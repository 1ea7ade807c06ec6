import { builderArgs, platformArgs, proxyArgs } from '../../facts/variables.ts';
import { readKeyValues } from '../../model/keyValues.ts';
import type { DockerfileModel, Stage } from '../../model/model.ts';
import { BaseImages } from '../../rules/support/baseImages.ts';
import type { Instruction, Span } from '../../syntax/nodes.ts';
import type { VariableEntity } from '../support/entity.ts';
import { type VariableUses, variableUses } from '../support/variableUses.ts';
import { edit, lineOf, type Renamable, refused } from './renamable.ts';

/** What both BuildKit and a shell can read behind `$`. */
const NAME = /^[A-Za-z_]\w*$/;

const BY_BUILDER: ReadonlySet<string> = new Set(
  [...platformArgs, ...proxyArgs, ...builderArgs].map(({ name }) => name),
);
/** Set or read by whatever runs in a container. */
const BY_SYSTEM: ReadonlySet<string> = new Set(['HOME', 'HOSTNAME', 'PATH', 'PWD', 'SHLVL']);

export function renameVariable(model: DockerfileModel, entity: VariableEntity): Renamable {
  const { name, at } = entity;
  const uses = variableUses(model, entity);
  const scope = new Scope(model, uses);
  const why = whoseElse(name, scope);
  if (why !== undefined) return refused(why);
  const own = setByShell(model, uses, name) ?? scope.trigger(name);
  if (own !== undefined) {
    return refused(
      `What stands in ${lineOf(model, own)} sets or reads "${name}" in its own way: change it there first`,
    );
  }
  if (uses.definitions.length === 0) {
    return refused(`Nothing here sets "${name}": it belongs to a shell, or to the base image`);
  }
  const places = [...uses.definitions, ...uses.references].map(({ nameSpan }) => nameSpan);
  return {
    kind: 'named',
    at,
    name,
    refuses: (newName) => (newName === name ? undefined : whyNot(model, uses, newName, scope)),
    edits: (newName) => places.map((place) => edit(place, newName)),
  };
}

function whoseElse(name: string, { stages, bases }: Scope): string | undefined {
  if (BY_BUILDER.has(name)) return `The builder sets "${name}": by another name it would be empty`;
  if (BY_SYSTEM.has(name)) return `"${name}" means something to every program: it keeps its name`;
  const bringing = stages.find((stage) => bases.variablesOf(stage).mayHold(name) === 'yes');
  return bringing && `The base image of ${called(bringing)} brings "${name}": it keeps its name`;
}

function called({ name, index }: Stage): string {
  return name ? `stage "${name.text}"` : `stage ${index}`;
}

/** A shell text that also sets `name` would go on with it, or with another value. */
function setByShell(
  model: DockerfileModel,
  { references }: VariableUses,
  name: string,
): Span | undefined {
  if (!NAME.test(name)) return undefined;
  const sets = new RegExp(
    `(?<![\\w$\{-])${name}\\+?=|\\b(?:export|unset|local|declare|typeset|readonly|read|getopts|for)\\b[^;|&\\n]{0,200}\\b${name}\\b|%${name}%|\\benv:${name}\\b|\\benv=${name}\\b`,
  );
  const instructions = new Set<Instruction>();
  for (const { instruction, expandedByBuild } of references) {
    if (!expandedByBuild) instructions.add(instruction);
  }
  return [...instructions].find(({ keyword, end }) =>
    sets.test(model.syntax.text.slice(keyword.end, end)),
  );
}

function whyNot(
  model: DockerfileModel,
  uses: VariableUses,
  newName: string,
  scope: Scope,
): string | undefined {
  if (!NAME.test(newName)) {
    return `"${newName}" is no name for a variable: it begins with a letter or "_", then come letters, digits and "_"`;
  }
  if (BY_BUILDER.has(newName)) return `The builder sets "${newName}" itself: choose another name`;
  if (BY_SYSTEM.has(newName))
    return `"${newName}" means something to every program: choose another name`;
  const bringing = scope.stages.find(
    (stage) => scope.bases.variablesOf(stage).mayHold(newName) === 'yes',
  );
  if (bringing)
    return `The base image of ${called(bringing)} sets "${newName}": choose another name`;
  const used = scope.inUse(newName) ?? setByShell(model, uses, newName) ?? scope.trigger(newName);
  return used && `"${newName}" is in use already, in ${lineOf(model, used)}`;
}

/** The part of a file in which a variable, or another by the name it shall get, can be seen. */
class Scope {
  readonly bases = new BaseImages();
  readonly stages: readonly Stage[];
  readonly #model: DockerfileModel;
  readonly #outside: boolean;

  constructor(model: DockerfileModel, { definitions, references }: VariableUses) {
    this.#model = model;
    const seen = new Set<Stage>();
    for (const { stage } of definitions) if (stage) seen.add(stage);
    // What a stage sets is seen in those built on it, and what they set hides it there.
    for (const stage of model.stages) if (stage.parent && seen.has(stage.parent)) seen.add(stage);
    for (const { instruction } of references) {
      const stage = instruction.name === 'FROM' ? undefined : model.stageOf(instruction);
      if (stage) seen.add(stage);
    }
    for (const stage of [...seen]) {
      for (let at = stage.parent; at !== undefined && !seen.has(at); at = at.parent) seen.add(at);
    }
    this.stages = [...seen];
    this.#outside =
      references.some(({ instruction }) => instruction.name === 'FROM') ||
      definitions.some(
        ({ stage, kind, value }) => stage === undefined || (kind === 'arg' && value === undefined),
      );
  }

  /** Where `name` is set or used already; a global ARG counts where an ARG takes one over. */
  inUse(name: string): Span | undefined {
    const stages = new Set(this.stages);
    const { definitions, references } = this.#model;
    const isSeen = (stage: Stage | undefined) => (stage ? stages.has(stage) : this.#outside);
    const set = definitions.find((each) => each.name === name && isSeen(each.stage));
    if (set) return set.nameSpan;
    return references.find(
      (each) =>
        each.name === name &&
        isSeen(
          each.instruction.name === 'FROM' ? undefined : this.#model.stageOf(each.instruction),
        ),
    );
  }

  /** An ONBUILD that sets `name` for the stages, or other builds, that begin with one of these. */
  trigger(name: string): Span | undefined {
    for (const { instructions } of this.stages) {
      const found = instructions.find(
        ({ trigger }) =>
          (trigger?.name === 'ARG' || trigger?.name === 'ENV') &&
          readKeyValues(trigger).some(({ key }) => key.text === name),
      );
      if (found) return found;
    }
    return undefined;
  }
}
