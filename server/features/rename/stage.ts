import type { DockerfileModel, Stage } from '../../model/model.ts';
import { readMounts } from '../../model/mounts.ts';
import { copySource } from '../../rules/support/copySources.ts';
import type { Instruction, Span } from '../../syntax/nodes.ts';
import type { StageEntity } from '../support/entity.ts';
import { stageSites } from '../support/stageSites.ts';
import { edit, lineOf, type Renamable, refused } from './renamable.ts';

/** @see https://github.com/moby/buildkit/blob/master/frontend/dockerfile/instructions/parse.go */
const NAME = /^[a-z][a-z0-9._-]*$/i;

const RESERVED: ReadonlyMap<string, string> = new Map([
  ['scratch', 'the empty image'],
  ['context', 'the files of the build'],
]);

export function renameStage(model: DockerfileModel, { stage, at }: StageEntity): Renamable {
  const { name } = stage;
  if (name === undefined) {
    return refused(`Stage ${stage.index} has no name: write "AS" and one behind its image first`);
  }
  const sites = stageSites(model, stage);
  const hidden = sites.find(({ written }) => written === 'variable');
  if (hidden) {
    return refused(
      `A variable names this stage in ${lineOf(model, hidden.at)}: write its name there first`,
    );
  }
  const here = sites.find((site) => at.start <= site.at.start && site.at.end <= at.end);
  if (here?.written === 'number') {
    return refused(`This is the number of stage "${name.text}": rename it where its name stands`);
  }
  const places = [name, ...sites.filter(({ written }) => written === 'name').map((one) => one.at)];
  return {
    kind: 'named',
    at: here?.at ?? name,
    name: name.text,
    refuses: (newName) => whyNot(model, stage, newName),
    edits: (newName) => places.map((place) => edit(place, newName)),
  };
}

function whyNot(model: DockerfileModel, stage: Stage, newName: string): string | undefined {
  if (!NAME.test(newName)) {
    return `"${newName}" is no name for a stage: it begins with a letter, then come letters, digits, "-", "_" and "."`;
  }
  const wanted = newName.toLowerCase();
  if (wanted === stage.name?.text.toLowerCase()) return undefined;
  const meaning = RESERVED.get(wanted);
  if (meaning !== undefined) return `"${newName}" means ${meaning}: choose another name`;
  const other = model.stages.find(({ name }) => name?.text.toLowerCase() === wanted);
  if (other !== undefined) {
    return `Another stage is called "${newName}" already, in ${lineOf(model, other)}`;
  }
  const image = imageNamed(model, stage, wanted);
  return image && `The stage would hide the image "${newName}" that ${lineOf(model, image)} means`;
}

/** Where a stage below means an image that would be looked for among the stages then. */
function imageNamed({ stages }: DockerfileModel, { index }: Stage, name: string): Span | undefined {
  for (const { image, parent, instructions } of stages.slice(index + 1)) {
    if (image && !parent && image.resolved?.toLowerCase() === name) return image;
    for (const instruction of instructions) {
      const source = sourcesOf(instruction).find((each) => each.name.toLowerCase() === name);
      if (source) return source;
    }
  }
  return undefined;
}

function sourcesOf(instruction: Instruction): readonly (Span & { readonly name: string })[] {
  const copied = copySource(instruction);
  if (copied) return [copied];
  if (instruction.flags.length === 0) return [];
  return readMounts(instruction).flatMap(({ from }) =>
    from?.value && from.valueSpan ? [{ ...from.valueSpan, name: from.value }] : [],
  );
}
