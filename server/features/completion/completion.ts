import type { DockerfileModel } from '../../model/model.ts';
import { completeArgNames } from './args.ts';
import { completeArguments } from './arguments.ts';
import { completeContextPaths } from './contextPaths.ts';
import { completeDestinations } from './destinations.ts';
import { completeCheck, completeDirectives, completeDirectiveValues } from './directives.ts';
import { completeEnvNames } from './envNames.ts';
import { completeFlags } from './flags.ts';
import { completeFlagValues } from './flagValues.ts';
import { completeHeredocEnd, completeHeredocs } from './heredocs.ts';
import { completeImages } from './images.ts';
import { completeInstructions } from './instructions.ts';
import { type Completion, type Proposal, type Proposals, placed } from './item.ts';
import { completeLabelKeys, completeLabelValues } from './labels.ts';
import { completeMountKeys, completeMountValues } from './mounts.ts';
import type {
  CommentPlace,
  FlagValuePlace,
  KeyPlace,
  KeywordPlace,
  MountValuePlace,
  Place,
  PragmaPlace,
} from './place/places.ts';
import { placeAt } from './place.ts';
import { completeStagePaths } from './stagePaths.ts';
import { completeStages } from './stages.ts';
import { completeCodes, completePragmas, findingsIn } from './suppressions.ts';
import type { Surroundings } from './surroundings.ts';
import { completeTemplates } from './templates.ts';
import { completeOwner } from './users.ts';
import { completeModifiers, completeVariables } from './variables.ts';

/** What may be written at the cursor. */
export interface CompletionList {
  readonly items: readonly Completion[];
  /** When it isn't, typing more may bring others. */
  readonly complete: boolean;
}

/**
 * What may be written at `offset`: all that is valid there, for the editor to filter, the likely
 * first. Empty where nothing helps, such as in the text of a shell.
 */
export async function complete(
  model: DockerfileModel,
  offset: number,
  surroundings: Surroundings,
): Promise<CompletionList> {
  const place = placeAt(model, offset);
  if (place === undefined || isUnasked(place, surroundings)) return { items: [], complete: true };
  const answer = await proposalsAt(model, place, surroundings);
  const { items, complete: isComplete } = isList(answer)
    ? { items: answer, complete: true }
    : answer;
  const { lines } = model;
  const number = lines.lineAt(offset);
  const line = { start: lines.startOf(number), end: lines.endOf(number) };
  return { items: placed(items, place, { line, offset }), complete: isComplete };
}

/** A `#` begins a comment far more often than a directive. */
function isUnasked(place: Place, { trigger }: Surroundings): boolean {
  return trigger === '#' && place.kind === 'comment' && !place.head;
}

type Answer = readonly Proposal[] | Proposals;

function isList(answer: Answer): answer is readonly Proposal[] {
  return Array.isArray(answer);
}

function proposalsAt(
  model: DockerfileModel,
  place: Place,
  surroundings: Surroundings,
): Answer | Promise<Answer> {
  switch (place.kind) {
    case 'keyword':
      return keywords(model, place, surroundings);
    case 'flag':
      return completeFlags(place.around, place.given);
    case 'flag value':
      return flagValues(model, place, surroundings);
    case 'mount key':
      return completeMountKeys(place);
    case 'mount value':
      return mountValues(model, place, surroundings);
    case 'variable':
      return completeVariables(model, place);
    case 'modifier':
      return completeModifiers(place);
    case 'argument':
      return completeArguments(model, place, surroundings);
    case 'key':
      return keys(model, place, surroundings);
    case 'value':
      return place.around.name === 'LABEL' ? completeLabelValues(place) : [];
    case 'heredoc':
      return completeHeredocs(model, place);
    case 'heredoc end':
      return completeHeredocEnd(place);
    case 'comment':
      return comments(place);
    case 'pragma':
      return pragmas(model, place, surroundings);
  }
}

async function keywords(
  model: DockerfileModel,
  place: KeywordPlace,
  { readFolder }: Surroundings,
): Promise<Answer> {
  const instructions = completeInstructions(model, place);
  if (!place.empty) return instructions;
  const files = new Set((await readFolder(''))?.map(({ name }) => name));
  const hasSyntax = model.syntax.directives.some(({ name }) => name === 'syntax');
  return [...instructions, ...completeTemplates(files, { hasSyntax })];
}

function flagValues(
  model: DockerfileModel,
  place: FlagValuePlace,
  surroundings: Surroundings,
): Answer | Promise<Answer> {
  const { flag, around } = place;
  if (flag.value.kind === 'owner') return completeOwner(model, around, place, surroundings);
  if (flag.value.kind === 'source') return sources(model, place, surroundings);
  return completeFlagValues(flag);
}

function sources(
  model: DockerfileModel,
  place: FlagValuePlace | MountValuePlace,
  surroundings: Surroundings,
): Promise<Answer> {
  const stages = completeStages(model, place.around, 'name or number');
  return completeImages(model, place, surroundings, stages);
}

async function mountValues(
  model: DockerfileModel,
  place: MountValuePlace,
  surroundings: Surroundings,
): Promise<Answer> {
  const { key, mount, around } = place;
  if (key.value === 'source') return sources(model, place, surroundings);
  const type = mount.type ?? 'bind';
  if (key.value !== 'path' || type !== 'bind') return completeMountValues(model, place);
  if (key.names.includes('target')) return completeDestinations(model, around);
  const from = mount.fields.get('from');
  if (from !== undefined) return completeStagePaths(model, around, from);
  return completeContextPaths(model, place, 'word', surroundings);
}

function keys(model: DockerfileModel, place: KeyPlace, surroundings: Surroundings): Answer {
  switch (place.around.name) {
    case 'ARG':
      return completeArgNames(model, place);
    case 'LABEL':
      return completeLabelKeys(model, place, surroundings);
    default:
      return completeEnvNames(model, place);
  }
}

function comments(place: CommentPlace): Answer {
  const pragmas = completePragmas(place);
  return place.head ? [...completeDirectives(place), ...pragmas] : pragmas;
}

async function pragmas(
  model: DockerfileModel,
  place: PragmaPlace,
  surroundings: Surroundings,
): Promise<Answer> {
  switch (place.name) {
    case 'syntax':
      return place.typed.includes(':')
        ? frontends(model, place, surroundings)
        : completeDirectiveValues(place);
    case 'escape':
      return completeDirectiveValues(place);
    case 'check': {
      const found = findingsIn(await surroundings.findings(), place.covers);
      const codes = found.flatMap(({ code, aliases }) => [code, ...aliases]);
      return completeCheck(place, new Set(codes));
    }
    default:
      return completeCodes(place, await surroundings.findings());
  }
}

/** What is known of frontends, and their tags as those of any other image. */
async function frontends(
  model: DockerfileModel,
  place: PragmaPlace,
  surroundings: Surroundings,
): Promise<Answer> {
  const images = await completeImages(model, place, surroundings, []);
  return { ...images, items: [...completeDirectiveValues(place), ...images.items] };
}
