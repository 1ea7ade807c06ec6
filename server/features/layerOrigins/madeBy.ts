import type { LayerInstruction } from '../../../core/layerInstruction.ts';
import { readKeyValues } from '../../model/keyValues.ts';
import type { Instruction } from '../../syntax/nodes.ts';
import { plain, resembles } from './resembles.ts';

/** Whether an instruction made an entry; `likely` when many an instruction could have made it. */
export type Verdict = 'no' | 'likely' | 'sure';

/** What an instruction's meaning hangs on beside itself. */
export interface Surroundings {
  /** The one in force where the instruction stands. */
  readonly shell: readonly string[];
  /** The document's text, which holds the heredocs. */
  readonly source: string;
}

export function madeBy(
  instruction: Instruction,
  entry: LayerInstruction,
  around: Surroundings,
): Verdict {
  if (instruction.name !== entry.keyword) return 'no';
  return (JUDGES[instruction.name] ?? sameText)(instruction, entry.text, around);
}

type Judge = (instruction: Instruction, text: string, around: Surroundings) => Verdict;

const JUDGES: Readonly<Record<string, Judge | undefined>> = {
  // What a shell or the program gets is not touched by the builder.
  RUN: (instruction, text, { source }) =>
    plain(commandOf(instruction, source)) === plain(text) ? 'sure' : 'no',
  COPY: copied,
  ADD: copied,
  ENV: (instruction, text) => likely(resembles(pairsOf(instruction), text)),
  LABEL: (instruction, text) => likely(resembles(pairsOf(instruction), text)),
  // The build may give it another value.
  ARG: (instruction, text) =>
    likely(
      readKeyValues(instruction).every(({ key }) =>
        text.split(/\s+/).some((word) => word.split('=')[0] === key.text),
      ),
    ),
  EXPOSE: (instruction, text) => likely(samePorts(instruction, text)),
  WORKDIR: (instruction, text) => likely(sameFolder(argumentsOf(instruction), text)),
  HEALTHCHECK: (instruction, text) =>
    likely(plain(text).includes(plain(argumentsOf(instruction).replace(/^(?:CMD|cmd)\s+/, '')))),
  CMD: sameProgram,
  ENTRYPOINT: sameProgram,
};

function sameText(instruction: Instruction, text: string): Verdict {
  return likely(resembles(itemsOf(instruction) ?? argumentsOf(instruction), text));
}

/** Where a shell runs it, the builder writes the shell down too. */
function sameProgram(instruction: Instruction, text: string, { shell }: Surroundings): Verdict {
  const items = itemsOf(instruction);
  const program = items ?? [...shell, argumentsOf(instruction)].join(' ');
  return likely(plain(program) === plain(text));
}

/** BuildKit writes down what is copied; the classic builder a checksum of it. */
function copied(instruction: Instruction, text: string): Verdict {
  const words = itemsOf(instruction)?.split(' ') ?? instruction.words.map((word) => word.text);
  const destination = words.at(-1) ?? '';
  const [, behind] = /^(?:file|dir|multi):[0-9a-f]+ in (.*)$/.exec(text) ?? [];
  if (behind !== undefined) return likely(resembles(destination, behind));
  const written = words.map((word) => word.replace(/^<<-?["']?(\w+)["']?$/, '<<$1')).join(' ');
  return resembles(written, text.replace(/^(?:--\S+ )+/, '')) ? 'sure' : 'no';
}

function sameFolder(wanted: string, text: string): boolean {
  const folder = plain(wanted).replace(/(?<=.)\/$/, '');
  const made = plain(text).replace(/(?<=.)\/$/, '');
  return /^(?:[/\\$]|\w:)/.test(folder)
    ? resembles(folder, made)
    : resembles(`$HERE/${folder.replace(/^\.\//, '')}`, made);
}

function samePorts({ words }: Instruction, text: string): boolean {
  const texts = words.map((word) => plain(word.text));
  // The builder counts a range out, and knows what is in a variable.
  if (texts.some((word) => /[$-]/.test(word))) return true;
  const made = text.match(/\d+(?:\/[a-z]+)?/g) ?? [];
  const ports = (all: readonly string[]) =>
    [...new Set(all.map((port) => (port.includes('/') ? port : `${port}/tcp`)))].sort().join();
  return ports(texts.map((word) => word.toLowerCase())) === ports(made);
}

function pairsOf(instruction: Instruction): string {
  return readKeyValues(instruction)
    .map(({ key, value }) => `${key.text}=${value?.text ?? ''}`)
    .join(' ');
}

/** What RUN runs: what a heredoc holds, where there is nothing else, or all of it in a row. */
function commandOf(instruction: Instruction, source: string): string {
  const text = itemsOf(instruction) ?? argumentsOf(instruction);
  const bodies = instruction.heredocs.map(({ name, body }) => ({
    name,
    content: source.slice(body.start, body.end),
  }));
  return /^<<\S+$/.test(text.trim())
    ? bodies.map(({ content }) => content).join('')
    : [text, ...bodies.map(({ name, content }) => `${content}${name}`)].join('\n');
}

function itemsOf({ json }: Instruction): string | undefined {
  return json?.items.map(({ value }) => value).join(' ');
}

function argumentsOf({ body, argsIndex }: Instruction): string {
  return body.value.slice(argsIndex);
}

function likely(yes: boolean): Verdict {
  return yes ? 'likely' : 'no';
}
