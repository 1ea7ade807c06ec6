import { readKeyValues } from '../../model/keyValues.ts';
import type { DockerfileModel, Stage } from '../../model/model.ts';
import type { Instruction } from '../../syntax/nodes.ts';

/**
 * The names of the variables in the environment of each instruction of `model`, each once, in the
 * order they are defined: those of the stages its stage is built on, and of its own stage so far.
 */
export function namesInScope(
  model: DockerfileModel,
): (instruction: Instruction) => readonly string[] {
  const defined = definedNames(model);
  const scopes = new Map<Instruction, Scope | undefined>();
  const ends = new Map<Stage, Scope | undefined>();
  for (const stage of model.stages) {
    let scope = stage.parent && ends.get(stage.parent);
    for (const instruction of stage.instructions) {
      scopes.set(instruction, scope);
      for (const name of defined.get(instruction) ?? []) scope = { name, before: scope };
    }
    ends.set(stage, scope);
  }
  // Instructions with no definition between them have the same.
  const names = new Map<Scope | undefined, readonly string[]>();
  return (instruction) => {
    const scope = scopes.get(instruction);
    const known = names.get(scope);
    if (known !== undefined) return known;
    const made = namesOf(scope);
    names.set(scope, made);
    return made;
  };
}

/** A chain: a file of thousands of variables has thousands of scopes. */
interface Scope {
  readonly name: string;
  readonly before: Scope | undefined;
}

/** What BuildKit passes on without an ARG. */
const PREDEFINED: readonly string[] = [
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'FTP_PROXY',
  'NO_PROXY',
].flatMap((name) => [name, name.toLowerCase()]);

function namesOf(scope: Scope | undefined): readonly string[] {
  const names: string[] = [];
  for (let at = scope; at; at = at.before) names.push(at.name);
  return [...new Set([...PREDEFINED, ...names.reverse()])];
}

function definedNames(model: DockerfileModel): ReadonlyMap<Instruction, readonly string[]> {
  const byInstruction = new Map<Instruction, string[]>();
  const add = (instruction: Instruction, name: string): void => {
    if (!/^[A-Za-z_]\w*$/.test(name)) return;
    const names = byInstruction.get(instruction);
    if (names) names.push(name);
    else byInstruction.set(instruction, [name]);
  };
  for (const { name, instruction } of model.definitions) add(instruction, name);
  // ONBUILD's ARG and ENV are there when its RUN runs.
  for (const { instructions } of model.stages) {
    for (const instruction of instructions) {
      const { trigger } = instruction;
      if (!trigger || trigger.name === 'LABEL') continue;
      for (const { key } of readKeyValues(trigger)) add(instruction, key.text);
    }
  }
  return byInstruction;
}
