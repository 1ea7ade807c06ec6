import { checkNames } from '../../facts/checks.ts';
import { type DirectiveFact, directiveFact, directives } from '../../facts/directives.ts';
import type { Proposal } from './item.ts';
import { wordsBeside } from './listWords.ts';
import type { CommentPlace, PragmaPlace } from './place/places.ts';

/** Directives that may stand here and don't yet, with the value that they mostly have. */
export function completeDirectives({ given, typed, valued }: CommentPlace): readonly Proposal[] {
  const opening = /^#[ \t]*/.exec(typed)?.[0] ?? '#';
  return [...directives]
    .filter(({ name }) => !given.includes(name))
    .sort((a, b) => rank(a) - rank(b))
    .map(({ name, usual, summary, documentation }) => ({
      label: `# ${name}=${valued ? '' : usual}`,
      kind: 'key',
      detail: summary,
      documentation,
      filterText: `${opening}${name}`,
    }));
}

/** How much they are used. */
function rank({ name }: DirectiveFact): number {
  return ['syntax', 'check', 'escape'].indexOf(name);
}

/** Values of `syntax` and `escape`. */
export function completeDirectiveValues({ name }: PragmaPlace): readonly Proposal[] {
  const fact = directiveFact(name);
  return (fact?.values ?? []).map(({ value, summary }) => ({
    label: value,
    kind: 'value',
    detail: summary,
  }));
}

/** Options of `check`, or what may stand behind the `=` of the one that the cursor is in. */
export function completeCheck(
  { value, cursor, local }: PragmaPlace,
  found: ReadonlySet<string>,
): readonly Proposal[] {
  const start = value.lastIndexOf(';', cursor - 1) + 1;
  const option = value.slice(start, cursor);
  const equals = option.indexOf('=');
  if (equals < 0) return options(value, local);
  const name = option.slice(0, equals);
  if (name === 'error') return ['true', 'false'].map((label) => ({ label, kind: 'value' }));
  const end = value.slice(cursor).search(/[;\s]/);
  const rest = end < 0 ? value.slice(cursor) : value.slice(cursor, cursor + end);
  const listed = new Set(wordsBeside(option.slice(equals + 1), rest));
  if (name === 'experimental') return names(EXPERIMENTAL, listed, found);
  if (name !== 'skip') return [];
  const usual = checkNames.filter((each) => !EXPERIMENTAL.includes(each));
  const all: Proposal = { label: 'all', kind: 'value', detail: 'Leave out every check' };
  return [...names(usual, listed, found), ...(listed.size > 0 ? [] : [all])];
}

const EXPERIMENTAL = ['InvalidDefinitionDescription'];

/** Above an instruction the builder hears `skip` and nothing else of use. */
function options(value: string, local: boolean): readonly Proposal[] {
  const fact = directiveFact('check');
  return (fact?.values ?? [])
    .filter((each) => !local || each.value === 'skip=')
    .filter((each) => !value.includes(each.value.replace(/=.*/, '=')))
    .map((each) => ({
      label: each.value,
      kind: 'key',
      detail: each.summary,
      again: each.value.endsWith('='),
    }));
}

/** Those that something is found for come first. */
function names(
  all: readonly string[],
  listed: ReadonlySet<string>,
  found: ReadonlySet<string>,
): readonly Proposal[] {
  return all
    .filter((name) => !listed.has(name))
    .sort((a, b) => Number(found.has(b)) - Number(found.has(a)))
    .map((label) => ({
      label,
      kind: 'rule',
      ...(found.has(label) && { description: 'found here' }),
      lazy: { what: 'rule', code: label },
    }));
}
