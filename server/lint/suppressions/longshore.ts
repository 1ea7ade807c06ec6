import type { DockerfileModel } from '../../model/model.ts';
import { codeWords, textStart } from '../../rules/support/codeWords.ts';
import type { Comment, Span } from '../../syntax/nodes.ts';
import {
  lineBelow,
  linesOf,
  type Suppression,
  type Suppressions,
  wholeFile,
} from './suppression.ts';

const PRAGMA = /^longshore\s+ignore(?<file>-file)?\s*=\s*(?<codes>\w+(?:\s*,\s*\w+)*)(?:\s.*)?$/d;

/** What somebody writes who wants to be heard. */
const MEANT = /^longshore[\s:-]+(?:ignore(?:-?file)?|disable)\s*(?:[=:]|[A-Z]+\d|$)/i;

/**
 * `# longshore ignore=CODE,… reason`: in the comments above an instruction for that instruction,
 * between continuations for the line below. `# longshore ignore-file=CODE,… reason`: for the file.
 */
export function longshoreSuppressions(model: DockerfileModel): Suppressions {
  const heard: Suppression[] = [];
  const unheard: Suppressions['unheard'][number][] = [];
  let owners: ReadonlyMap<Comment, Span> | undefined;
  for (const comment of model.syntax.comments) {
    if (!MEANT.test(comment.text)) continue;
    const match = PRAGMA.exec(comment.text);
    const place = match?.indices?.groups?.codes;
    if (!match || !place) {
      unheard.push({ at: comment, dialect: 'longshore', why: 'form' });
      continue;
    }
    owners ??= ownersOf(model);
    const covers = match.groups?.file
      ? wholeFile(model)
      : (owners.get(comment) ?? lineBelow(model, comment));
    const source = { at: comment, dialect: 'longshore', removal: linesOf(model, comment) } as const;
    const codes = codeWords(match.groups?.codes ?? '', textStart(model, comment) + place[0]);
    heard.push(
      ...codes.map(({ code, ...at }) => ({
        code,
        at,
        covers: covers ? [covers] : [],
        comment: source,
      })),
    );
  }
  return { heard, unheard };
}

/** The instruction that each comment stands above. */
function ownersOf({ syntax }: DockerfileModel): ReadonlyMap<Comment, Span> {
  const owners = new Map<Comment, Span>();
  for (const instruction of syntax.instructions) {
    for (const comment of instruction.leadingComments) owners.set(comment, instruction);
  }
  return owners;
}
