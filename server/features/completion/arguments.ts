import type { DockerfileModel } from '../../model/model.ts';
import { completeContextPaths } from './contextPaths.ts';
import { completeDestinations, completeFolders } from './destinations.ts';
import { completeFlags } from './flags.ts';
import { completeImages } from './images.ts';
import type { Proposal, Proposals } from './item.ts';
import type { ArgumentPlace } from './place/places.ts';
import { completePorts } from './ports.ts';
import { completeShells } from './shells.ts';
import { completeSignals } from './signals.ts';
import { completePrograms, completeStagePaths } from './stagePaths.ts';
import { completeStageName, completeStages } from './stages.ts';
import type { Surroundings } from './surroundings.ts';
import { completeUser } from './users.ts';

/** What may stand behind the flags of an instruction, by the instruction and the word's number. */
export async function completeArguments(
  model: DockerfileModel,
  place: ArgumentPlace,
  surroundings: Surroundings,
): Promise<Proposals> {
  const { items, complete } = await own(model, place, surroundings);
  return { items: [...items, ...flagsBefore(place)], complete };
}

async function own(
  model: DockerfileModel,
  place: ArgumentPlace,
  surroundings: Surroundings,
): Promise<Proposals> {
  const { around, index } = place;
  switch (around.name) {
    case 'FROM':
      return index === 0
        ? bases(model, place, surroundings)
        : all(completeStageName(model, around, index));
    case 'COPY':
    case 'ADD':
      return copied(model, place, surroundings);
    case 'EXPOSE':
      return all(completePorts(model, place));
    case 'STOPSIGNAL':
      return all(completeSignals());
    case 'USER':
      return all(completeUser(model, around, place, surroundings));
    case 'SHELL':
      return all(completeShells(place));
    case 'WORKDIR':
      return all(completeFolders(model, around));
    case 'VOLUME':
      return all(quoted(completeFolders(model, around), place));
    case 'HEALTHCHECK':
      return all(place.json === undefined ? HEALTHCHECKS : []);
    default:
      return all(index === 0 ? quoted(completePrograms(model, around), place) : []);
  }
}

function all(items: readonly Proposal[]): Proposals {
  return { items, complete: true };
}

/** Flags may be typed as long as nothing else has been. */
function flagsBefore({ typed, index, json, around, words }: ArgumentPlace): readonly Proposal[] {
  if (typed !== '' || index > 0 || json !== undefined || words[0] !== '') return [];
  const { line, bodyFrom, argsFrom } = around;
  const given = [...line.text.slice(bodyFrom, argsFrom).matchAll(/--([\w-]+)/g)];
  return completeFlags(
    around,
    given.map(([, name = '']) => name),
  );
}

async function bases(
  model: DockerfileModel,
  place: ArgumentPlace,
  surroundings: Surroundings,
): Promise<Proposals> {
  const stages = completeStages(model, place.around, 'name');
  const images = await completeImages(model, place, surroundings, stages);
  const scratch: Proposal = { label: 'scratch', kind: 'image', detail: 'Nothing at all' };
  const isName = !/[:@/]/.test(place.typed);
  return isName ? { ...images, items: [...images.items, scratch] } : images;
}

/** The last word may be the destination, or one more source with the destination to come. */
async function copied(
  model: DockerfileModel,
  place: ArgumentPlace,
  surroundings: Surroundings,
): Promise<Proposals> {
  const { around, index, words, json } = place;
  const mayEnd = index > 0 && index === words.length - 1;
  const destinations = mayEnd ? quoted(completeDestinations(model, around), place) : [];
  const from = around.instruction.trigger ?? around.instruction;
  const source = from.flags.find(({ name }) => name === 'from')?.value?.text;
  const { items } =
    source === undefined
      ? await completeContextPaths(model, place, json ?? 'word', surroundings)
      : all(quoted(completeStagePaths(model, around, source), place));
  return all([...destinations, ...items]);
}

/** In a JSON array and outside of its strings, everything needs quotes. */
function quoted(proposals: readonly Proposal[], { json }: ArgumentPlace): readonly Proposal[] {
  if (json !== 'between strings') return proposals;
  return proposals.map((each) => ({
    ...each,
    newText: JSON.stringify(each.newText ?? each.label),
  }));
}

const HEALTHCHECKS: readonly Proposal[] = [
  {
    label: 'CMD',
    kind: 'keyword',
    newText: 'CMD ',
    detail: 'The command that tells whether the container works',
  },
  { label: 'NONE', kind: 'keyword', detail: 'No check, even if the base image has one' },
];
