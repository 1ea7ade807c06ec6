import { rules } from '../../rules/index.generated.ts';
import type { Finding, Rule } from '../../rules/rule.ts';
import type { Span } from '../../syntax/nodes.ts';
import type { Proposal } from './item.ts';
import { wordsBeside } from './listWords.ts';
import type { CommentPlace, PragmaPlace } from './place/places.ts';

/** How a comment that silences findings begins. */
export function completePragmas({ typed, inside, head }: CommentPlace): readonly Proposal[] {
  const opening = /^#[ \t]*/.exec(typed)?.[0] ?? '#';
  const forms = inside ? FORMS.filter(({ inside: heard }) => heard) : FORMS;
  return forms
    .filter(({ text }) => !(head && text === 'check=skip='))
    .map(({ text, detail }) => ({
      label: `# ${text}`,
      kind: 'key',
      detail,
      filterText: `${opening}${text}`,
      again: true,
    }));
}

const FORMS: readonly { text: string; detail: string; inside?: true }[] = [
  {
    text: 'longshore ignore=',
    detail: 'Silence these rules for the instruction below; a reason may follow',
    inside: true,
  },
  { text: 'hadolint ignore=', detail: 'Silence these rules for the line below, as hadolint does' },
  { text: 'check=skip=', detail: "Silence these checks of BuildKit's for the instruction below" },
  { text: 'longshore ignore-file=', detail: 'Silence these rules for the whole file' },
  {
    text: 'hadolint global ignore=',
    detail: 'Silence these rules for the whole file, as hadolint does',
  },
];

/**
 * Codes for `# hadolint ignore=` and `# longshore ignore=`: those that something is found for, then
 * all others, without those that the comment names.
 */
export function completeCodes(
  { name, value, cursor, covers }: PragmaPlace,
  findings: readonly Finding[],
): readonly Proposal[] {
  const isHadolint = name === 'hadolint';
  const listed = new Set(wordsBeside(value.slice(0, cursor), value.slice(cursor)));
  const found = new Map<string, Finding>();
  for (const finding of findingsIn(findings, covers)) {
    const code = [finding.code, ...finding.aliases].find(
      (each) => !isHadolint || HADOLINT.test(each),
    );
    if (code !== undefined && !found.has(code)) found.set(code, finding);
  }
  const here = [...found].map(
    ([code, { message }]): Proposal => ({
      label: code,
      kind: 'rule',
      description: 'found here',
      detail: message,
      lazy: { what: 'rule', code },
    }),
  );
  const others = rules
    .filter(({ judgesOthers }) => !judgesOthers)
    .flatMap((rule) => codesOf(rule, isHadolint))
    .filter(({ label }) => !found.has(label));
  return [...here, ...others].filter(({ label }) => !listed.has(label));
}

/** Those whose line the comment is for; what judges comments can't be what one is written for. */
export function findingsIn(findings: readonly Finding[], covers: Span): readonly Finding[] {
  return findings.filter(
    ({ code, start }) => covers.start <= start && start <= covers.end && !/^LS09\d\d$/.test(code),
  );
}

const HADOLINT = /^(?:DL|SC)\d{4}$/;

function codesOf({ code, aliases = [], summary }: Rule, isHadolint: boolean): readonly Proposal[] {
  const codes = isHadolint ? [code, ...aliases].filter((each) => HADOLINT.test(each)) : [code];
  return codes.map((label) => ({
    label,
    kind: 'rule',
    detail: summary,
    filterText: isHadolint ? label : [code, ...aliases].join(' '),
    lazy: { what: 'rule', code },
  }));
}
