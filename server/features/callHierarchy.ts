import type { DockerfileModel, Stage } from '../model/model.ts';
import type { Span } from '../syntax/nodes.ts';
import { stageAt } from './support/entity.ts';
import { stageSites, stagesUsed } from './support/stageSites.ts';
import { nameOfStage, tellingOfStage } from './support/telling.ts';

/** A stage as one of those that are built from each other. */
export interface StageItem {
  readonly index: number;
  readonly name: string;
  readonly detail: string;
  readonly at: Span;
  /** Its name. */
  readonly focus: Span;
}

/** A stage at the other end of one or more uses. */
export interface StageCall {
  readonly item: StageItem;
  /** Where the one that uses names the one that is used; in the file of both. */
  readonly places: readonly Span[];
}

/** The stage that is named at `offset`, or whose FROM stands there. */
export function prepareCallHierarchy(
  model: DockerfileModel,
  offset: number,
): StageItem | undefined {
  const stage = stageAt(model, offset);
  return stage && itemOf(stage);
}

/** The stages that are built on the one with this number, or copy from it. */
export function incomingCalls(model: DockerfileModel, index: number): readonly StageCall[] {
  const stage = model.stages[index];
  if (stage === undefined) return [];
  return grouped(stageSites(model, stage).map(({ user, at }) => ({ stage: user, at })));
}

/** The stages that the one with this number is built on or copies from. */
export function outgoingCalls(model: DockerfileModel, index: number): readonly StageCall[] {
  const stage = model.stages[index];
  if (stage === undefined) return [];
  return grouped(stagesUsed(model, stage).map(({ used, at }) => ({ stage: used, at })));
}

function grouped(
  uses: readonly { readonly stage: Stage; readonly at: Span }[],
): readonly StageCall[] {
  const places = new Map<Stage, Span[]>();
  for (const { stage, at } of uses) {
    const known = places.get(stage);
    if (known === undefined) places.set(stage, [at]);
    else known.push(at);
  }
  return [...places].map(([stage, at]) => ({ item: itemOf(stage), places: at }));
}

function itemOf(stage: Stage): StageItem {
  const { index, start, end, name, image, from } = stage;
  return {
    index,
    name: nameOfStage(stage),
    detail: tellingOfStage(stage),
    at: { start, end },
    focus: name ?? image ?? from.keyword,
  };
}
