import { forEachChild, type Script, type Statement, type SyntaxNode } from 'unbash';
import type { BashText } from './bash.ts';
import { ParsedCommand, redirect } from './command.ts';
import type { BlockKind, Command, Redirect, ShellProblem } from './script.ts';
import { programName, scriptWord } from './shells.ts';
import type { SourceText } from './sourceText.ts';
import { ParsedBlock, ParsedStep } from './structure.ts';
import { ItemWord, ParsedWord, unescaped } from './word.ts';

/** `sh -c` within `sh -c` … is followed this deep. */
const MAX_DEPTH = 8;

type ListNode = {
  readonly pos: number;
  readonly end: number;
  readonly commands: readonly Statement[];
};
type ElementNode = Statement['command'];
type MemberNode = Exclude<ElementNode, { type: 'AndOr' | 'Pipeline' }>;
type CompoundNode = Exclude<MemberNode, { type: 'Command' | 'Redirected' | 'Function' | 'Coproc' }>;
type RedirectNode = Parameters<typeof redirect>[1];

/** Turns the parser's tree into blocks, steps and commands. */
export class ScriptBuilder {
  readonly commands: Command[] = [];
  readonly pipelines: ParsedStep[] = [];
  /** The texts that were read, for those who look for more in them. */
  readonly texts: { readonly source: SourceText; readonly script: Script }[] = [];
  problem: ShellProblem | undefined;
  readonly #parse: (text: string) => BashText;
  /** Heredoc bodies whose line is not over: what they run comes after it. */
  #bodies: { readonly node: SyntaxNode; readonly source: SourceText; readonly step: ParsedStep }[] =
    [];
  #depth = 0;

  constructor(parse: (text: string) => BashText) {
    this.#parse = parse;
  }

  /** Reads `source` as a script of its own; `via` is the command that runs it. */
  addText(source: SourceText, via?: Command, step?: ParsedStep): ParsedBlock {
    const place = { source, from: 0, to: source.value.length };
    const block = new ParsedBlock(place, 'script', step, via && { via });
    if (this.#depth > MAX_DEPTH) return block;
    const { script, problem } = this.#parse(source.value);
    if (problem && !this.problem) {
      const { message, index } = problem;
      this.problem = { message, ...source.span(index, Math.min(index + 1, source.value.length)) };
    }
    if (script) {
      this.texts.push({ source, script });
      this.#depth++;
      this.#statements(script, block);
      this.#flush(Number.POSITIVE_INFINITY, source);
      this.#depth--;
    }
    return block;
  }

  /** Notes `command`, and reads the text that it gives to a shell, if it does. */
  addCommand(command: Command, step: ParsedStep): void {
    this.commands.push(command);
    step.commands.push(command);
    const text = givenScript(command);
    if (text) this.addGiven(text, command);
  }

  /** Reads `text`, which `command` runs in a shell of its own. */
  addGiven(text: SourceText, command: Command): void {
    const step = command.step instanceof ParsedStep ? command.step : undefined;
    step?.add(this.addText(text, command, step));
  }

  #statements(list: ListNode, block: ParsedBlock): void {
    for (const { command } of list.commands) {
      if (command.type !== 'AndOr') this.#step(command, block);
      else for (const element of command.commands) this.#step(element, block);
    }
  }

