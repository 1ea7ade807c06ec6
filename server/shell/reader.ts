import type { Instruction } from '../syntax/nodes.ts';
import { type BashText, parseBash } from './bash.ts';
import { type ShellContext, shellOf } from './read.ts';
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
  #context: (ShellContext & { readonly shell: readonly string[] }) | undefined;
  readonly #scripts = new Map<Instruction, Reading>();
  #last:
    | { readonly instruction: Instruction; readonly script: ShellScript | undefined }
    | undefined;
  readonly #parses = new Map<string, BashText>();
  readonly #oldScripts: ReadonlyMap<Instruction, Reading> | undefined;
  readonly #oldParses: ReadonlyMap<string, BashText> | undefined;

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
  }

  /** What `instruction` runs; `undefined` when it is none of those that run something. */
  read(instruction: Instruction): ShellScript | undefined {
    // One rule after the other asks about the same one.
    if (instruction === this.#last?.instruction) return this.#last.script;
    const script = this.#read(instruction);
    this.#last = { instruction, script };
    return script;
  }

  #read(instruction: Instruction): ShellScript | undefined {
    const known = this.#scripts.get(instruction);
    if (known) return known.script;
    const shell = this.#shellAt(instruction);
    const reading = this.#oldReading(instruction, shell) ?? this.#newReading(instruction, shell);
    this.#scripts.set(instruction, reading);
    return reading.script;
  }

  /** An instruction that did not move is the same object; what its heredocs hold may differ. */
  #oldReading(instruction: Instruction, shell: readonly string[]): Reading | undefined {
    const old = this.#oldScripts?.get(instruction);
    if (!old || instruction.heredocs.length > 0) return undefined;
    return old.shell.join('\0') === shell.join('\0') ? old : undefined;
  }

  #newReading(instruction: Instruction, shell: readonly string[]): Reading {
    if (this.#context?.shell !== shell) {
      const parse = (text: string): BashText => this.#parse(text);
      this.#context = { shell, text: this.#text, kind: shellKind(shell), parse };
    }
    return { shell, script: shellOf(instruction, this.#context) };
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

interface Reading {
  readonly shell: readonly string[];
  readonly script: ShellScript | undefined;
}
