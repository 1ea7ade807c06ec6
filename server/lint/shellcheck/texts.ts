import type { DockerfileModel } from '../../model/model.ts';
import { ShellReader } from '../../shell/reader.ts';
import { programName, readsInput } from '../../shell/shells.ts';
import { heredocText, type SourceText, slice } from '../../shell/sourceText.ts';
import type { Heredoc, Instruction } from '../../syntax/nodes.ts';
import { type Dialect, dialectOf, shebangWords } from './dialect.ts';
import { joined } from './joined.ts';
import { namesInScope } from './scope.ts';
import { shellsInForce } from './shellsInForce.ts';

/** A text that a shell runs. */
export interface ShellText {
  readonly source: SourceText;
  readonly dialect: Dialect;
  /** The variables in its environment. */
  readonly names: readonly string[];
  /** Runs when the container starts, in an environment that the file doesn't know. */
  readonly atStart: boolean;
  /** What else its script depends on: dialect and names. */
  readonly environment: string;
  /** Of the instruction, when the text follows from that alone. */
  readonly shape: object | undefined;
}

/**
 * The texts in `model` that ShellCheck understands, in file order: shell forms of RUN, HEALTHCHECK,
 * CMD and ENTRYPOINT, what ONBUILD triggers, and heredocs that a shell runs. PowerShell, cmd, other
 * languages and JSON arrays are left alone.
 */
export function shellTexts(model: DockerfileModel): readonly ShellText[] {
  return new Collector(model).collect();
}

class Collector {
  readonly #model: DockerfileModel;
  readonly #shellAt: (instruction: Instruction) => readonly string[];
  readonly #namesAt: (instruction: Instruction) => readonly string[];
  readonly #texts: ShellText[] = [];
  #last: { readonly names: readonly string[]; readonly text: string } | undefined;

  constructor(model: DockerfileModel) {
    this.#model = model;
    this.#shellAt = shellsInForce(model);
    this.#namesAt = namesInScope(model);
  }

  collect(): readonly ShellText[] {
    for (const { instructions } of this.#model.stages) {
      for (const instruction of instructions) this.#visit(instruction, instruction);
    }
    return this.#texts;
  }

  /** `owner` is the ONBUILD that triggers `instruction`, or the same. */
  #visit(instruction: Instruction, owner: Instruction): void {
    if (instruction.trigger) this.#visit(instruction.trigger, owner);
    if (instruction.json) return;
    const { argsIndex, body, shape } = instruction;
    switch (instruction.name) {
      case 'RUN':
        if (instruction.heredocs.length > 0) this.#heredocs(instruction, owner);
        else this.#add(slice(body, argsIndex), owner, this.#shellAt(owner), { shape });
        break;
      case 'CMD':
      case 'ENTRYPOINT': {
        // What begins with a bracket is a JSON array gone wrong.
        const source = slice(body, argsIndex);
        if (source.value.startsWith('[')) break;
        this.#add(source, owner, this.#shellAt(owner), { shape, atStart: true });
        break;
      }
      case 'HEALTHCHECK': {
        const [keyword, first] = instruction.words;
        if (keyword?.text.toUpperCase() !== 'CMD' || !first) break;
        this.#add(slice(body, first.index), owner, this.#shellAt(owner), { shape });
      }
    }
  }

  #heredocs(instruction: Instruction, owner: Instruction): void {
    const line = slice(instruction.body, instruction.argsIndex);
    const [first] = instruction.heredocs;
    const shell = this.#shellAt(owner);
    const alone = line.value.trimEnd();
    if (first && instruction.heredocs.length === 1 && isWhole(line, alone.length, first)) {
      const body = this.#body(first, first.stripTabs);
      this.#add(body, owner, shebangWords(body.value) ?? shell);
      return;
    }
    this.#add(this.#whole(instruction), owner, shell);
    for (const { heredoc, program } of this.#fedHeredocs(instruction, owner)) {
      this.#add(this.#body(heredoc, heredoc.stripTabs), owner, [program]);
    }
  }

  /** The line and the heredocs behind it: what BuildKit gives the shell. */
  #whole({ body, argsIndex, heredocs }: Instruction): SourceText {
    const parts: (SourceText | string)[] = [slice(body, argsIndex), '\n'];
    for (const heredoc of heredocs) {
      const text = this.#body(heredoc, false);
      parts.push(text);
      if (text.value !== '' && !text.value.endsWith('\n')) parts.push('\n');
      parts.push(`${heredoc.name}\n`);
    }
    return joined(parts);
  }

  /** The heredocs that are a shell's input: scripts, beside what the shell around expands in them. */
  #fedHeredocs(
    instruction: Instruction,
    owner: Instruction,
  ): { readonly heredoc: Heredoc; readonly program: string }[] {
    const shell = this.#shellAt(owner);
    const script = new ShellReader(this.#model.syntax.text, () => shell).read(instruction);
    const found = new Map<Heredoc, string>();
    for (const { innermost, redirects } of script?.commands ?? []) {
      const { program, args } = innermost;
      if (program === undefined || !readsInput(programName(program), args.words)) continue;
      const heredoc = instruction.heredocs.findLast(({ opener }) =>
        redirects.some(({ start }) => opener.start <= start && start < opener.end),
      );
      if (heredoc) found.set(heredoc, program);
    }
    return [...found].map(([heredoc, program]) => ({ heredoc, program }));
  }

  /** Most share the last one. */
  #environment(dialect: Dialect, names: readonly string[]): string {
    const { name, exitsOnError } = dialect;
    if (this.#last?.names !== names) this.#last = { names, text: names.join(' ') };
    return `${name} ${exitsOnError} ${this.#last.text}`;
  }

  #body(heredoc: Heredoc, stripTabs: boolean): SourceText {
    return heredocText(this.#model.syntax.text, heredoc.body, stripTabs);
  }

  #add(
    source: SourceText,
    owner: Instruction,
    shell: readonly string[],
    { shape, atStart = false }: { readonly shape?: object; readonly atStart?: boolean } = {},
  ): void {
    const dialect = dialectOf(shell);
    if (!dialect || source.value.trim() === '') return;
    const foreign = shebangWords(source.value);
    if (foreign && !dialectOf(foreign)) return;
    const names = this.#namesAt(owner);
    const environment = this.#environment(dialect, names);
    this.#texts.push({ source, dialect, names, atStart, environment, shape });
  }
}

function isWhole(line: SourceText, length: number, { opener }: Heredoc): boolean {
  const { start, end } = line.span(0, length);
  return start === opener.start && end === opener.end;
}
