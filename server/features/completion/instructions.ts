import { type InstructionFact, instructions } from '../../facts/instructions.ts';
import type { DockerfileModel } from '../../model/model.ts';
import type { Proposal } from './item.ts';
import type { KeywordPlace } from './place/places.ts';
import { snippets } from './snippets.ts';

/** How stages are mostly written, from top to bottom; what is left comes last. */
const USUAL = [
  ...['RUN', 'COPY', 'WORKDIR', 'ENV', 'FROM', 'ARG', 'USER', 'EXPOSE', 'CMD', 'ENTRYPOINT'],
  ...['HEALTHCHECK', 'LABEL', 'ADD', 'VOLUME', 'SHELL', 'STOPSIGNAL', 'ONBUILD', 'MAINTAINER'],
];
/** A second one in a stage overrides the first. */
const ONCE = new Set(['CMD', 'ENTRYPOINT', 'HEALTHCHECK']);

/** Instructions, where one may begin: those that are valid there, the likely ones first. */
export function completeInstructions(
  model: DockerfileModel,
  place: KeywordPlace,
): readonly Proposal[] {
  const isLower = prefersLowerCase(model, place);
  const given = place.where === 'in a stage' ? givenAt(model, place.at.start) : new Set();
  const isFollowed = behind(model, place.at.end).trim() !== '';
  const rank = ({ name }: InstructionFact): number =>
    USUAL.indexOf(name) + (given.has(name) ? USUAL.length : 0);
  return instructions
    .filter((fact) => isValid(fact, place))
    .sort((a, b) => rank(a) - rank(b))
    .map((fact) => proposalOf(fact, { isLower, isFollowed }));
}

function isValid({ name, inOnbuild }: InstructionFact, { where }: KeywordPlace): boolean {
  if (where === 'before the first stage') return name === 'FROM' || name === 'ARG';
  return where === 'in a stage' || inOnbuild;
}

/** Of those that make sense once, what the stage has already. */
function givenAt({ stages }: DockerfileModel, offset: number): ReadonlySet<string> {
  const stage = stages.findLast(({ start }) => start < offset);
  const others = (stage?.instructions ?? []).filter(({ start }) => start !== offset);
  return new Set(others.map(({ name }) => name).filter((name) => ONCE.has(name)));
}

function behind({ syntax, lines }: DockerfileModel, offset: number): string {
  return syntax.text.slice(offset, lines.endOf(lines.lineAt(offset)));
}

/** As the user writes the word under the cursor, else as most of the file is written. */
function prefersLowerCase({ syntax }: DockerfileModel, { at }: KeywordPlace): boolean {
  const typed = syntax.text.slice(at.start, at.end);
  if (typed !== '') return typed === typed.toLowerCase() && typed !== typed.toUpperCase();
  let balance = 0;
  for (const { keyword } of syntax.instructions) {
    if (keyword.text === keyword.text.toUpperCase()) balance--;
    else if (keyword.text === keyword.text.toLowerCase()) balance++;
  }
  return balance > 0;
}

function proposalOf(
  fact: InstructionFact,
  { isLower, isFollowed }: { isLower: boolean; isFollowed: boolean },
): Proposal {
  const name = isLower ? fact.name.toLowerCase() : fact.name;
  return {
    label: name,
    kind: 'keyword',
    detail: fact.summary,
    documentation: `\`\`\`dockerfile\n${fact.forms.join('\n')}\n\`\`\`\n\n${fact.documentation}`,
    newText: isFollowed ? name : `${name} `,
    ...(!isFollowed && { snippet: `${name} ${snippets[fact.name] ?? '$0'}` }),
    deprecated: fact.deprecated !== undefined,
  };
}
