import type { Heredoc, Instruction, LogicalText, Span } from '../syntax/nodes.ts';
import type { Grammar } from './variables.ts';

/** A stretch of text in which variables stand, and who expands them. */
export class Zone {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly grammar: Grammar;
  readonly expandedByBuild: boolean;
  readonly #body: LogicalText | undefined;

  /** `place` is the body of which the text is the value; without it `text` is the document's. */
  constructor(
    text: string,
    range: { readonly from: number; readonly to: number },
    grammar: Grammar,
    expandedByBuild: boolean,
    place?: LogicalText,
  ) {
    this.text = text;
    this.from = range.from;
    this.to = range.to;
    this.grammar = grammar;
    this.expandedByBuild = expandedByBuild;
    this.#body = place;
  }

  /** The document's span of `text.slice(from, to)`. */
  span(from: number, to: number): Span {
    return this.#body?.span(from, to) ?? { start: from, end: to };
  }
}

/** Instructions whose whole arguments BuildKit expands as one text. */
const EXPANDED = new Set(['STOPSIGNAL', 'USER', 'WORKDIR']);
/** Pairs of `key=value`, each by itself, or in the old form a key and one text. */
const EXPANDED_PAIRS = new Set(['ENV', 'LABEL']);
/** Instructions of which BuildKit expands every word by itself. */
const EXPANDED_WORDS = new Set(['ADD', 'COPY', 'EXPOSE', 'VOLUME']);
const RUNS_COMMAND = new Set(['CMD', 'ENTRYPOINT', 'HEALTHCHECK', 'RUN', 'SHELL']);
/** Flags whose value BuildKit expands. */
const EXPANDED_FLAGS: Readonly<Record<string, ReadonlySet<string>>> = {
  ADD: new Set(['checksum', 'chmod', 'chown']),
  COPY: new Set(['chmod', 'chown']),
  FROM: new Set(['platform']),
  RUN: new Set(['mount']),
};

/** Whether BuildKit expands variables in the value of this flag. */
export function isFlagExpanded(instruction: string, flag: string): boolean {
  return EXPANDED_FLAGS[instruction]?.has(flag) ?? false;
}

/** Where `instruction` may use variables, in file order; not for ARG. */
export function variableZones(instruction: Instruction, escapeChar: string, text: string): Zone[] {
  const zones: Zone[] = [];
  if (instruction.body.value.includes('$')) addBodyZones(instruction, escapeChar, zones);
  for (const heredoc of instruction.heredocs) {
    const zone = heredocZone(instruction, heredoc, text);
    if (zone !== undefined) zones.push(zone);
  }
  return zones;
}

function addBodyZones(instruction: Instruction, escapeChar: string, zones: Zone[]): void {
  const { name, body, trigger } = instruction;
  const grammar: Grammar = { quotes: true, escape: escapeChar, shell: false };
  const { value: text } = body;
  const add = (from: number, to: number, by: Grammar, expandedByBuild: boolean): void => {
    const dollar = text.indexOf('$', from);
    if (dollar < 0 || dollar >= to) return;
    zones.push(new Zone(text, { from, to }, by, expandedByBuild, body));
  };
  if (instruction.argsIndex > 0) {
    for (const { name: flag, value } of instruction.flags) {
      if (value === undefined) continue;
      add(value.index, value.index + value.text.length, grammar, isFlagExpanded(name, flag));
    }
  }
  const { argsIndex } = instruction;
  const end = text.length;
  if (EXPANDED.has(name) || isOldPair(instruction)) add(argsIndex, end, grammar, true);
  else if (RUNS_COMMAND.has(name)) {
    const quotes = instruction.json === undefined;
    add(argsIndex, end, { quotes, escape: escapeChar, shell: true }, false);
  } else if (EXPANDED_WORDS.has(name) && instruction.json !== undefined) {
    add(argsIndex, end, { ...grammar, quotes: false }, true);
  } else if (EXPANDED_WORDS.has(name) || EXPANDED_PAIRS.has(name)) {
    for (const word of instruction.words) {
      add(word.index, word.index + word.text.length, grammar, true);
    }
  } else if (name === 'FROM') {
    const [image] = instruction.words;
    if (image !== undefined) add(image.index, image.index + image.text.length, grammar, true);
  } else if (trigger !== undefined) {
    const inner: Zone[] = [];
    addBodyZones(trigger, escapeChar, inner);
    for (const { text: inside, from, to, grammar: by } of inner) {
      zones.push(new Zone(inside, { from, to }, by, false, trigger.body));
    }
  }
}

function isOldPair(instruction: Instruction): boolean {
  // Words are made when they are asked for: a RUN's, for nobody.
  return (
    EXPANDED_PAIRS.has(instruction.name) && !(instruction.words[0]?.text.includes('=') ?? false)
  );
}

function heredocZone(instruction: Instruction, heredoc: Heredoc, text: string): Zone | undefined {
  const { body } = heredoc;
  const owner = instruction.trigger ?? instruction;
  const run = owner.name === 'RUN';
  if (!isHeredocExpanded(owner, heredoc, text)) return undefined;
  const dollar = text.indexOf('$', body.start);
  if (dollar < 0 || dollar >= body.end) return undefined;
  const grammar: Grammar = { quotes: false, escape: '\\', shell: run };
  const range = { from: body.start, to: body.end };
  return new Zone(text, range, grammar, !run && owner === instruction);
}

/** Whether BuildKit or a shell expands variables in the body of `heredoc`, one of `owner`'s. */
export function isHeredocExpanded(owner: Instruction, heredoc: Heredoc, text: string): boolean {
  return owner.name === 'RUN' ? isShellText(owner, heredoc, text) : heredoc.expand;
}

/** A script of its own, run by a shell, or a body that the shell expands for a command. */
function isShellText(run: Instruction, heredoc: Heredoc, text: string): boolean {
  const { body, opener } = heredoc;
  // Continuations may stand in the opener: its length in the text says nothing.
  const alone = run.body.offsetAt(run.argsIndex) === opener.start && run.body.end === opener.end;
  if (!alone) return heredoc.expand;
  if (!text.startsWith('#!', body.start)) return true;
  const end = text.indexOf('\n', body.start);
  return /sh\b/.test(text.slice(body.start, end < 0 ? body.end : end));
}
