import type { Span } from '../syntax/nodes.ts';
import type { Args } from './args.ts';

/** The language a shell text is written in. Only `posix` texts (bash included) are read. */
export type ShellKind = 'posix' | 'powershell' | 'cmd' | 'other';

/** What a RUN, CMD, ENTRYPOINT or HEALTHCHECK runs. Made by `ShellReader`. */
export interface ShellScript {
  readonly kind: ShellKind;
  /** How the instruction gives it: a line, a JSON array, or the body of a heredoc. */
  readonly form: 'shell' | 'exec' | 'heredoc';
  /** The outermost list. Without steps when the text is not read. */
  readonly body: Block;
  /**
   * Every simple command, wherever it stands (lists, pipes, compound commands, functions,
   * substitutions, texts given to `sh -c`), in source order, each once.
   */
  readonly commands: readonly Command[];
  /**
   * Those of the instruction's own text. A text in quotes that a command gives to `sh -c` is not the
   * instruction's own, unless the instruction is nothing but that shell: `["sh", "-c", "…"]`,
   * `<<EOF bash`.
   */
  readonly ownCommands: readonly Command[];
  /** The shell that the instruction consists of, when it names one itself. */
  readonly interpreter: Command | undefined;
  /** Every step whose commands are joined by pipes, in source order. */
  readonly pipelines: readonly Step[];
  /** `# …` to the end of the line. */
  readonly comments: readonly Span[];
  /** The first syntax error; the commands before it are there. */
  readonly problem: ShellProblem | undefined;
  /** The commands whose `program` is one of `programs`, in source order; looked up, not searched. */
  named(...programs: readonly string[]): readonly Command[];
  /** Whether there is such a command: most rules need not look further. */
  runs(programs: readonly string[]): boolean;
  /**
   * What `read` makes of the script. It is asked once for all scripts of the same text, in any
   * version of the document, so what it returns must say nothing of their places. Always hand in
   * the same function, not a new one each time.
   */
  gist<T>(read: (script: ShellScript) => T): T;
}

export interface ShellProblem extends Span {
  readonly message: string;
}

export type BlockKind =
  /** The instruction's text, or one given to `sh -c`. */
  | 'script'
  /** What `if`, `elif`, `while` and `until` ask. */
  | 'condition'
  /** After `then`, `else`, or a pattern of `case`. */
  | 'branch'
  /** The body of `for`, `while`, `until` and `select`. */
  | 'loop'
  | 'function'
  | 'subshell'
  | 'group'
  /** `$(…)`, backticks, `<(…)`. */
  | 'substitution'
  | 'coprocess';

/** A list of steps, and the construct it belongs to. */
export interface Block extends Span {
  readonly kind: BlockKind;
  readonly steps: readonly Step[];
  /** The step this block is part of; `undefined` for the outermost one. */
  readonly step: Step | undefined;
  /** The `sh -c` (or like) that runs it in a shell of its own. */
  readonly via: Command | undefined;
  /** Redirections of the whole construct. */
  readonly redirects: readonly Redirect[];
}

export type ConnectorKind = '&&' | '||' | ';' | '&' | 'newline';

/** What joins two steps. The span is the operator's alone. */
export interface Connector extends Span {
  readonly kind: ConnectorKind;
}

/** One element of a list: a command, a pipeline or a compound command. */
export interface Step extends Span {
  readonly block: Block;
  /** Its place in `block.steps`. */
  readonly index: number;
  readonly before: Connector | undefined;
  readonly after: Connector | undefined;
  /** The simple commands it is made of; those inside compound commands are in `blocks`. */
  readonly commands: readonly Command[];
  /** The compound commands' blocks. */
  readonly blocks: readonly Block[];
  /** `|` and `|&`. */
  readonly pipes: readonly Span[];
  /** Begins with `!`. */
  readonly negated: boolean;
}

/** A simple command: assignments, words, redirections. */
export interface Command extends Span {
  /** As read by the shell, without continuations. */
  readonly raw: string;
  /** The first word, when the shell need not expand it. */
  readonly name: string | undefined;
  /** All words, the name first. Empty when there are only assignments or redirections. */
  readonly words: readonly ShellWord[];
  /**
   * The program that runs: `name`, without the prefixes that only say how to look it up
   * (`command`, `exec`, `builtin`, `busybox`, `run`). A path stays a path.
   */
  readonly program: string | undefined;
  /** The words behind `program`. */
  readonly args: Args;
  /**
   * The same one level further: without `sudo`, `env A=b`, `time`, `nice`, `nohup`, `timeout 5`,
   * `xargs`, and without a path.
   */
  readonly innermost: { readonly program: string | undefined; readonly args: Args };
  /** `A=b` before the name. */
  readonly assignments: readonly Assignment[];
  readonly redirects: readonly Redirect[];
  readonly step: Step;
  /** The `sh -c` (or like) whose text it stands in; `undefined` for the instruction's own. */
  readonly via: Command | undefined;
  /** Stands in a block of this kind, at any depth. */
  isInside(kind: BlockKind): boolean;
}

/** A word as the shell reads it. */
export interface ShellWord extends Span {
  /** As written, quotes included. */
  readonly raw: string;
  /** Without quotes; `$x` and `"${x}"` are `${x}`, `$(…)`, backticks and `$((…))` are `${…}`. */
  readonly text: string;
  /** The shell expands no variable and no command in it; globs and `~` are literal. */
  readonly literal: boolean;
  /** Some of it is quoted. */
  readonly quoted: boolean;
}

export interface Assignment extends Span {
  readonly name: string;
  /** `undefined` for an array. */
  readonly value: ShellWord | undefined;
}

export interface Redirect extends Span {
  /** `>`, `>>`, `<`, `<<`, `<<<`, `>&` … */
  readonly operator: string;
  /** The number before the operator. */
  readonly descriptor: number | undefined;
  /** The file, or the delimiter of a heredoc. */
  readonly target: ShellWord | undefined;
}
