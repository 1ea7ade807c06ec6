import type { Stage } from './model.ts';

/**
 * Tells which stages a stage is built on without walking up all of them: every stage has a jump to
 * a stage far above it, so that a chain of n stages takes about log n steps.
 */
export class Ancestry {
  readonly #ranks = new Map<Stage, Rank>();

  /** Whether `stage` is `ancestor` or is built on it, directly or not. */
  descends(stage: Stage, ancestor: Stage): boolean {
    const depth = this.#rankOf(ancestor).depth;
    let at = stage;
    let rank = this.#rankOf(at);
    while (rank.depth > depth) {
      const jumped = this.#rankOf(rank.jump);
      if (jumped.depth >= depth) {
        at = rank.jump;
        rank = jumped;
      } else if (at.parent === undefined) break;
      else {
        at = at.parent;
        rank = this.#rankOf(at);
      }
    }
    return at === ancestor;
  }

  #rankOf(stage: Stage): Rank {
    const known = this.#ranks.get(stage);
    if (known !== undefined) return known;
    const open: Stage[] = [];
    for (let at: Stage | undefined = stage; at && !this.#ranks.has(at); at = at.parent)
      open.push(at);
    let rank: Rank = { depth: 0, jump: stage };
    for (const next of open.reverse()) {
      rank = this.#below(next);
      this.#ranks.set(next, rank);
    }
    return rank;
  }

  #below(stage: Stage): Rank {
    const { parent } = stage;
    const above = parent && this.#ranks.get(parent);
    if (parent === undefined || above === undefined) return { depth: 0, jump: stage };
    const far = this.#ranks.get(above.jump);
    const farther = far && this.#ranks.get(far.jump);
    const even = far && farther && above.depth - far.depth === far.depth - farther.depth;
    return { depth: above.depth + 1, jump: even ? far.jump : parent };
  }
}

interface Rank {
  readonly depth: number;
  readonly jump: Stage;
}
