import { type LayerInstruction, layerInstruction } from '../../../core/layerInstruction.ts';
import type { LayerOrigin, LayerOrigins } from '../../../core/protocol.ts';
import type { DockerfileModel, Stage } from '../../model/model.ts';
import type { Instruction } from '../../syntax/nodes.ts';
import { madeBy, type Verdict } from './madeBy.ts';

/** A Dockerfile that an image may have been built from. */
export interface Candidate {
  readonly uri: string;
  readonly model: DockerfileModel;
}

/**
 * Where the instructions of `history` stand, the first entry first. Every instruction of a stage
 * and of the stages it is built on must have made one of the last entries, each in its place, and
 * one of them must say more than many Dockerfiles do: otherwise, and when two places fit, nothing
 * is said.
 */
export function layerOrigins(
  history: readonly string[],
  candidates: readonly Candidate[],
): LayerOrigins {
  const made = history.map(layerInstruction);
  const found = candidates.flatMap(({ uri, model }) =>
    model.stages.flatMap((stage) =>
      waysToBuild(stage)
        .filter((steps) => verdictsOn(steps, made, model.syntax.text)?.includes('sure'))
        .map((steps) => ({ uri, model, steps })),
    ),
  );
  const longest = Math.max(0, ...found.map(({ steps }) => steps.length));
  const [only, ...others] = found.filter(({ steps }) => steps.length === longest);
  if (only === undefined || others.length > 0) {
    return history.map(() => null);
  }
  const own = only.steps.map(
    ({ start }): LayerOrigin => ({
      uri: only.uri,
      line: only.model.lines.positionAt(start).line,
    }),
  );
  return [...history.slice(own.length).map(() => null), ...own];
}

/**
 * What makes entries of the history: everything but FROM, from the lowest stage on. The classic
 * builder notes ONBUILD there, BuildKit does not.
 */
function waysToBuild(stage: Stage): readonly (readonly Instruction[])[] {
  const stages: Stage[] = [];
  for (let one: Stage | undefined = stage; one !== undefined; one = one.parent) {
    stages.unshift(one);
  }
  const all = stages.flatMap(({ instructions }) => instructions.filter(isNot('FROM')));
  const noted = all.filter(isNot('ONBUILD'));
  return noted.length < all.length ? [all, noted] : [all];
}

function isNot(keyword: string): (instruction: Instruction) => boolean {
  return ({ name }) => name !== keyword;
}

/** The verdict on each step; `undefined` when one did not make its entry. */
function verdictsOn(
  steps: readonly Instruction[],
  made: readonly LayerInstruction[],
  source: string,
): readonly Verdict[] | undefined {
  if (steps.length > made.length) return undefined;
  const entries = made.slice(made.length - steps.length);
  const shells = shellsOf(steps);
  const verdicts: Verdict[] = [];
  for (const [index, step] of steps.entries()) {
    const entry = entries[index];
    const verdict = entry && madeBy(step, entry, { shell: shells[index] ?? [], source });
    if (verdict === undefined || verdict === 'no') return undefined;
    verdicts.push(verdict);
  }
  return verdicts;
}

/** The shell that each step's shell form is given to. */
function shellsOf(steps: readonly Instruction[]): readonly (readonly string[])[] {
  let shell: readonly string[] = ['/bin/sh', '-c'];
  return steps.map((step) => {
    if (step.name === 'SHELL' && step.json) shell = step.json.items.map(({ value }) => value);
    return shell;
  });
}
