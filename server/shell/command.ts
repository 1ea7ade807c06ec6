import type { Command as CommandNode } from 'unbash';
import type { Span } from '../syntax/nodes.ts';
import type { Args } from './args.ts';
import { innermostProgram, type Program, programOf } from './program.ts';
import type { Assignment, BlockKind, Command, Redirect, ShellWord, Step } from './script.ts';
import type { SourceText } from './sourceText.ts';
import { type ItemWord, ParsedWord } from './word.ts';

/** What a simple command and a JSON array have in common. */
abstract class AnyCommand implements Command {
  readonly step: Step;
  abstract readonly start: number;
  abstract readonly end: number;
  abstract readonly raw: string;
  abstract readonly words: readonly (ParsedWord | ItemWord)[];
  abstract readonly assignments: readonly Assignment[];
  abstract readonly redirects: readonly Redirect[];
  #program: Program | undefined;
  #innermost: Program | undefined;

  constructor(step: Step) {
    this.step = step;
  }

  get name(): string | undefined {
    const [first] = this.words;
    return first?.literal ? first.text : undefined;
  }

  get program(): string | undefined {
    return this.#unwrapped().program;
  }

  get args(): Args {
    return this.#unwrapped().args;
  }

  get innermost(): Program {
    this.#innermost ??= innermostProgram(this.words);
    return this.#innermost;
  }

  get via(): Command | undefined {
    return this.step.block.via;
  }

  isInside(kind: BlockKind): boolean {
    for (let step: Step | undefined = this.step; step; step = step.block.step) {
      if (step.block.kind === kind) return true;
    }
    return false;
  }

  #unwrapped(): Program {
    this.#program ??= programOf(this.words);
    return this.#program;
  }
}

/** A simple command of a shell text. */
export class ParsedCommand extends AnyCommand {
  readonly #source: SourceText;
  readonly #node: CommandNode;
  #words: readonly ParsedWord[] | undefined;
  #redirects: readonly Redirect[] | undefined;
  #span: Span | undefined;

  constructor(step: Step, source: SourceText, node: CommandNode) {
    super(step);
    this.#source = source;
    this.#node = node;
  }

  get start(): number {
    return this.#place().start;
  }

  get end(): number {
    return this.#place().end;
  }

  get raw(): string {
    return this.#source.value.slice(this.#node.pos, this.#node.end);
  }

  get words(): readonly ParsedWord[] {
    this.#words ??= this.#readWords();
    return this.#words;
  }

  get assignments(): readonly Assignment[] {
    return this.#node.prefix.flatMap((node) =>
      node.type === 'Assignment' ? [assignment(this.#source, node)] : [],
    );
  }

  get redirects(): readonly Redirect[] {
    this.#redirects ??= this.#node.redirects.map((node) => redirect(this.#source, node));
    return this.#redirects;
  }

  #place(): Span {
    this.#span ??= this.#source.span(this.#node.pos, this.#node.end);
    return this.#span;
  }

  #readWords(): ParsedWord[] {
    const { name, args } = this.#node;
    if (!name) return [];
    const words = [new ParsedWord(this.#source, name)];
    for (const arg of args) words.push(new ParsedWord(this.#source, asWord(arg)));
    return words;
  }
}

/** A JSON array: the words of one command, run without a shell. */
export class ExecCommand extends AnyCommand {
  readonly words: readonly ItemWord[];
  readonly start: number;
  readonly end: number;
  readonly raw: string;
  readonly assignments = [];
  readonly redirects = [];

  constructor(step: Step, raw: string, span: Span, words: readonly ItemWord[]) {
    super(step);
    this.raw = raw;
    this.start = span.start;
    this.end = span.end;
    this.words = words;
  }
}

type Argument = CommandNode['args'][number];
type AssignmentNode = Extract<Argument, { type: 'Assignment' }>;

/** `export A=b`: the parser takes the argument apart, a rule reads a word. */
function asWord(arg: Argument): Extract<Argument, { type: 'Word' }> {
  if (arg.type === 'Word') return arg;
  const { value, pos, end, text } = arg;
  if (value.type !== 'Word') return { type: 'Word', text, value: text, pos, end };
  const head = text.slice(0, value.pos - pos);
  const literal = { type: 'Literal', pos, end: value.pos, value: head, text: head } as const;
  const rest = { ...literal, pos: value.pos, end: value.end, value: value.value, text: value.text };
  return {
    type: 'Word',
    text,
    value: head + value.value,
    pos,
    end,
    parts: [literal, ...(value.parts ?? [rest])],
  };
}

function assignment(source: SourceText, node: AssignmentNode): Assignment {
  return {
    ...source.span(node.pos, node.end),
    name: node.name,
    value: node.value.type === 'Word' ? new ParsedWord(source, node.value) : undefined,
  };
}

type RedirectNode = CommandNode['redirects'][number];

/** The redirection `node` of `source`. */
export function redirect(source: SourceText, node: RedirectNode): Redirect {
  return {
    ...source.span(node.pos, node.end),
    operator: node.operator,
    descriptor: node.descriptor?.type === 'FileDescriptor' ? node.descriptor.value : undefined,
    target: redirectTarget(source, node),
  };
}

function redirectTarget(source: SourceText, node: RedirectNode): ShellWord | undefined {
  if (node.type !== 'HereDoc') return node.target && new ParsedWord(source, node.target);
  if (!node.delimiter) return undefined;
  const { pos, end, text, value } = node.delimiter;
  return new ParsedWord(source, { type: 'Word', text, value, pos, end });
}
