import type { DockerfileModel } from '../../server/model/model.ts';
import type {
  Instruction,
  LogicalText,
  Span,
  SyntaxTree,
  Word,
} from '../../server/syntax/nodes.ts';

/** What must hold of every tree and model; the first thing that doesn't, or `undefined`. */
export function firstBroken(model: DockerfileModel): string | undefined {
  try {
    checkTree(model.syntax);
    checkModel(model);
    return undefined;
  } catch (error) {
    if (error instanceof Broken) return error.message;
    throw error;
  }
}

class Broken extends Error {}

/** A comment or a blank line, by Go's white space: JavaScript's also has U+FEFF, and not U+0085. */
const NOISE = /^(?:[^\S\uFEFF]|\x85)*(?:#|$)/;

function demand(condition: boolean, what: string, span?: Span): void {
  if (!condition) throw new Broken(span ? `${what} at ${span.start}-${span.end}` : what);
}

function checkTree(tree: SyntaxTree): void {
  const all = whole(tree);
  inOrder(tree.directives, all, 'directives');
  inOrder(tree.comments, all, 'comments');
  inOrder(tree.instructions, all, 'instructions');
  for (const problem of tree.problems) inside(problem, all, 'problem');
  for (const directive of tree.directives) {
    inOrder([directive.nameSpan, directive.valueSpan], directive, 'directive parts');
    demand(slice(tree, directive.valueSpan) === directive.value, 'directive value', directive);
  }
  for (const comment of tree.comments) {
    demand(tree.text.charAt(comment.start) === '#', 'comment begins with #', comment);
  }
  for (const instruction of tree.instructions) checkInstruction(tree, instruction);
}

function checkInstruction(tree: SyntaxTree, instruction: Instruction): void {
  const { keyword, body, flags, words } = instruction;
  inside(keyword, instruction, 'keyword');
  sameText(tree, keyword);
  demand(keyword.text.toUpperCase() === instruction.name, 'name', keyword);
  inOrder([keyword, body], instruction, 'keyword and body');
  checkLogical(tree, body);
  inOrder([...flags, ...words], body, 'flags and words');
  for (const flag of flags) {
    inOrder([flag.nameSpan, ...(flag.value ? [flag.value] : [])], flag, 'flag parts');
    if (flag.value) checkWord(tree, instruction, flag.value);
  }
  for (const word of words) {
    checkWord(tree, instruction, word);
    demand(word.text !== '' && word.index >= instruction.argsIndex, 'word behind flags', word);
  }
  demand(instruction.argsIndex <= body.value.length, 'argsIndex');
  if (instruction.json) {
    inside(instruction.json, body, 'json');
    inOrder(instruction.json.items, instruction.json, 'json items');
  }
  checkHeredocs(tree, instruction);
  inOrder(instruction.innerComments, instruction, 'inner comments');
  inOrder(instruction.emptyContinuations, instruction, 'empty continuations');
  inOrder([...instruction.leadingComments, instruction], whole(tree), 'leading comments');
  for (const blank of instruction.emptyContinuations) {
    demand(
      !/\S/.test(slice(tree, blank).replaceAll('\x85', '')),
      'blank continuation is blank',
      blank,
    );
  }
  if (instruction.trigger) {
    inside(instruction.trigger, instruction, 'trigger');
    checkInstruction(tree, instruction.trigger);
  }
}

function checkHeredocs(tree: SyntaxTree, instruction: Instruction): void {
  for (const heredoc of instruction.heredocs) {
    const { opener, nameSpan, body, terminator } = heredoc;
    inOrder([opener, body, ...(terminator ? [terminator] : [])], instruction, 'heredoc');
    inside(nameSpan, opener, 'heredoc name');
    if (terminator === undefined) continue;
    demand(slice(tree, terminator) === heredoc.name, 'terminator text', terminator);
  }
}

function checkLogical(tree: SyntaxTree, body: LogicalText): void {
  let before = body.start;
  for (let index = 0; index < body.value.length; index++) {
    const offset = body.offsetAt(index);
    demand(offset >= before && offset < body.end, 'offsets grow', { start: offset, end: before });
    demand(tree.text.charAt(offset) === body.value.charAt(index), `character ${index}`, body);
    before = offset + 1;
  }
  demand(body.offsetAt(body.value.length) === body.end, 'end of body', body);
}

function checkWord(tree: SyntaxTree, { body }: Instruction, word: Word): void {
  sameText(tree, word);
  const end = word.index + word.text.length;
  demand(body.value.slice(word.index, end) === word.text, 'index of word', word);
  const span = body.span(word.index, end);
  demand(span.start === word.start && span.end === word.end, 'span of word', word);
}

/** A word is what stands in its span, less escapes at line ends, comments and blank lines. */
function sameText(tree: SyntaxTree, word: Word): void {
  const text = slice(tree, word)
    .split(/\r\n|\n|\r/)
    .filter((line, index, all) => index === 0 || index === all.length - 1 || !NOISE.test(line))
    .map((line, index, kept) => (index < kept.length - 1 ? withoutEscape(line) : line))
    .join('');
  demand(text === word.text, `text of word ${JSON.stringify(word.text)}`, word);
}

function withoutEscape(line: string): string {
  return line.replace(/[\\`][ \t]*$/, '');
}

function checkModel(model: DockerfileModel): void {
  const { stages, syntax } = model;
  inOrder(stages, whole(syntax), 'stages');
  for (const stage of stages) {
    inOrder(stage.instructions, stage, 'instructions of stage');
    const above = stage.parent === undefined || stage.parent.index < stage.index;
    demand(above, 'parent is above', stage);
    for (const use of stage.takesFrom) {
      demand(use.stage.index < stage.index, 'used stage is above', use.at);
      inside(use.at, use.by, 'stage use');
    }
    for (const part of [stage.image?.repository, stage.image?.tag, stage.image?.digest]) {
      if (part) inside(part, stage.from, 'image part');
    }
  }
  checkVariables(model);
  for (const instruction of syntax.instructions) {
    const found = model.instructionAt(instruction.start);
    demand(found === instruction, 'instructionAt finds it', instruction);
  }
}

function checkVariables({
  references,
  definitions,
  substitutionProblems,
  syntax,
}: DockerfileModel): void {
  let start = 0;
  for (const reference of references) {
    inside(reference, reference.instruction, 'reference');
    inside(reference.nameSpan, reference, 'name of reference');
    demand(reference.start >= start, 'references in order', reference);
    demand(syntax.text.charAt(reference.start) === '$', 'reference begins with $', reference);
    start = reference.start;
  }
  for (const problem of substitutionProblems) {
    inside(problem, problem.instruction, 'substitution');
    demand(syntax.text.charAt(problem.start) === '$', 'substitution begins with $', problem);
  }
  for (const definition of definitions) {
    inside(definition.nameSpan, definition.instruction, 'definition');
  }
}

function inOrder(spans: readonly Span[], outer: Span, what: string): void {
  let before = outer.start;
  for (const span of spans) {
    inside(span, outer, what);
    demand(span.start >= before, `${what} in order`, span);
    before = span.end;
  }
}

function inside(span: Span, outer: Span, what: string): void {
  const holds = outer.start <= span.start && span.start <= span.end && span.end <= outer.end;
  demand(holds, `${what} inside ${outer.start}-${outer.end}`, span);
}

function slice(tree: SyntaxTree, { start, end }: Span): string {
  return tree.text.slice(start, end);
}

function whole(tree: SyntaxTree): Span {
  return { start: 0, end: tree.text.length };
}
