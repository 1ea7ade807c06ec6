import { cleanPath } from '../../../core/dockerignore/cleanPath.ts';
import { pathText, readCopy } from '../../model/copy.ts';
import type { DockerfileModel, Stage, VariableDefinition } from '../../model/model.ts';
import { readMounts } from '../../model/mounts.ts';
import type { Instruction, Span } from '../../syntax/nodes.ts';
import { isGitSource, isWebSource } from './addSources.ts';
import { referencesIn } from './references.ts';
import { StageVariables } from './stageVariables.ts';

/** Something of the build context that an instruction takes. */
export interface ContextSource extends Span {
  /** As BuildKit looks for it: quotes and variables replaced, with `/`. */
  readonly path: string;
  readonly instruction: Instruction;
  readonly by: 'COPY' | 'ADD' | 'mount';
  /** It must be there in every build: no build argument changes it, and it stands for itself. */
  readonly fixed: boolean;
  /** The document says it letter by letter. */
  readonly literal: boolean;
}

/**
 * What the stages take from the build context, in file order. What ONBUILD triggers takes it from
 * another one; sources with variables that nobody knows are left out.
 */
export function contextSources(model: DockerfileModel): readonly ContextSource[] {
  const variables = new StageVariables(model);
  return model.stages.flatMap((stage) =>
    stage.instructions.flatMap((instruction) =>
      rawSources(instruction).flatMap(({ text, span, by, isPlain }) => {
        const path = expand(text, span, stage);
        if (path === undefined || path === '') return [];
        const { start, end } = span;
        const references = referencesIn(model, span);
        const fixed = isPlain && references.every(({ definition }) => isFixed(definition));
        const literal = model.syntax.text.slice(start, end) === path;
        return [{ start, end, path, instruction, by, fixed, literal }];
      }),
    ),
  );

  function expand(text: string, span: Span, stage: Stage): string | undefined {
    const path = variables.expand(text, span, stage);
    return model.syntax.escape === '`' ? path?.replaceAll('\\', '/') : path;
  }
}

/** It leads out of the context; BuildKit drops the `..` that would. */
export function leavesContext(source: string): boolean {
  const path = cleanPath(source);
  return path === '..' || path.startsWith('../');
}

interface RawSource {
  readonly text: string;
  readonly span: Span;
  readonly by: ContextSource['by'];
  /** Without a grammar of its own. */
  readonly isPlain: boolean;
}

function rawSources(instruction: Instruction): readonly RawSource[] {
  const { name, flags } = instruction;
  if (name === 'RUN') return flags.length === 0 ? [] : mountSources(instruction);
  const copy = readCopy(instruction);
  if (copy === undefined || copy.from !== undefined || copy.destination === undefined) return [];
  // `--parents` gives `**` and `/./` a meaning of their own.
  const isPlain = !flags.some((flag) => flag.name === 'parents');
  return copy.sources.flatMap((source) => {
    const text = pathText(source);
    if (isWebSource(text) || isGitSource(text) || !hasEvenQuotes(text)) return [];
    const by = name === 'ADD' ? 'ADD' : 'COPY';
    return [{ text, span: inside(source, instruction), by, isPlain }];
  });
}

/** Without the quotes of the JSON form. */
function inside({ start, end }: Span, { json }: Instruction): Span {
  return json === undefined ? { start, end } : { start: start + 1, end: end - 1 };
}

function mountSources(instruction: Instruction): readonly RawSource[] {
  return readMounts(instruction).flatMap(({ type, from, fields }) => {
    if (type !== 'bind' || from !== undefined) return [];
    const field = fields.findLast(({ key }) => key === 'source' || key === 'src');
    if (field?.value === undefined || field.valueSpan === undefined) return [];
    return [{ text: field.value, span: field.valueSpan, by: 'mount' as const, isPlain: true }];
  });
}

/** BuildKit cuts words at blanks before it looks at quotes: such a part of a path means nothing. */
function hasEvenQuotes(text: string): boolean {
  if (!/["']/.test(text)) return true;
  return (text.split('"').length + text.split("'").length) % 2 === 0;
}

/** An ENV that says its value itself. */
function isFixed(definition: VariableDefinition | undefined): boolean {
  return definition?.kind === 'env' && definition.value?.text.includes('$') === false;
}
