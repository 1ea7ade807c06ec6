import { analyze } from '../../../server/model/analyze.ts';
import type { DockerfileModel, Stage } from '../../../server/model/model.ts';
import type { Span } from '../../../server/syntax/nodes.ts';
import { parse } from '../../../server/syntax/parse.ts';

export function modelOf(text: string): DockerfileModel {
  return analyze(parse(text));
}

/** One line a definition: where, kind, name, value as known. */
export function definitions(model: DockerfileModel): string {
  return model.definitions
    .map(
      ({ stage, kind, name, resolved }) => `${where(stage)} ${kind} ${name} = ${resolved ?? '?'}`,
    )
    .join('\n');
}

/** One line a use: as written, what it refers to, who expands it. */
export function references(model: DockerfileModel): string {
  return model.references
    .map((reference) => {
      const { definition, predefined, expandedByBuild, modifier, name } = reference;
      const { start } = definition?.nameSpan ?? { start: 0 };
      const line = model.lines.lineAt(start) + 1;
      const target = definition
        ? `${where(definition.stage)} ${definition.kind} line ${line}`
        : predefined
          ? 'predefined'
          : 'undefined';
      const by = expandedByBuild ? '' : ', not by the build';
      const operator = modifier === undefined ? '' : ` with ${modifier}`;
      return `${written(model, reference)}: ${name}${operator} -> ${target}${by}`;
    })
    .join('\n');
}

/** One line a `${…}` that BuildKit refuses. */
export function substitutionProblems(model: DockerfileModel): string {
  return model.substitutionProblems
    .map((problem) => `${problem.kind}${show(problem.modifier)}: ${written(model, problem)}`)
    .join('\n');
}

function show(modifier: string | undefined): string {
  return modifier === undefined ? '' : ` ${modifier}`;
}

/** One line a stage: name, image as resolved, parent, what it takes from. */
export function stages(model: DockerfileModel): string {
  return model.stages
    .map(({ index, name, image, parent, takesFrom }) =>
      [
        `${index}`,
        ...(name ? [name.text] : []),
        `image ${image?.resolved ?? '?'}`,
        ...(parent ? [`on ${parent.index}`] : []),
        ...takesFrom.map((use) => `takes ${use.stage.index} (${written(model, use.at)})`),
      ].join(', '),
    )
    .join('\n');
}

export function written(model: DockerfileModel, { start, end }: Span): string {
  return model.syntax.text.slice(start, end);
}

function where(stage: Stage | undefined): string {
  return stage === undefined ? 'global' : `stage ${stage.index}`;
}
