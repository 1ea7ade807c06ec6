import type { Heredoc, Instruction, Span } from '../syntax/nodes.ts';
import type { Grammar } from './variables.ts';

/** A stretch of text in which variables stand, and who expands them. */
export interface Zone {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly grammar: Grammar;
  readonly expandedByBuild: boolean;
  /** The document's span of `text.slice(from, to)`. */
  span(from: number, to: number): Span;
}

/** Instructions whose whole arguments BuildKit expands as one text. */
const EXPANDED = new Set(['ENV', 'LABEL', 'STOPSIGNAL', 'USER', 'WORKDIR']);
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

/** The whole body of `instruction`, as BuildKit expands it. */
export function bodyZone({ body }: Instruction, grammar: Grammar): Zone {
  return {
    text: body.value,
    from: 0,
    to: body.value.length,
    grammar,
    expandedByBuild: true,
    span: (from, to) => body.span(from, to),
  };
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
  const { name, trigger } = instruction;
  const grammar: Grammar = { quotes: true, escape: escapeChar, shell: false };
  const add = (from: number, to: number, by: Grammar, expandedByBuild: boolean): void => {
    zones.push({ ...bodyZone(instruction, by), from, to, expandedByBuild });
  };
  if (instruction.argsIndex > 0) {
    for (const { name: flag, value } of instruction.flags) {
      if (value === undefined) continue;
      const byBuild = EXPANDED_FLAGS[name]?.has(flag) ?? false;
      add(value.index, value.index + value.text.length, grammar, byBuild);
    }
  }
  const { argsIndex } = instruction;
  const end = instruction.body.value.length;
  if (EXPANDED.has(name)) add(argsIndex, end, grammar, true);
  else if (RUNS_COMMAND.has(name)) {
    const quotes = instruction.json === undefined;
    add(argsIndex, end, { quotes, escape: escapeChar, shell: true }, false);
  } else if (EXPANDED_WORDS.has(name) && instruction.json !== undefined) {
    add(argsIndex, end, { ...grammar, quotes: false }, true);
  } else if (EXPANDED_WORDS.has(name)) {
    for (const word of instruction.words) {
      add(word.index, word.index + word.text.length, grammar, true);
    }
  } else if (name === 'FROM') {
    const [image] = instruction.words;
    if (image !== undefined) add(image.index, image.index + image.text.length, grammar, true);
  } else if (trigger !== undefined) {
    const inner: Zone[] = [];
    addBodyZones(trigger, escapeChar, inner);
    for (const zone of inner) zones.push({ ...zone, expandedByBuild: false });
  }
}

function heredocZone(instruction: Instruction, heredoc: Heredoc, text: string): Zone | undefined {
  const { body } = heredoc;
  const owner = instruction.trigger ?? instruction;
  const run = owner.name === 'RUN';
  if (run ? !isShellText(owner, heredoc, text) : !heredoc.expand) return undefined;
  const dollar = text.indexOf('$', body.start);
  if (dollar < 0 || dollar >= body.end) return undefined;
  return {
    text,
    from: body.start,
    to: body.end,
    grammar: { quotes: false, escape: '\\', shell: run },
    expandedByBuild: !run && owner === instruction,
    span: (start, end) => ({ start, end }),
  };
}

/** A script of its own, run by a shell, or a body that the shell expands for a command. */
function isShellText(run: Instruction, heredoc: Heredoc, text: string): boolean {
  const { body, opener } = heredoc;
  const alone = run.body.value.length - run.argsIndex === opener.end - opener.start;
  if (!alone) return heredoc.expand;
  if (!text.startsWith('#!', body.start)) return true;
  const end = text.indexOf('\n', body.start);
  return /sh\b/.test(text.slice(body.start, end < 0 ? body.end : end));
}
