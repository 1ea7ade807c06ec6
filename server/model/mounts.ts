import type { Flag, Instruction, Span } from '../syntax/nodes.ts';
import { readFlagValue } from './flagValue.ts';

/** One `RUN --mount=…`. */
export interface Mount extends Span {
  readonly flag: Flag;
  readonly fields: readonly MountField[];
  /** Lower case; `bind` when none is given. */
  readonly type: string;
  /** The stage or image of `from=`. */
  readonly from: MountField | undefined;
  /** The place at which it is no CSV: a double quote inside a field. */
  readonly brokenAt: Span | undefined;
}

/** `key=value` or a bare `key` of a mount. */
export interface MountField extends Span {
  /** Lower case. */
  readonly key: string;
  readonly keySpan: Span;
  /** Quotes resolved; `undefined` without `=`. */
  readonly value: string | undefined;
  readonly valueSpan: Span | undefined;
}

/**
 * The mounts of a RUN instruction; none for any other.
 *
 * @see https://docs.docker.com/reference/dockerfile/#run---mount
 */
export function readMounts(instruction: Instruction): readonly Mount[] {
  if (instruction.name !== 'RUN' || instruction.flags.length === 0) return [];
  return instruction.flags
    .filter((flag) => flag.name === 'mount' && flag.value !== undefined)
    .map((flag) => readMount(instruction, flag));
}

function readMount(instruction: Instruction, flag: Flag): Mount {
  const index = flag.value?.index ?? 0;
  const { fields: raw, brokenAt } = splitFields(flag.value?.text ?? '');
  const fields = raw.map((field) => readField(instruction, index, field));
  const type = fields.findLast((field) => field.key === 'type')?.value ?? 'bind';
  return {
    start: flag.start,
    end: flag.end,
    flag,
    fields,
    type: type.toLowerCase(),
    from: fields.findLast((field) => field.key === 'from'),
    brokenAt:
      brokenAt === undefined
        ? undefined
        : instruction.body.span(index + brokenAt, index + brokenAt + 1),
  };
}

interface RawField {
  readonly text: string;
  /** Where each character of `text` stands in the flag's value, and where the field ends. */
  readonly places: readonly number[];
}

/**
 * BuildKit first drops the quotes of the flag, as a shell would, and reads what is left as CSV, in
 * which a field may stand in double quotes of its own.
 */
function splitFields(value: string): { fields: RawField[]; brokenAt: number | undefined } {
  const { text, places } = readFlagValue(value);
  const fields: RawField[] = [];
  let brokenAt: number | undefined;
  let at = 0;
  for (;;) {
    const field = text.charAt(at) === '"' ? quotedField(text, at) : plainField(text, at);
    fields.push({
      text: field.indexes.map((index) => text.charAt(index)).join(''),
      places: [...field.indexes, field.end].map((index) => places[index] ?? value.length),
    });
    if (field.broken !== undefined) brokenAt ??= places[field.broken];
    if (field.end >= text.length) return { fields, brokenAt };
    at = field.end + 1;
  }
}

interface FieldEnd {
  readonly indexes: number[];
  readonly end: number;
  /** Where a quote stands that doesn't belong there, or that doesn't close. */
  readonly broken: number | undefined;
}

function plainField(text: string, from: number): FieldEnd {
  const comma = text.indexOf(',', from);
  const end = comma < 0 ? text.length : comma;
  const quote = text.slice(from, end).indexOf('"');
  return {
    indexes: Array.from({ length: end - from }, (_, i) => from + i),
    end,
    broken: quote < 0 ? undefined : from + quote,
  };
}

function quotedField(text: string, from: number): FieldEnd {
  const indexes: number[] = [];
  let at = from + 1;
  for (; at < text.length; at++) {
    if (text.charAt(at) === '"') {
      if (text.charAt(at + 1) !== '"') break;
      at++;
    }
    indexes.push(at);
  }
  const comma = text.indexOf(',', at);
  const end = comma < 0 ? text.length : comma;
  const closes = at < text.length && end === at + 1;
  return { indexes, end, broken: closes ? undefined : Math.min(at, text.length - 1) };
}

function readField({ body }: Instruction, index: number, { text, places }: RawField): MountField {
  const spanOf = (from: number, to: number): Span => {
    const start = index + (places[from] ?? 0);
    return body.span(start, to > from ? index + (places[to - 1] ?? 0) + 1 : start);
  };
  const equals = text.indexOf('=');
  const keyEnd = equals < 0 ? text.length : equals;
  return {
    ...spanOf(0, text.length),
    key: text.slice(0, keyEnd).toLowerCase(),
    keySpan: spanOf(0, keyEnd),
    value: equals < 0 ? undefined : text.slice(equals + 1),
    valueSpan: equals < 0 ? undefined : spanOf(equals + 1, text.length),
  };
}
