import type { DockerfileModel, Stage } from '../model/model.ts';
import type { Span } from '../syntax/nodes.ts';
import { stageReferences } from './support/stageUses.ts';

/** Which lenses are shown above a stage. */
export interface CodeLensSettings {
  readonly references: boolean;
  readonly build: boolean;
}

export type CodeLens =
  | {
      readonly kind: 'references';
      readonly at: Span;
      readonly title: string;
      readonly references: readonly Span[];
    }
  | {
      readonly kind: 'build';
      readonly at: Span;
      readonly title: string;
      /** What `--target` takes: the stage's name or number. */
      readonly target: string;
    };

/** Above each stage: how to build up to it, and how often it is used, if it is. */
export function codeLenses(
  model: DockerfileModel,
  { references, build }: CodeLensSettings,
): readonly CodeLens[] {
  const uses = references ? stageReferences(model) : undefined;
  return model.stages.flatMap((stage) => [
    ...(build ? [buildLens(stage)] : []),
    ...referencesLens(stage, uses?.get(stage)?.map(({ at }) => at) ?? []),
  ]);
}

function buildLens({ from, name, index }: Stage): CodeLens {
  const target = name?.text ?? String(index);
  return { kind: 'build', at: from.keyword, title: 'Build to here', target };
}

function referencesLens({ from }: Stage, references: readonly Span[]): readonly CodeLens[] {
  if (references.length === 0) return [];
  const title = references.length === 1 ? '1 reference' : `${references.length} references`;
  return [{ kind: 'references', at: from.keyword, title, references }];
}
