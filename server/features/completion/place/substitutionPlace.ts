import type { DockerfileModel } from '../../../model/model.ts';
import { isFlagExpanded } from '../../../model/zones.ts';
import type { Around, HeredocPlace, ModifierPlace, Place, VariablePlace } from './places.ts';

/** Where a text begins in which variables may stand, and the flag whose value it is. */
interface Zone {
  readonly from: number;
  readonly flag: string | undefined;
}

/** `$na`, `${na` or `${name:` before the cursor, where somebody expands it. */
export function substitutionPlace(
  model: DockerfileModel,
  around: Around,
  zone: Zone,
): Place | undefined {
  const { line } = around;
  const before = line.typed(zone.from);
  if (!before.includes('$')) return undefined;
  const expander = expanderOf(around, zone, before);
  if (expander === 'nobody') return undefined;
  const quotes = expander === 'shell' || line.text.charAt(around.argsFrom) !== '[';
  if (quotes && isSingleQuoted(before, model.syntax.escape)) return undefined;
  const found = readSubstitution(before, line.text.slice(line.cursor), model.syntax.escape);
  if (found === undefined) return undefined;
  const { start, after, ...rest } = found;
  return {
    ...rest,
    around,
    at: line.span(zone.from + start, line.cursor + after),
    typed: before.slice(start),
    ...(rest.kind === 'variable' && { expandedByBuild: expander === 'build' }),
  } as Place;
}

type Found = (
  | Pick<VariablePlace, 'kind' | 'braced' | 'closed'>
  | Pick<ModifierPlace, 'kind' | 'name' | 'closed'>
) & {
  /** The word's index in the text before the cursor, and how many characters follow the cursor. */
  readonly start: number;
  readonly after: number;
};

/** What the text around the cursor is of a variable; `undefined` when it is no part of one. */
export function readSubstitution(
  before: string,
  behind: string,
  escapeChar: string,
): Found | undefined {
  const variable = /\$(\{?)([A-Za-z_]\w*)?$/.exec(before);
  if (variable !== null) {
    if (isEscaped(before, variable.index, escapeChar)) return undefined;
    const [, brace = '', name = ''] = variable;
    const after = /^\w*/.exec(behind)?.[0].length ?? 0;
    return {
      kind: 'variable',
      braced: brace !== '',
      closed: /^[}:+?#%/-]/.test(behind.slice(after)),
      start: before.length - name.length,
      after,
    };
  }
  const modifier = /\$\{([A-Za-z_]\w*)(:?[-+?]?|##?|%%?|\/\/?)$/.exec(before);
  if (modifier === null || isEscaped(before, modifier.index, escapeChar)) return undefined;
  const [, name = '', operator = ''] = modifier;
  const after = operator === ':' ? (/^[-+?]?/.exec(behind)?.[0].length ?? 0) : 0;
  return {
    kind: 'modifier',
    name,
    closed: /^[^\s"']*\}/.test(behind),
    start: before.length - operator.length,
    after,
  };
}

/** `<<NA` before the cursor. */
export function openerPlace({ lines }: DockerfileModel, around: Around): HeredocPlace | undefined {
  const { name, line, argsFrom, instruction } = around;
  if (name !== 'RUN' && name !== 'COPY' && name !== 'ADD') return undefined;
  const match = /(?:^|\s)\d*(<<-?\s?["']?\w*)$/.exec(line.typed(argsFrom));
  const typed = match?.[1];
  if (typed === undefined) return undefined;
  const from = line.cursor - typed.length;
  const rest = line.text.slice(line.cursor);
  const after = /^\w*["']?/.exec(rest)?.[0].length ?? 0;
  const at = line.span(from, line.cursor + after);
  const own = instruction.heredocs.find(
    ({ opener }) => opener.start <= at.start && at.start <= opener.end,
  );
  return {
    kind: 'heredoc',
    around,
    at,
    typed,
    last: rest.slice(after).trim() === '',
    lineEnd: lines.endOf(lines.lineAt(at.end)),
    given: instruction.heredocs.filter((each) => each !== own).map((each) => each.name),
  };
}

function expanderOf(
  { name, line, argsFrom }: Around,
  { flag }: Zone,
  before: string,
): 'build' | 'shell' | 'nobody' {
  if (flag !== undefined) return isFlagExpanded(name, flag) ? 'build' : 'nobody';
  switch (name) {
    case 'FROM':
      return /\s/.test(before) ? 'nobody' : 'build';
    case 'MAINTAINER':
    case 'SHELL':
      return 'nobody';
    case 'RUN':
    case 'CMD':
    case 'ENTRYPOINT':
    case 'HEALTHCHECK': {
      const command =
        name === 'HEALTHCHECK' ? before.replace(/^\S*\s*/, '') : line.text.slice(argsFrom);
      return command.startsWith('[') ? 'nobody' : 'shell';
    }
    default:
      return 'build';
  }
}

function isEscaped(text: string, at: number, escapeChar: string): boolean {
  let escapes = 0;
  while (text.charAt(at - 1 - escapes) === escapeChar) escapes++;
  return escapes % 2 === 1 || text.charAt(at - 1) === '$';
}

/** Whether a text that ends at the cursor leaves a single quote open. */
function isSingleQuoted(text: string, escapeChar: string): boolean {
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === escapeChar && quote !== "'") at++;
    else if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === "'" || char === '"') quote = char;
  }
  return quote === "'";
}
