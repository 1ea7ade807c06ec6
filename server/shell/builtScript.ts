import { forEachChild, type Script, type SyntaxNode } from 'unbash';
import type { Span } from '../syntax/nodes.ts';
import type { ScriptBuilder } from './build.ts';
import type { Block, Command, ShellKind, ShellProblem, ShellScript, Step } from './script.ts';
import type { SourceText } from './sourceText.ts';

/** What a `ScriptBuilder` has gathered. */
export class BuiltScript implements ShellScript {
  readonly kind: ShellKind;
  readonly form: ShellScript['form'];
  readonly body: Block;
  readonly commands: readonly Command[];
  readonly pipelines: readonly Step[];
  readonly problem: ShellProblem | undefined;
  readonly #texts: ScriptBuilder['texts'];
  #comments: readonly Span[] | undefined;
  #ownCommands: readonly Command[] | undefined;
  #byProgram: ReadonlyMap<string, readonly Command[]> | undefined;

  constructor(kind: ShellKind, form: ShellScript['form'], body: Block, builder: ScriptBuilder) {
    this.kind = kind;
    this.form = form;
    this.body = body;
    this.commands = builder.commands;
    this.pipelines = builder.pipelines;
    this.problem = builder.problem;
    this.#texts = builder.texts;
  }

  get comments(): readonly Span[] {
    this.#comments ??= this.#texts.flatMap(({ source, script }) => commentsOf(source, script));
    return this.#comments;
  }

  get ownCommands(): readonly Command[] {
    this.#ownCommands ??= this.#readOwnCommands();
    return this.#ownCommands;
  }

  get interpreter(): Command | undefined {
    const [first] = this.commands;
    if (this.form === 'exec') return first;
    const readsBody = first?.redirects.some(({ operator }) => operator.startsWith('<<'));
    return this.form === 'heredoc' && readsBody ? first : undefined;
  }

  named(...programs: readonly string[]): readonly Command[] {
    this.#byProgram ??= byProgram(this.commands);
    let found = NONE;
    for (const program of programs) {
      const own = this.#byProgram.get(program);
      if (own === undefined || own === found) continue;
      if (found === NONE) found = own;
      else return this.commands.filter((command) => programs.includes(command.program ?? ''));
    }
    return found;
  }

  runs(programs: readonly string[]): boolean {
    return this.commands.some(({ program }) => program !== undefined && programs.includes(program));
  }

  gist<T>(read: (script: ShellScript) => T): T {
    return read(this);
  }

  #readOwnCommands(): readonly Command[] {
    const { commands, interpreter } = this;
    if (commands.every(({ via }) => via === undefined)) return commands;
    return commands.filter(
      ({ via }) => via === undefined || (interpreter !== undefined && via === interpreter),
    );
  }
}

const NONE: readonly Command[] = [];

function byProgram(commands: readonly Command[]): ReadonlyMap<string, readonly Command[]> {
  const found = new Map<string, Command[]>();
  for (const command of commands) {
    const { program } = command;
    if (program === undefined) continue;
    const known = found.get(program);
    if (known) known.push(command);
    else found.set(program, [command]);
  }
  return found;
}

/** The parser drops comments: they are the `#` that no word holds. */
function commentsOf(source: SourceText, script: Script): Span[] {
  const found: Span[] = [];
  if (!source.value.includes('#')) return found;
  const words: { readonly pos: number; readonly end: number }[] = [];
  const visit = (node: SyntaxNode): void => {
    if (isOpaque(node)) words.push(node);
    else forEachChild(node, visit);
  };
  visit(script);
  words.sort((a, b) => a.pos - b.pos);
  let at = 0;
  for (const match of source.value.matchAll(/(?<=^|[\s;&|()])#[^\n]*/g)) {
    const { index } = match;
    while (at < words.length && (words[at]?.end ?? 0) <= index) at++;
    if ((words[at]?.pos ?? Number.POSITIVE_INFINITY) <= index) continue;
    found.push(source.span(index, index + match[0].length));
  }
  return found;
}

type Opaque = Extract<SyntaxNode, { readonly pos: number }>;

function isOpaque(node: SyntaxNode): node is Opaque {
  return (
    node.type === 'Word' ||
    node.type === 'HereDocBody' ||
    node.type === 'ArithmeticCommand' ||
    node.type === 'TestCommand' ||
    node.type === 'Assignment'
  );
}
