import type { Instruction, Span, Word } from '../syntax/nodes.ts';
import { unquote } from './expand.ts';
import { partSpan, splitImage } from './image.ts';
import type { ImageUse, Stage, StageUse } from './model.ts';
import { readMounts } from './mounts.ts';

/** A stage while its instructions are collected. */
export interface OpenStage extends Stage {
  readonly instructions: Instruction[];
  readonly takesFrom: StageUse[];
  start: number;
  end: number;
}

/** The stages met so far, by number and by name in any case. */
export class StageList {
  readonly stages: OpenStage[] = [];
  readonly #byName = new Map<string, Stage[]>();

  /** Begins a stage. `resolved` is its image with variables filled in. */
  open(from: Instruction, resolved: string | undefined): OpenStage {
    const [image, as, name] = from.words;
    const stage: OpenStage = {
      index: this.stages.length,
      start: from.start,
      end: from.end,
      from,
      name: as?.text.toUpperCase() === 'AS' ? name : undefined,
      image: image && imageUse(from, image, resolved),
      platform: from.flags.find((flag) => flag.name === 'platform'),
      instructions: [from],
      parent: resolved === undefined ? undefined : this.named(resolved, this.stages.length),
      takesFrom: [],
    };
    this.stages.push(stage);
    if (stage.name !== undefined) this.#remember(stage.name.text, stage);
    return stage;
  }

  named(name: string, before: number): Stage | undefined {
    const stages = this.#byName.get(name.toLowerCase());
    if (stages === undefined) return undefined;
    let low = 0;
    let high = stages.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((stages[middle]?.index ?? before) < before) low = middle + 1;
      else high = middle;
    }
    return stages[low - 1];
  }

  /** The stages that COPY --from and RUN --mount=from of `instruction` name, above `stage`. */
  usesIn(instruction: Instruction, stage: Stage): StageUse[] {
    return sourceNames(instruction).flatMap(({ name, at }) => {
      const used = /^\d+$/.test(name) ? this.stages[Number(name)] : this.named(name, stage.index);
      if (used === undefined || used.index >= stage.index) return [];
      return [{ stage: used, by: instruction, at }];
    });
  }

  #remember(name: string, stage: Stage): void {
    const key = name.toLowerCase();
    const stages = this.#byName.get(key);
    if (stages === undefined) this.#byName.set(key, [stage]);
    else stages.push(stage);
  }
}

function sourceNames(instruction: Instruction): readonly { name: string; at: Span }[] {
  if (instruction.argsIndex === 0) return [];
  if (instruction.name === 'COPY') {
    return instruction.flags.flatMap(({ name, value }) =>
      name === 'from' && value !== undefined
        ? [{ name: unquote(value.text, FLAG), at: { start: value.start, end: value.end } }]
        : [],
    );
  }
  return readMounts(instruction).flatMap(({ from }) =>
    from?.value === undefined || from.valueSpan === undefined
      ? []
      : [{ name: from.value, at: from.valueSpan }],
  );
}

const FLAG = { quotes: true, escape: '\\', shell: false };

function imageUse(from: Instruction, word: Word, resolved: string | undefined): ImageUse {
  const parts = splitImage(word.text);
  return {
    start: word.start,
    end: word.end,
    text: word.text,
    resolved,
    repository: partSpan(from, word, parts.repository),
    tag: partSpan(from, word, parts.tag),
    digest: partSpan(from, word, parts.digest),
  };
}
