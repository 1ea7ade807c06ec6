import type { DockerfileModel, Stage, VariableReference } from '../model/model.ts';
import { referencesIn } from '../rules/support/references.ts';
import type { Span } from '../syntax/nodes.ts';
import { referenceValue } from './support/referenceValue.ts';
import { firstEndingBehind } from './support/spans.ts';
import { fromUses, stageMeant } from './support/stageUses.ts';

/** Which hints are shown. */
export interface InlayHintSettings {
  /** Values of variables: nowhere, in FROM, wherever the builder replaces them. */
  readonly variables: 'off' | 'from' | 'all';
  /** The platform that a stage takes over from the stage it is built on. */
  readonly platforms: boolean;
  /** What a numeric `--from` means. */
  readonly stageNumbers: boolean;
}

export interface InlayHint {
  readonly offset: number;
  readonly label: string;
  readonly tooltip: string;
}

/** Longer values are cut; the tooltip has them whole. */
const MOST = 30;

/** The hints inside `span`, in file order of their instructions. */
export function inlayHints(
  model: DockerfileModel,
  settings: InlayHintSettings,
  span: Span,
): readonly InlayHint[] {
  const hints: InlayHint[] = [];
  if (settings.variables !== 'off') hints.push(...variableHints(model, settings.variables, span));
  if (settings.platforms) hints.push(...platformHints(model, span));
  if (settings.stageNumbers) hints.push(...numberHints(model, span));
  return hints.filter(({ offset }) => span.start <= offset && offset <= span.end);
}

function variableHints(
  model: DockerfileModel,
  where: 'from' | 'all',
  span: Span,
): readonly InlayHint[] {
  return outermost(referencesIn(model, span)).flatMap((reference) => {
    const { instruction, expandedByBuild, end, definition } = reference;
    if (!expandedByBuild || (where === 'from' && instruction.name !== 'FROM')) return [];
    const value = referenceValue(model, reference);
    if (value === undefined || value === '') return [];
    const short = value.length > MOST ? `${value.slice(0, MOST)}…` : value;
    const isArgument = definition?.kind === 'arg';
    return [
      {
        offset: end,
        label: `=${short}`,
        tooltip: isArgument ? `${value}, unless the build says otherwise` : value,
      },
    ];
  });
}

/** Not those inside the default of another one. */
function outermost(references: readonly VariableReference[]): readonly VariableReference[] {
  let end = 0;
  return references.filter((reference) => {
    if (reference.start < end) return false;
    end = reference.end;
    return true;
  });
}

function platformHints(model: DockerfileModel, span: Span): readonly InlayHint[] {
  const { stages } = model;
  const platforms = new Map<Stage, string>();
  const hints: InlayHint[] = [];
  for (const stage of stages) {
    const { platform, parent, image } = stage;
    if (stage.start > span.end) break;
    const own = platform?.value?.text;
    const taken = parent && platforms.get(parent);
    const effective = own ?? taken;
    if (effective !== undefined) platforms.set(stage, effective);
    if (own === undefined && taken !== undefined && image !== undefined) {
      const tooltip = 'The platform of the stage that this one is built on';
      hints.push({ offset: image.end, label: taken, tooltip });
    }
  }
  return hints;
}

function numberHints(model: DockerfileModel, span: Span): readonly InlayHint[] {
  const { instructions } = model.syntax;
  const hints: InlayHint[] = [];
  for (let at = firstEndingBehind(instructions, span.start); at < instructions.length; at++) {
    const instruction = instructions[at];
    if (instruction === undefined || instruction.start >= span.end) break;
    for (const { name, at: place } of fromUses(instruction)) {
      if (!/^\d+$/.test(name)) continue;
      const stage = stageMeant(model, instruction, name);
      const label = stage && (stage.name?.text ?? stage.image?.text);
      if (label === undefined) continue;
      hints.push({ offset: place.end, label, tooltip: `Stage ${name} is built ${from(stage)}` });
    }
  }
  return hints;
}

function from(stage: Stage | undefined): string {
  const name = stage?.name === undefined ? '' : `as ${stage.name.text} `;
  return `${name}from ${stage?.image?.text}`;
}
