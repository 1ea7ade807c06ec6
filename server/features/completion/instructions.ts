import { type InstructionFact, instructions } from '../../facts/instructions.ts';
import type { DockerfileModel } from '../../model/model.ts';
import type { Instruction, Span } from '../../syntax/nodes.ts';
import type { Completion } from './completion.ts';
import { snippets } from './snippets.ts';

/** Instructions, where one may begin: those that are valid there. */
export function completeInstructions(
  model: DockerfileModel,
  offset: number,
): readonly Completion[] {
  const place = placeAt(model, offset);
  if (place === undefined) return [];
  const lower = prefersLowerCase(model, place.replace);
  return instructions
    .filter((fact) => isValid(fact, place))
    .map((fact) => completionOf(fact, place.replace, lower));
}

interface Place {
  /** What the instruction replaces: the word under the cursor. */
  readonly replace: Span;
  readonly where: 'before the first stage' | 'in a stage' | 'behind ONBUILD';
}

function placeAt(model: DockerfileModel, offset: number): Place | undefined {
  const instruction = model.instructionAt(offset);
  if (instruction === undefined) return emptyLine(model, offset);
  const trigger = triggerAt(instruction, offset);
  if (trigger !== undefined) return { replace: trigger, where: 'behind ONBUILD' };
  const { keyword } = instruction;
  if (isWithin(keyword, offset))
    return { replace: keyword, where: whereAt(model, instruction.start) };
  // White space before the keyword, on its line.
  const { lines } = model;
  const sameLine = lines.lineAt(offset) === lines.lineAt(instruction.start);
  return sameLine && offset < instruction.start ? emptyLine(model, offset) : undefined;
}

/** A line that holds nothing but white space, and that no continuation runs on to. */
function emptyLine(model: DockerfileModel, offset: number): Place | undefined {
  const { lines, syntax } = model;
  const line = lines.lineAt(offset);
  const before = syntax.text.slice(lines.startOf(line), offset);
  const after = syntax.text.slice(offset, lines.endOf(line));
  if (before.trim() !== '' || /^\S/.test(after) || after.trim() !== '') return undefined;
  if (isContinued(model, offset)) return undefined;
  return { replace: { start: offset, end: offset }, where: whereAt(model, offset) };
}

/** Whether the instruction before `offset` waits for more. */
function isContinued({ syntax, lines }: DockerfileModel, offset: number): boolean {
  let line = lines.lineAt(offset) - 1;
  while (line >= 0) {
    const text = syntax.text.slice(lines.startOf(line), lines.endOf(line)).trimEnd();
    const skipped = text.trim() === '' || text.trimStart().startsWith('#');
    if (!skipped) return text.endsWith(syntax.escape);
    line--;
  }
  return false;
}

function whereAt({ stages }: DockerfileModel, offset: number): Place['where'] {
  const [first] = stages;
  return first !== undefined && first.start < offset ? 'in a stage' : 'before the first stage';
}

/** The word behind ONBUILD when the cursor is in it, or where it would stand. */
function triggerAt(
  { name, keyword, body, trigger }: Instruction,
  offset: number,
): Span | undefined {
  if (name !== 'ONBUILD' || offset <= keyword.end) return undefined;
  if (trigger !== undefined) return isWithin(trigger.keyword, offset) ? trigger.keyword : undefined;
  return body.value === '' ? { start: offset, end: offset } : undefined;
}

function isWithin({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

function isValid({ name, inOnbuild }: InstructionFact, { where }: Place): boolean {
  if (where === 'before the first stage') return name === 'FROM' || name === 'ARG';
  return where === 'in a stage' || inOnbuild;
}

/** As the user writes the word under the cursor, else as most of the file is written. */
function prefersLowerCase({ syntax }: DockerfileModel, { start, end }: Span): boolean {
  const typed = syntax.text.slice(start, end);
  if (typed !== '') return typed === typed.toLowerCase() && typed !== typed.toUpperCase();
  let balance = 0;
  for (const { keyword } of syntax.instructions) {
    if (keyword.text === keyword.text.toUpperCase()) balance--;
    else if (keyword.text === keyword.text.toLowerCase()) balance++;
  }
  return balance > 0;
}

function completionOf(fact: InstructionFact, replace: Span, lower: boolean): Completion {
  const name = lower ? fact.name.toLowerCase() : fact.name;
  const deprecated = fact.deprecated !== undefined;
  return {
    label: name,
    kind: 'keyword',
    detail: fact.summary,
    documentation: `\`\`\`dockerfile\n${fact.forms.join('\n')}\n\`\`\`\n\n${fact.documentation}`,
    edit: { start: replace.start, end: replace.end, newText: `${name} ` },
    snippet: `${name} ${snippets[fact.name] ?? '$0'}`,
    sortText: `${deprecated ? 'z' : 'a'}${fact.name}`,
    deprecated,
  };
}
