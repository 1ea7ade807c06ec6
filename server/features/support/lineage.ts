import { parseReference, shortName } from '../../../core/reference.ts';
import { splitImage } from '../../model/image.ts';
import type { Stage } from '../../model/model.ts';
import type { Instruction } from '../../syntax/nodes.ts';

/** The stages that `stage` is built on, the first one of them first, and `stage` itself last. */
export function lineage(stage: Stage): readonly Stage[] {
  const stages: Stage[] = [];
  for (let at: Stage | undefined = stage; at !== undefined; at = at.parent) stages.push(at);
  return stages.reverse();
}

/**
 * The instructions that have been carried out when the build comes to `offset` in `stage`: all of
 * the stages below, and its own ones above.
 */
export function instructionsBefore(stage: Stage, offset: number): readonly Instruction[] {
  return lineage(stage).flatMap((each) =>
    each === stage
      ? each.instructions.filter((instruction) => instruction.end < offset)
      : each.instructions,
  );
}

/**
 * The image that the first of the stages below `stage` begins with, without tag, as short as FROM
 * can name it; `undefined` where a variable hides it.
 */
export function baseImage(stage: Stage): string | undefined {
  const [first] = lineage(stage);
  const image = first?.image;
  if (image === undefined) return undefined;
  const text = image.resolved ?? image.text;
  const { repository } = splitImage(text);
  const name = repository && text.slice(...repository);
  const reference = name === undefined ? undefined : parseReference(name);
  return reference && shortName(reference);
}
