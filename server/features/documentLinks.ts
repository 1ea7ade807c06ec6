import { parseReference } from '../../core/reference.ts';
import { registryPage } from '../../core/registryPages.ts';
import type { BuildContext } from '../model/buildContext.ts';
import { pathText, readCopy } from '../model/copy.ts';
import type { DockerfileModel } from '../model/model.ts';
import { isWebSource } from '../rules/support/addSources.ts';
import { contextSources } from '../rules/support/contextSources.ts';
import type { Instruction, Span } from '../syntax/nodes.ts';
import { checkCodes, codeComment } from './support/codeComments.ts';
import { fromUses, stageMeant } from './support/stageUses.ts';

/** A piece of text that leads somewhere. */
export interface Link extends Span {
  readonly target: LinkTarget;
  /** What a click does, for people. */
  readonly tooltip: string;
}

export type LinkTarget =
  | { readonly kind: 'page'; readonly url: string }
  /** A file of the build context, below its folder, with `/`. */
  | { readonly kind: 'file'; readonly path: string }
  /** The page of a rule, by any name it has. */
  | { readonly kind: 'rule'; readonly code: string };

/**
 * Images to their registry's page, files that are copied, URLs, and rules that comments name, in no
 * order. Without `context` no files.
 */
export function documentLinks(
  model: DockerfileModel,
  context: BuildContext | undefined,
): readonly Link[] {
  return [
    ...directiveLinks(model),
    ...model.syntax.comments.flatMap((comment) =>
      (codeComment(model, comment)?.codes ?? []).map(ruleLink),
    ),
    ...model.stages.flatMap(({ image, parent }) =>
      parent === undefined && image?.resolved !== undefined ? imageLink(image.resolved, image) : [],
    ),
    ...model.syntax.instructions.flatMap((instruction) => [
      ...fromLinks(model, instruction),
      ...downloadLinks(instruction),
    ]),
    ...(context === undefined ? [] : fileLinks(model, context)),
  ];
}

function directiveLinks({ syntax }: DockerfileModel): readonly Link[] {
  return syntax.directives.flatMap(({ name, value, valueSpan }) => {
    if (name === 'syntax') return imageLink(value, valueSpan);
    return name === 'check' ? checkCodes(value, valueSpan.start).map(ruleLink) : [];
  });
}

function fromLinks(model: DockerfileModel, instruction: Instruction): readonly Link[] {
  return fromUses(instruction).flatMap(({ by, name, at }) =>
    stageMeant(model, by, name) === undefined ? imageLink(name, at) : [],
  );
}

function downloadLinks(instruction: Instruction): readonly Link[] {
  if (instruction.name !== 'ADD') return [];
  return (readCopy(instruction)?.sources ?? []).flatMap((source) => {
    const url = pathText(source);
    if (!isWebSource(url) || url.includes('$')) return [];
    const quote = 'value' in source ? 1 : 0;
    const at = { start: source.start + quote, end: source.end - quote };
    return [{ ...at, target: { kind: 'page' as const, url }, tooltip: 'Open the address' }];
  });
}

function fileLinks(model: DockerfileModel, context: BuildContext): readonly Link[] {
  return contextSources(model).flatMap(({ start, end, path }) => {
    const match = context.find(path);
    const file = match === undefined || match.kind === 'missing' ? undefined : match.file;
    if (file === undefined) return [];
    return [
      { start, end, target: { kind: 'file' as const, path: file }, tooltip: 'Open the file' },
    ];
  });
}

/** A number that is no stage's is no image either, and `scratch` is nothing. */
function imageLink(text: string, { start, end }: Span): readonly Link[] {
  const reference = parseReference(text);
  const url = reference && registryPage(reference);
  if (url === undefined || text === 'scratch' || /^\d+$/.test(text)) return [];
  return [{ start, end, target: { kind: 'page', url }, tooltip: 'Open the registry page' }];
}

function ruleLink({ code, start, end }: Span & { readonly code: string }): Link {
  return { start, end, target: { kind: 'rule', code }, tooltip: 'Read about the rule' };
}