  #step(node: Exclude<ElementNode, { type: 'AndOr' }>, block: ParsedBlock): void {
    this.#flush(node.pos, block.source);
    if (node.type !== 'Pipeline') {
      this.#member(node, new ParsedStep(block, node.pos, node.end));
      return;
    }
    const { commands, prefixes } = node;
    const step = new ParsedStep(block, node.pos, node.end, commands, prefixes);
    if (commands.length > 1) this.pipelines.push(step);
    for (const member of commands) this.#member(member, step);
  }

  #member(node: MemberNode, step: ParsedStep): void {
    const { source } = step.block;
    switch (node.type) {
      case 'Command': {
        this.addCommand(new ParsedCommand(step, source, node), step);
        this.#inside(node, step);
        break;
      }
      case 'Redirected': {
        const redirects = node.redirects.map((item) => redirect(source, item));
        this.#compound(node.command, step, redirects);
        for (const item of node.redirects) this.#inside(item as RedirectNode, step);
        break;
      }
      case 'Function':
      case 'Coproc': {
        const kind = node.type === 'Function' ? 'function' : 'coprocess';
        const { body } = node;
        if (body.type === 'Command' || body.type === 'CompoundList') {
          const block = this.#open(body, kind, step);
          if (body.type === 'CompoundList') this.#statements(body, block);
          else this.#step(body, block);
        } else if (body.type === 'Redirected') {
          const block = this.#open(body, kind, step);
          this.#member(body, new ParsedStep(block, body.pos, body.end));
        } else if (body.type === 'BraceGroup') this.#list(body.body, kind, step);
        else {
          const block = this.#open(body, kind, step);
          this.#member(body, new ParsedStep(block, body.pos, body.end));
        }
        break;
      }
      default:
        this.#compound(node, step);
    }
  }

  #compound(node: CompoundNode, step: ParsedStep, redirects?: readonly Redirect[]): void {
    const list = (body: ListNode, kind: BlockKind): void => this.#list(body, kind, step, redirects);
    switch (node.type) {
      case 'If':
        list(node.clause, 'condition');
        list(node.then, 'branch');
        for (const { clause, then } of node.elif) {
          list(clause, 'condition');
          list(then, 'branch');
        }
        if (node.else) list(node.else, 'branch');
        break;
      case 'While':
        list(node.clause, 'condition');
        list(node.body, 'loop');
        break;
      case 'For':
      case 'Select':
        for (const word of node.wordlist ?? []) this.#inside(word, step);
        list(node.body, 'loop');
        break;
      case 'ArithmeticFor':
        for (const part of [node.initialize, node.test, node.update])
          if (part) this.#inside(part, step);
        list(node.body, 'loop');
        break;
      case 'Case':
        this.#inside(node.word, step);
        for (const item of node.items) {
          for (const pattern of item.pattern) this.#inside(pattern, step);
          list(item.body, 'branch');
        }
        break;
      case 'Subshell':
        list(node.body, 'subshell');
        break;
      case 'BraceGroup':
        list(node.body, 'group');
        break;
      default:
        this.#inside(node, step);
    }
  }

  #list(body: ListNode, kind: BlockKind, step: ParsedStep, redirects?: readonly Redirect[]): void {
    this.#statements(body, this.#open(body, kind, step, redirects));
  }

  #open(
    node: { readonly pos: number; readonly end: number },
    kind: BlockKind,
    step: ParsedStep,
    redirects?: readonly Redirect[],
  ): ParsedBlock {
    const place = { source: step.block.source, from: node.pos, to: node.end };
    const block = new ParsedBlock(place, kind, step, redirects && { redirects });
    step.add(block);
    return block;
  }

  /** Finds the substitutions in words, wherever they stand. */
  #inside(node: SyntaxNode, step: ParsedStep): void {
    const { source } = step.block;
    if (node.type === 'HereDoc') {
      if (node.body.end > node.body.pos) this.#bodies.push({ node: node.body, source, step });
      return;
    }
    if (node.type === 'CommandExpansion' || node.type === 'ProcessSubstitution') {
      if (node.script) this.#substitution(node, node.script, step);
      return;
    }
    if ('pos' in node && !mayRun(source.value, node.pos, node.end)) return;
    forEachChild(node, (child) => this.#inside(child, step));
  }

  #substitution(
    node: { readonly pos: number; readonly end: number },
    script: Script,
    step: ParsedStep,
  ): void {
    const { source } = step.block;
    // Backticks with escapes are decoded: their positions are those of the decoded text.
    const inner =
      script.source === undefined
        ? source
        : unescaped(source, node.pos + 1, endOfBackticks(source.value, node), script.source);
    const place =
      inner === source
        ? { source, from: script.pos, to: script.end }
        : { source: inner, from: 0, to: inner.value.length };
    const block = new ParsedBlock(place, 'substitution', step);
    step.add(block);
    this.#statements(script, block);
  }

  #flush(before: number, source: SourceText): void {
    while (this.#bodies[0]?.source === source && nodePos(this.#bodies[0].node) < before) {
      const body = this.#bodies.shift();
      if (body) forEachChild(body.node, (child) => this.#inside(child, body.step));
    }
  }
}

/** Before the closing backtick, where there is one. */
function endOfBackticks(text: string, { pos, end }: { pos: number; end: number }): number {
  return end - 1 > pos && text[end - 1] === '`' ? end - 1 : end;
}

/** The text that `command` gives to a shell. */
function givenScript(command: Command): SourceText | undefined {
  if (!/["'\s]-[a-zA-Z]*c["'\s]|--command/.test(command.raw)) return undefined;
  const { program, args } = command.innermost;
  const word = program === undefined ? undefined : scriptWord(programName(program), args.words);
  return word instanceof ParsedWord || word instanceof ItemWord ? word.asScript : undefined;
}

function nodePos(node: SyntaxNode): number {
  return 'pos' in node ? node.pos : 0;
}

/** Whether anything between can run a command: `$(`, `<(`, a backtick, `${ …;}`. */
function mayRun(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === 96 || code === 40) return true;
    if (code === 123 && text.charCodeAt(i - 1) === 36) return true;
  }
  return false;
}
