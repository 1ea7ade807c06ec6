import type { ImageDetails } from '../../core/protocol.ts';
import { fullName } from '../../core/reference.ts';
import type { SourceReport } from '../model/buildContext.ts';
import type { DockerfileModel } from '../model/model.ts';
import type { Span } from '../syntax/nodes.ts';
import { aboutCode, type RulePorts } from './hover/code.ts';
import { aboutPath } from './hover/context.ts';
import { aboutImage, readImage, tagged } from './hover/image.ts';
import { aboutFlag, aboutInstruction, aboutMount } from './hover/instruction.ts';
import { aboutStage } from './hover/stage.ts';
import { aboutVariable, imageBehind } from './hover/variable.ts';
import { aboutDirective, aboutHeredoc, aboutPort, aboutSignal } from './hover/words.ts';
import { type Entity, entityAt } from './support/entity.ts';

export interface Hover {
  /** Markdown. */
  readonly markdown: string;
  /** What it is about. */
  readonly at: Span;
}

/** What lies outside the file. Both may take their time, and answer `undefined` instead of failing. */
export interface HoverPorts extends RulePorts {
  /** By the image's full name. */
  imageDetails(reference: string): Promise<ImageDetails | undefined>;
  /** What a path takes from the build context. */
  source(path: string): Promise<SourceReport | undefined>;
}

/** What to show for the thing at `offset`; `undefined` where there is nothing to say. */
export async function hover(
  model: DockerfileModel,
  offset: number,
  ports: HoverPorts,
): Promise<Hover | undefined> {
  const entity = entityAt(model, offset);
  const markdown = entity && (await describe(model, entity, ports));
  return markdown === undefined || entity === undefined ? undefined : { markdown, at: all(entity) };
}

/** What is written in front of a name belongs to it: `$`, `<<`. */
function all(entity: Entity): Span {
  const { at } = entity;
  if (entity.kind === 'variable' && entity.reference) {
    return { start: entity.reference.start, end: at.end };
  }
  return entity.kind === 'heredoc' && entity.part === 'start' ? entity.heredoc.opener : at;
}

function describe(
  model: DockerfileModel,
  entity: Entity,
  ports: HoverPorts,
): string | undefined | Promise<string | undefined> {
  switch (entity.kind) {
    case 'instruction':
      return aboutInstruction(entity);
    case 'flag':
      return aboutFlag(entity);
    case 'mount':
      return aboutMount(entity);
    case 'stage':
      return aboutStage(model, entity);
    case 'variable':
      return detailsOf(imageBehind(model, entity), ports).then((details) =>
        aboutVariable(model, entity, details),
      );
    case 'heredoc':
      return aboutHeredoc(model, entity);
    case 'image':
      return detailsOf(entity.resolved, ports).then((details) => aboutImage(entity, details));
    case 'path':
      return ports.source(entity.source.path).then((report) => report && aboutPath(entity, report));
    case 'code':
      return aboutCode(entity, ports);
    case 'directive':
      return aboutDirective(entity);
    case 'signal':
      return aboutSignal(entity);
    case 'port':
      return aboutPort(entity);
  }
}

async function detailsOf(
  image: string | undefined,
  ports: HoverPorts,
): Promise<ImageDetails | undefined> {
  const reference = readImage(image);
  return reference && ports.imageDetails(fullName(tagged(reference)));
}
