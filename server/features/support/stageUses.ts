import { unquote } from '../../model/expand.ts';
import type { DockerfileModel, Stage } from '../../model/model.ts';
import { readMounts } from '../../model/mounts.ts';
import type { Instruction, Span } from '../../syntax/nodes.ts';

/** A `--from=` of COPY, or `from=` of a mount. */
export interface FromUse {
  readonly by: Instruction;
  readonly how: 'copy' | 'mount';
  /** The name or number, quotes gone. */
  readonly name: string;
  readonly at: Span;
}

/** What COPY --from and RUN --mount=from of `instruction` name, be it a stage, an image or nothing. */
export function fromUses(instruction: Instruction): readonly FromUse[] {
  const by = instruction;
  if (by.name === 'COPY') {
    return by.flags.flatMap(({ name, value }) =>
      name === 'from' && value !== undefined
        ? [{ by, how: 'copy' as const, name: unquote(value.text, FLAG), at: spanOf(value) }]
        : [],
    );
  }
  if (by.name !== 'RUN' || by.flags.length === 0) return [];
  return readMounts(by).flatMap(({ from }) =>
    from?.value === undefined || from.valueSpan === undefined
      ? []
      : [{ by, how: 'mount' as const, name: from.value, at: from.valueSpan }],
  );
}

/**
 * The stage that `name` means in a `--from` of `instruction`: a name or a number of an earlier
 * stage. `undefined` when it means an image, a named context or nothing.
 */
export function stageMeant(
  model: DockerfileModel,
  instruction: Instruction,
  name: string,
): Stage | undefined {
  const before = model.stageOf(instruction)?.index ?? 0;
  if (!/^\d+$/.test(name)) return model.stageNamed(name, before);
  const stage = model.stages[Number(name)];
  return stage !== undefined && stage.index < before ? stage : undefined;
}

/** A place where a stage is named: the FROM of one that is built on it, a `--from` or a mount. */
export interface StageReference {
  readonly at: Span;
  /** FROM, COPY or RUN. */
  readonly by: Instruction;
  /** The stage it stands in. */
  readonly user: Stage;
  readonly how: 'base' | 'copy' | 'mount';
}

/** The references to every stage that has any, in file order. */
export function stageReferences({
  stages,
}: DockerfileModel): ReadonlyMap<Stage, readonly StageReference[]> {
  const found = new Map<Stage, StageReference[]>();
  const add = (stage: Stage, reference: StageReference): void => {
    const known = found.get(stage);
    if (known === undefined) found.set(stage, [reference]);
    else known.push(reference);
  };
  for (const user of stages) {
    if (user.parent !== undefined && user.image !== undefined) {
      add(user.parent, { at: spanOf(user.image), by: user.from, user, how: 'base' });
    }
    for (const { stage, at, by } of user.takesFrom) {
      add(stage, { at, by, user, how: by.name === 'COPY' ? 'copy' : 'mount' });
    }
  }
  return found;
}

const FLAG = { quotes: true, escape: '\\', shell: false };

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
