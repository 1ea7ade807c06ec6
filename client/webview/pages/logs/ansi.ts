/**
 * Colours and styles in what programs write for terminals. Everything else that moves, asks or
 * names something there is left out.
 *
 * @see https://ecma-international.org/publications-and-standards/standards/ecma-48/ (SGR, 8.3.117)
 */

/** A number of the palette (0 to 255), or `#rrggbb`. */
export type Color = number | string;

export interface Style {
  readonly foreground?: Color;
  readonly background?: Color;
  readonly bold?: true;
  readonly dim?: true;
  readonly italic?: true;
  readonly underline?: true;
  readonly inverse?: true;
  readonly hidden?: true;
  readonly strike?: true;
}

export interface Span {
  readonly text: string;
  readonly style: Style;
}

export const PLAIN: Style = {};

/** The parts of a line as a terminal would show them, and the style that the next line begins with. */
export function readAnsi(
  line: string,
  before: Style = PLAIN,
): { readonly spans: readonly Span[]; readonly after: Style } {
  const spans: Span[] = [];
  let style = before;
  let at = 0;
  const show = (text: string) => {
    if (text !== '') {
      spans.push({ text, style });
    }
  };
  const text = line.replace(/\r+$/, '');
  for (const { 0: code, 1: parameters, index } of text.matchAll(CODES)) {
    show(text.slice(at, index));
    at = index + code.length;
    if (code === '\r') {
      // What follows is written over what was there, as progress bars do.
      spans.length = 0;
    } else if (parameters !== undefined) {
      style = applySgr(style, parameters);
    }
  }
  show(text.slice(at));
  return { spans, after: style };
}

/** What of a line can be read, and searched. */
export function plainText(line: string): string {
  return hasCodes(line)
    ? readAnsi(line)
        .spans.map(({ text }) => text)
        .join('')
    : line;
}

/** The codes that `style` begins with; empty for a plain one. */
export function sgrOf(style: Style): string {
  const codes = [
    ...FLAGS.flatMap(([name, on]) => (style[name] ? [on] : [])),
    ...colorCodes(style.foreground, 38),
    ...colorCodes(style.background, 48),
  ];
  return codes.length === 0 ? '' : `\x1b[${codes.join(';')}m`;
}

/** Whether `line` may hold anything but text. */
export function hasCodes(line: string): boolean {
  return CONTROLS.test(line);
}

// biome-ignore-start lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
/** An SGR code with its parameters, any other sequence, or a single control character. */
const CODES = new RegExp(
  [
    /\x1b\[([\d;:]*)m/,
    /\x1b\[[\x30-\x3f]*[\x20-\x2f]*[\x40-\x7e]/,
    /\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?/,
    /\x1b[PX^_][^\x1b]*(?:\x1b\\)?/,
    /\x1b[\x20-\x2f]*[\x30-\x7e]?/,
    /[\x00-\x08\x0a-\x1a\x1c-\x1f\x7f]/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);
const CONTROLS = /[\x00-\x08\x0a-\x1f\x7f]/;
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: see above

type Flag = 'bold' | 'dim' | 'italic' | 'underline' | 'inverse' | 'hidden' | 'strike';

/** Each with the code that sets it. */
const FLAGS: readonly (readonly [Flag, number])[] = [
  ['bold', 1],
  ['dim', 2],
  ['italic', 3],
  ['underline', 4],
  ['inverse', 7],
  ['hidden', 8],
  ['strike', 9],
];

const RESETS: Readonly<Record<number, readonly (keyof Style)[]>> = {
  21: ['bold'],
  22: ['bold', 'dim'],
  23: ['italic'],
  24: ['underline'],
  27: ['inverse'],
  28: ['hidden'],
  29: ['strike'],
  39: ['foreground'],
  49: ['background'],
};

function applySgr(before: Style, parameters: string): Style {
  let style: Style = before;
  const codes = parameters.split(/[;:]/).map(Number);
  for (let k = 0; k < codes.length; k++) {
    const code = codes[k] ?? 0;
    const flag = FLAGS.find(([, on]) => on === code)?.[0];
    if (code === 0) {
      style = PLAIN;
    } else if (flag !== undefined) {
      style = { ...style, [flag]: true };
    } else if (RESETS[code] !== undefined) {
      style = without(style, RESETS[code]);
    } else if (code === 38 || code === 48) {
      const [color, used] = extendedColor(codes.slice(k + 1));
      k += used;
      style = colored(style, code === 38, color);
    } else {
      const bright = code >= 90;
      const base = bright ? code - 90 : code - 30;
      const index = (base % 10) + (bright ? 8 : 0);
      if ((base >= 0 && base < 8) || (base >= 10 && base < 18)) {
        style = colored(style, base < 8, index);
      }
    }
  }
  return style;
}

function colored(style: Style, foreground: boolean, color: Color | undefined): Style {
  if (color === undefined) {
    return style;
  }
  return foreground ? { ...style, foreground: color } : { ...style, background: color };
}

function without(style: Style, names: readonly (keyof Style)[]): Style {
  return Object.fromEntries(
    Object.entries(style).filter(([name]) => !names.some((one) => one === name)),
  );
}

/** `5;n` or `2;r;g;b`; the colour and how many codes it took: all, when nobody knows. */
function extendedColor(codes: readonly number[]): readonly [Color | undefined, number] {
  const [kind, first = 0, second = 0, third = 0] = codes;
  if (kind === 5) {
    return [first <= 255 ? first : undefined, 2];
  }
  if (kind === 2) {
    const parts = [first, second, third].map((part) =>
      Math.min(255, part).toString(16).padStart(2, '0'),
    );
    return [`#${parts.join('')}`, 4];
  }
  return [undefined, codes.length];
}

function colorCodes(color: Color | undefined, code: 38 | 48): readonly number[] {
  if (color === undefined) {
    return [];
  }
  if (typeof color === 'number') {
    return [code, 5, color];
  }
  const value = Number.parseInt(color.slice(1), 16);
  return [code, 2, value >> 16, (value >> 8) & 255, value & 255];
}
