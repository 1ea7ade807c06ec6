import { expand } from '../../model/expand.ts';
import type { DockerfileModel } from '../../model/model.ts';
import type { Instruction, Word } from '../../syntax/nodes.ts';
import { referencesIn } from './references.ts';

/** One word of EXPOSE, `[[ip:]host:]container[/protocol]`. */
export interface ExposedPort {
  readonly word: Word;
  /** With quotes and variables resolved. */
  readonly text: string;
  readonly ip: string;
  readonly host: string;
  readonly container: string;
  /** As written; `undefined` when none is. */
  readonly protocol: string | undefined;
}

/** What EXPOSE names; words whose variables are not known are left out. */
export function exposedPorts(
  model: DockerfileModel,
  instruction: Instruction,
): readonly ExposedPort[] {
  return instruction.words.flatMap((word) => {
    const text = resolve(model, word);
    if (text === undefined || text === '' || /\s/.test(text)) return [];
    const slash = text.indexOf('/');
    const ports = slash < 0 ? text : text.slice(0, slash);
    const parts = ports.split(':');
    const container = parts.pop() ?? '';
    const host = parts.pop() ?? '';
    const protocol = slash < 0 ? undefined : text.slice(slash + 1);
    return [{ word, text, ip: parts.join(':'), host, container, protocol }];
  });
}

function resolve(model: DockerfileModel, word: Word): string | undefined {
  if (!/[$"'\\`]/.test(word.text)) return word.text;
  const known = new Map(
    referencesIn(model, word).map(({ name, definition }) => [name, definition?.resolved]),
  );
  const grammar = { quotes: true, escape: model.syntax.escape, shell: false };
  return expand(word.text, grammar, (name) => {
    const value = known.get(name);
    return value === undefined ? undefined : { value };
  });
}

/** A part of an exposed port that BuildKit refuses. */
export interface PortProblem {
  readonly kind: 'address' | 'host' | 'lengths' | 'port' | 'protocol' | 'reversed' | 'unnamed';
  /** The part, as it reads. */
  readonly part: string;
}

/** The first thing that is wrong with `port`, but for numbers too high where they are written. */
export function portProblem(port: ExposedPort): PortProblem | undefined {
  const { word, ip, host, container, protocol } = port;
  if (container === '') return { kind: 'unnamed', part: '' };
  if (protocol && !PROTOCOLS.has(protocol.toLowerCase()))
    return { kind: 'protocol', part: protocol };
  if (ip !== '' && !isAddress(ip)) return { kind: 'address', part: ip };
  const range = readRange(container);
  if (typeof range === 'string') return { kind: range, part: container };
  // Where it is written out it is DL3011's to say.
  if (word.text.includes('$') && highest(container) > MOST)
    return { kind: 'port', part: container };
  if (host === '') return undefined;
  const outer = readRange(host);
  if (typeof outer === 'string') return { kind: 'host', part: host };
  return range > 0 && range !== outer ? { kind: 'lengths', part: host } : undefined;
}

const MOST = 65_535;

function highest(range: string): number {
  return Math.max(...range.split('-').map(Number));
}

const PROTOCOLS = new Set(['sctp', 'tcp', 'udp']);

/** How far the last port is from the first. */
function readRange(text: string): number | 'port' | 'reversed' {
  const [, first, last = first] = /^(\+?\d+)(?:-(\+?\d+))?$/.exec(text) ?? [];
  if (first === undefined) return 'port';
  const length = Number(last) - Number(first);
  return length < 0 ? 'reversed' : length;
}

function isAddress(text: string): boolean {
  const bare = /^\[(.*)\]$/.exec(text)?.[1] ?? text;
  if (!bare.includes(':')) return isV4(bare);
  const halves = bare.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const tail = groups.at(-1) ?? '';
  const v4 = tail.includes('.');
  if (v4 && !isV4(tail)) return false;
  const hex = v4 ? groups.slice(0, -1) : groups;
  const count = hex.length + (v4 ? 2 : 0);
  const fits = halves.length === 2 ? count < 8 : count === 8;
  return fits && hex.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group));
}

function isV4(text: string): boolean {
  const parts = text.split('.');
  return (
    parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && +part < 256)
  );
}
