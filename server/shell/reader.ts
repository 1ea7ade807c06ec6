import type { Instruction } from '../syntax/nodes.ts';
import { type BashText, parseBash } from './bash.ts';
import { Gist, KeptScript } from './keptScript.ts';
import { isRunning, type ShellContext, shellOf } from './read.ts';
import type { ShellScript } from './script.ts';
import { shellKind } from './shells.ts';

/**
 * What the instructions of one document version run, each read once, when first asked for. Made
 * with the reader of the version before, it reads again only what changed; the old reader stays
 * as it is.
 */
export class ShellReader {
  readonly #text: string;
  readonly #shellAt: (instruction: Instruction) => readonly string[];
  /** The last one: most instructions share their shell. */
  #context: Context | undefined;
  readonly #scripts = new Map<Instruction, Reading>();
  #last:
    | { readonly instruction: Instruction; readonly script: ShellScript | undefined }
    | undefined;
  readonly #parses = new Map<string, BashText>();
  readonly #gists = new Map<object, Gist>();
  readonly #oldScripts: ReadonlyMap<Instruction, Reading> | undefined;
  readonly #oldParses: ReadonlyMap<string, BashText> | undefined;
  readonly #oldGists: ReadonlyMap<object, Gist> | undefined;

  /** `shellAt` gives the words of the SHELL in force at an instruction, as `trackShell` does. */
  constructor(
    text: string,
    shellAt: (instruction: Instruction) => readonly string[],
    previous?: ShellReader,
  ) {
    this.#text = text;
    this.#shellAt = shellAt;
    if (!previous) return;
    this.#oldScripts = previous.#scripts;
    this.#oldParses = previous.#parses;
    this.#oldGists = previous.#gists;
  }

  /** What `instruction` runs; `undefined` when it is none of those that run something. */
  read(instruction: Instruction): ShellScript | undefined {
    // One rule after the other asks about the same one.
    if (instruction === this.#last?.instruction) return this.#last.script;
    const script = this.#read(instruction);
    this.#last = { instruction, script };
    return script;
  }

  /** Names the SHELL in force at `instruction`: the same words have the same name. */
  shellName(instruction: Instruction): string {
    return this.#contextAt(instruction).name;
  }

  #read(instruction: Instruction): ShellScript | undefined {
    const known = this.#scripts.get(instruction);
    if (known) return known.script;
    const context = this.#contextAt(instruction);
    const reading =
      this.#oldReading(instruction, context) ?? this.#newReading(instruction, context);
    this.#scripts.set(instruction, reading);
    return reading.script;
  }

  #contextAt(instruction: Instruction): Context {
    const shell = this.#shellAt(instruction);
    if (this.#context?.shell !== shell) {
      const parse = (text: string): BashText => this.#parse(text);
      const name = shell.join('\0');
      this.#context = { shell, name, text: this.#text, kind: shellKind(shell), parse };
    }
    return this.#context;
  }

  /** An instruction that did not move is the same object; what its heredocs hold may differ. */
  #oldReading(instruction: Instruction, { name }: Context): Reading | undefined {
    const old = this.#oldScripts?.get(instruction);
    if (!old || instruction.heredocs.length > 0 || old.shell !== name) return undefined;
    const gist = this.#oldGists?.get(instruction.shape);
    if (gist) this.#gists.set(instruction.shape, gist);
    return old;
  }

  /** One that moved, or is like another, has the same gist. */
  #newReading(instruction: Instruction, context: Context): Reading {
    const { name: shell, kind } = context;
    const { shape, heredocs } = instruction;
    if (heredocs.length > 0) return { shell, script: shellOf(instruction, context) };
    if (!isRunning(instruction)) return { shell, script: undefined };
    let gist = this.#gists.get(shape) ?? this.#oldGists?.get(shape);
    if (gist?.shell !== shell) gist = new Gist(shell, kind);
    this.#gists.set(shape, gist);
    return { shell, script: new KeptScript(gist, instruction) };
  }

  #parse(text: string): BashText {
    let parsed = this.#parses.get(text);
    if (!parsed) {
      parsed = this.#oldParses?.get(text) ?? parseBash(text);
      this.#parses.set(text, parsed);
    }
    return parsed;
  }
}

interface Context extends ShellContext {
  readonly shell: readonly string[];
  /** Of the shell. */
  readonly name: string;
}

interface Reading {
  /** The name of the shell. */
  readonly shell: string;
  readonly script: ShellScript | undefined;
}
