import type { DockerfileModel } from '../model/model.ts';
import type { Comment, Instruction, Span } from '../syntax/nodes.ts';

/** Lines that can be hidden behind the first of them. */
export interface Fold extends Span {
  readonly kind: 'comment' | 'region' | undefined;
}

/**
 * What can be folded, in no order: stages, instructions of several lines, heredocs, runs of
 * comments, and what stands between `#region` and `#endregion`. All span more than a line.
 */
export function folds(model: DockerfileModel): readonly Fold[] {
  const { syntax, stages, lines } = model;
  const found: Fold[] = [...stages.map(({ start, end }) => ({ start, end, kind: undefined }))];
  for (const instruction of syntax.instructions) found.push(...instructionFolds(instruction));
  found.push(...commentFolds(model), ...regionFolds(syntax.comments));
  return found.filter(({ start, end }) => lines.lineAt(start) < lines.lineAt(end));
}

/** The whole of it, and each heredoc but where that is the same. */
function instructionFolds({ start, end, heredocs }: Instruction): readonly Fold[] {
  return [
    { start, end, kind: undefined },
    ...heredocs.map(({ body, terminator }) => ({
      start: Math.max(start, body.start - 1),
      end: terminator?.end ?? body.end,
      kind: undefined,
    })),
  ];
}

/** Comments on lines that follow each other; directives at the head of the file count as such. */
function commentFolds({ syntax, lines }: DockerfileModel): readonly Fold[] {
  const found: Fold[] = [];
  let open: { start: number; end: number; kind: 'comment' } | undefined;
  for (const { start, end } of [...syntax.directives, ...syntax.comments]) {
    if (REGION.test(syntax.text.slice(start, end))) {
      open = undefined;
      continue;
    }
    if (open !== undefined && lines.lineAt(start) === lines.lineAt(open.end) + 1) open.end = end;
    else {
      open = { start, end, kind: 'comment' };
      found.push(open);
    }
  }
  return found;
}

function regionFolds(comments: readonly Comment[]): readonly Fold[] {
  const found: Fold[] = [];
  const open: number[] = [];
  for (const { start, end, text } of comments) {
    const marker = REGION.exec(`#${text}`);
    if (marker === null) continue;
    if (marker[1] === undefined) {
      open.push(start);
      continue;
    }
    const opened = open.pop();
    if (opened !== undefined) found.push({ start: opened, end, kind: 'region' });
  }
  return found;
}

/** `#region`, `# region`, `##region`, and their ends. */
const REGION = /^#\s*#?\s*(end)?region\b/;
