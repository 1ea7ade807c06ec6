import type { Instruction, Span } from '../syntax/nodes.ts';
import { type BashText, parseBash } from './bash.ts';
import { noScript, shellOf } from './read.ts';
import type { Block, Command, ShellKind, ShellProblem, ShellScript, Step } from './script.ts';

/** What is known of the scripts of one text without heredocs, wherever they stand. */
export class Gist {
  /** The words of the SHELL in force. */
  readonly shell: string;
  readonly #kind: ShellKind;
  readonly #parses = new Map<string, BashText>();
  readonly #known = new Map<unknown, unknown>();

  /** `kind`: what `shell` reads. */
  constructor(shell: string, kind: ShellKind) {
    this.shell = shell;
    this.#kind = kind;
  }

  /** The script that `instruction`, which has the text, runs. */
  read(instruction: Instruction): ShellScript | undefined {
    return shellOf(instruction, {
      text: '',
      kind: this.#kind,
      parse: (text) => this.#parse(text),
    });
  }

  /** What `read` makes of `script`, or has made of one like it. */
  recall<T>(read: (script: ShellScript) => T, script: () => ShellScript): T {
    // What a function has made is of the type that it returns.
    if (this.#known.has(read)) return this.#known.get(read) as T;
    const made = read(script());
    this.#known.set(read, made);
    return made;
  }

  #parse(text: string): BashText {
    let parsed = this.#parses.get(text);
    if (!parsed) {
      parsed = parseBash(text);
      this.#parses.set(text, parsed);
    }
    return parsed;
  }
}

/** A script of which the gist is known; the rest is read when somebody asks for it. */
export class KeptScript implements ShellScript {
  readonly #gist: Gist;
  readonly #instruction: Instruction;
  #whole: ShellScript | undefined;

  /** `gist` is of a text like that of `instruction`. */
  constructor(gist: Gist, instruction: Instruction) {
    this.#gist = gist;
    this.#instruction = instruction;
  }

  get kind(): ShellKind {
    return this.gist(kindOf);
  }

  get form(): ShellScript['form'] {
    return this.gist(formOf);
  }

  get body(): Block {
    return this.#script.body;
  }

  get commands(): readonly Command[] {
    return this.#script.commands;
  }

  get ownCommands(): readonly Command[] {
    return this.#script.ownCommands;
  }

  get interpreter(): Command | undefined {
    return this.#script.interpreter;
  }

  get pipelines(): readonly Step[] {
    return this.#script.pipelines;
  }

  get comments(): readonly Span[] {
    return this.#script.comments;
  }

  get problem(): ShellProblem | undefined {
    return this.#script.problem;
  }

  named(...programs: readonly string[]): readonly Command[] {
    return this.runs(programs) ? this.#script.named(...programs) : NONE;
  }

  runs(programs: readonly string[]): boolean {
    const own = this.gist(programsOf);
    for (const program of own) if (programs.includes(program)) return true;
    return false;
  }

  gist<T>(read: (script: ShellScript) => T): T {
    return this.#gist.recall(read, () => this.#script);
  }

  get #script(): ShellScript {
    this.#whole ??= this.#gist.read(this.#instruction) ?? noScript(this.#instruction);
    return this.#whole;
  }
}

const NONE: readonly Command[] = [];

function kindOf({ kind }: ShellScript): ShellKind {
  return kind;
}

function formOf({ form }: ShellScript): ShellScript['form'] {
  return form;
}

function programsOf({ commands }: ShellScript): readonly string[] {
  return [...new Set(commands.flatMap(({ program }) => program ?? []))];
}
