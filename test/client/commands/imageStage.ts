import type { Container } from '../../../client/engine/containers/types.ts';
import type { Image } from '../../../client/engine/images/types.ts';
import { allRows } from '../../../client/tree/imageRows.ts';
import type { AnyNode } from '../../../client/tree/node.ts';
import { node } from '../../../client/tree/nodes/image.ts';
import { imageSnapshot } from '../tree/picture.ts';
import { Stage } from './runnerStage.ts';
import { NO_ANSWERS } from './stageEngine.ts';

/** A stage whose Engine has these images and containers, and whose store knows them. */
export class ImageStage extends Stage {
  constructor(images: readonly Image[], containers: readonly Container[] = []) {
    super();
    this.store.set(imageSnapshot(images, containers));
    this.answers = { ...NO_ANSWERS, images, containers };
  }

  /** The rows of these names; all of them for none. */
  rows(...names: readonly string[]): readonly AnyNode[] {
    return allRows(this.store.snapshot)
      .filter(({ name, image }) => names.length === 0 || names.includes(name ?? image))
      .map((target) => ({ kind: node, target }));
  }

  /** Runs an image command on the rows of these names; what was seen and asked. */
  async on(verb: string, ...names: readonly string[]): Promise<string> {
    const rows = this.rows(...names);
    const log = await this.run(`longshore.image.${verb}`, rows[0], rows);
    return log.replace(/^progress: \d+ of \d+$\n?/gm, '').trimEnd();
  }
}
