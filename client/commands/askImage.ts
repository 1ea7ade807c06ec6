import { type ImageReference, parseReference, shortName } from '../../core/reference.ts';
import { RegistryError } from '../../core/registry/errors.ts';
import type { HubTag } from '../../core/registry/hub.ts';
import { sizeText } from '../text/bytes.ts';
import type { CommandContext, Found, HubControl } from './command.ts';

interface Choice {
  readonly reference: ImageReference;
  /** It was found by a search: its tag is still to be chosen. */
  readonly searched: boolean;
}

type Choices = Found<Choice>['items'];

const PROBLEM = 'This is not the name of an image, such as nginx:1.27 or ghcr.io/owner/app';
const SILENT = 'Docker Hub cannot be asked now';
/** Platforms that a row names. */
const MOST_PLATFORMS = 3;

/** Asks for an image by any name, or one found at Docker Hub; `undefined` when dismissed. */
export async function askImage({
  hub,
  ui,
}: Pick<CommandContext, 'hub' | 'ui'>): Promise<ImageReference | undefined> {
  const chosen = await ui.search<Choice>({
    title: 'Pull Image',
    placeholder: hub.online
      ? 'A name, such as nginx:1.27 or ghcr.io/owner/app, or words to search Docker Hub for'
      : 'A name, such as nginx:1.27 or ghcr.io/owner/app',
    find: (text, signal) => findImages(hub, text.trim(), signal),
  });
  if (chosen?.searched !== true) {
    return chosen?.reference;
  }
  const { reference } = chosen;
  const tagged = await ui.search<Choice>({
    title: `Pull ${shortName(reference)}`,
    placeholder: 'Which tag',
    find: (text, signal) => findTags(hub, reference, text.trim(), signal),
  });
  return tagged?.reference;
}

/** What was typed, when it is a name; then what Docker Hub knows by it. */
async function* findImages(
  hub: HubControl,
  text: string,
  signal: AbortSignal,
): AsyncGenerator<Found<Choice>> {
  const reference = parseReference(text);
  const typed = reference === undefined ? [] : [pull(withTag(reference))];
  if (typed.length === 0 && !/^[\w .-]*$/.test(text)) {
    yield { items: [], note: PROBLEM };
    return;
  }
  yield { items: typed };
  // A name with a registry or a tag is not searched for: it says which image is meant.
  if (/[:@]|\..*\//.test(text) || text.length < 2 || !hub.online) {
    return;
  }
  const found = await answered(hub.search(text, signal));
  const items = (found?.items ?? []).flatMap(({ name, description, stars, official }) => {
    const repository = parseReference(name);
    const facts = [official ? 'official' : '', stars > 0 ? `★ ${stars}` : ''];
    return repository === undefined
      ? []
      : [
          {
            reference: repository,
            searched: true,
            label: name,
            description: facts.filter(Boolean).join(' · '),
            ...(description !== '' && { detail: description }),
          },
        ];
  });
  const note = found === undefined ? SILENT : 'Nothing else found';
  yield { items: [...typed, ...items], ...(items.length === 0 && { note }) };
}

/** The tag that was typed, `latest` at first; then those that hold it, pushed last first. */
async function* findTags(
  hub: HubControl,
  repository: ImageReference,
  text: string,
  signal: AbortSignal,
): AsyncGenerator<Found<Choice>> {
  const tag = text === '' ? 'latest' : text;
  const typed = [parseReference(shortName({ ...repository, tag }))].flatMap((one) =>
    one === undefined ? [] : [pull(one)],
  );
  yield { items: typed };
  const found = await answered(hub.tags(repository.repository, text, signal));
  const items = (found?.items ?? [])
    .filter(({ name }) => name !== tag)
    .map((one) => ({
      reference: { ...repository, tag: one.name },
      searched: false,
      label: one.name,
      description: aboutTag(one),
    }));
  yield { items: [...typed, ...items], ...(found === undefined && { note: SILENT }) };
}

function aboutTag({ size, platforms, updatedAt }: HubTag): string {
  const more = platforms.length - MOST_PLATFORMS;
  const named = platforms.slice(0, MOST_PLATFORMS).join(', ');
  return [
    size === undefined ? '' : sizeText(size),
    more > 0 ? `${named} and ${more} more` : named,
    updatedAt === undefined ? '' : new Date(updatedAt).toISOString().slice(0, 10),
  ]
    .filter(Boolean)
    .join(' · ');
}

function pull(reference: ImageReference): Choices[number] {
  return {
    reference,
    searched: false,
    label: `Pull ${shortName(reference)}`,
    description: `from ${reference.registry}`,
  };
}

function withTag(reference: ImageReference): ImageReference {
  const { tag, digest } = reference;
  return tag === undefined && digest === undefined ? { ...reference, tag: 'latest' } : reference;
}

/** `undefined` when there was no answer. */
async function answered<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (RegistryError.is(error)) {
      return undefined;
    }
    throw error;
  }
}
