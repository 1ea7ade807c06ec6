import { type Accepts, Automaton, literal, notNewline, notSlash, type Step } from './automaton.ts';
import { escapedPoint, escapedSet, readRegexpClass } from './charClass.ts';
import { readGoPattern } from './goMatch.ts';

/** Whether a path relative to the build context matches. */
export type PathTest = (path: string) => boolean;

/**
 * Reads one cleaned `.dockerignore` pattern as moby's patternmatcher does; `undefined` when it is
 * malformed. It must be a valid `filepath.Match` pattern. Without wildcards it is compared as it
 * stands; a leading or trailing `**` compares the rest as suffix or prefix; anything else is
 * rewritten to a Go regular expression. That rewriting forgets to quote `|`, `{`, `}` and `^`,
 * and hands `\d` on, so that here they mean what they mean in a regular expression.
 *
 * @see https://github.com/moby/patternmatcher
 */
export function readIgnoreGlob(pattern: string): PathTest | undefined {
  if (readGoPattern(pattern) === undefined) return undefined;
  if (!/[*?[\]\\]/.test(pattern)) return (path) => path === pattern;
  const suffix = /^\*\*([^*?[\]\\]*)$/.exec(pattern)?.[1];
  if (suffix !== undefined) {
    const whole = suffix.startsWith('/') ? suffix.slice(1) : undefined;
    return (path) => path.endsWith(suffix) || path === whole;
  }
  const prefix = /^([^*?[\]\\]+)\*\*$/.exec(pattern)?.[1];
  if (prefix !== undefined) return (path) => path.startsWith(prefix);
  return readExpression(pattern);
}

function readExpression(pattern: string): PathTest | undefined {
  const points = Array.from(pattern, (character) => character.codePointAt(0) ?? 0);
  const alternatives: Step[][] = [[{ kind: 'start' }]];
  for (let at = 0; at < points.length; ) {
    const steps = alternatives.at(-1) ?? [];
    const character = String.fromCodePoint(points[at] ?? 0);
    if (character === '|') {
      alternatives.push([]);
      at++;
      continue;
    }
    const repeat = character === '{' ? readRepeat(points, at) : undefined;
    if (repeat !== undefined) {
      if (!applyRepeat(steps, repeat)) return undefined;
      at = repeat.end;
      if (points[at] === BRACE && readRepeat(points, at) !== undefined) return undefined;
      continue;
    }
    const read = readStep(points, at);
    if (read === undefined) return undefined;
    steps.push(...read.steps);
    at = read.end;
  }
  const automata = alternatives.map(
    (steps, index) =>
      new Automaton([
        ...(steps[0]?.kind === 'start' ? steps.slice(1) : [anything, ...steps]),
        ...(index === alternatives.length - 1 ? [] : [anything]),
      ]),
  );
  return (path) => automata.some((automaton) => automaton.matches(path));
}

interface ReadSteps {
  readonly steps: readonly Step[];
  readonly end: number;
}

function readStep(points: readonly number[], at: number): ReadSteps | undefined {
  const point = points[at] ?? 0;
  switch (String.fromCodePoint(point)) {
    case '*':
      return readStars(points, at);
    case '?':
      return { steps: [{ kind: 'one', accepts: notSlash }], end: at + 1 };
    case '[': {
      const found = readRegexpClass(points, at);
      return found && { steps: [{ kind: 'one', accepts: found.accepts }], end: found.end };
    }
    case '\\': {
      const set = escapedSet(points[at + 1]);
      if (set !== undefined) return { steps: [{ kind: 'one', accepts: set }], end: at + 2 };
      const quoted = escapedPoint(points[at + 1]);
      return quoted === undefined ? undefined : { steps: [literal(quoted)], end: at + 2 };
    }
    case '^':
      return { steps: [{ kind: 'start' }], end: at + 1 };
    default:
      return { steps: [literal(point)], end: at + 1 };
  }
}

function readStars(points: readonly number[], at: number): ReadSteps {
  if (points[at + 1] !== STAR) {
    return { steps: [{ kind: 'many', accepts: notSlash }], end: at + 1 };
  }
  const end = points[at + 2] === SLASH ? at + 3 : at + 2;
  const steps: readonly Step[] =
    end >= points.length
      ? [{ kind: 'many', accepts: notNewline }]
      : [{ kind: 'maybe' }, { kind: 'folders' }];
  return { steps, end };
}

interface Repeat {
  readonly min: number;
  /** `undefined` for no limit. */
  readonly max: number | undefined;
  readonly end: number;
}

/** `{2}`, `{2,}` or `{2,3}`; any other brace stands for itself. */
function readRepeat(points: readonly number[], at: number): Repeat | undefined {
  const text = String.fromCodePoint(...points.slice(at, at + 12));
  const found = /^\{(\d{1,4})(,(\d{0,4}))?\}/.exec(text);
  if (found === null) return undefined;
  const min = Number(found[1]);
  const limit = found[3] === undefined ? min : Number(found[3]);
  return {
    min,
    max: found[2] !== undefined && found[3] === '' ? undefined : limit,
    end: at + found[0].length,
  };
}

/** Repeats the last step; false when Go refuses to. */
function applyRepeat(steps: Step[], { min, max }: Repeat): boolean {
  const step = steps.pop();
  if (step === undefined || step.kind === 'many' || step.kind === 'folders') return false;
  if (min > LIMIT || (max ?? min) > LIMIT || (max ?? min) < min) return false;
  if (step.kind !== 'one') {
    if (min > 0) steps.push(step);
    return true;
  }
  for (let times = 0; times < min; times++) steps.push(step);
  if (max === undefined) steps.push({ kind: 'many', accepts: step.accepts });
  const optional: Step = { kind: 'one', accepts: step.accepts };
  for (let times = min; times < (max ?? min); times++) steps.push({ kind: 'maybe' }, optional);
  return true;
}

const anyPoint: Accepts = () => true;
const anything: Step = { kind: 'many', accepts: anyPoint };
const LIMIT = 1000;
const SLASH = 0x2f;
const STAR = 0x2a;
const BRACE = 0x7b;
