import { type ImageReference, parseReference, shortName } from '../../core/reference.ts';
import type { Engine } from '../engine/engine.ts';
import { EngineError } from '../engine/errors.ts';
import type { CommandContext, Found } from './command.ts';

interface Choice {
  readonly reference: ImageReference;
  /** It was found by a search: its tag is still to be chosen. */
  readonly searched: boolean;
}

/** Images that a search answers at most. */
const LIMIT = 25;
const PROBLEM = 'This is not the name of an image, such as nginx:1.27 or ghcr.io/owner/app';

/** Asks for an image by any name, or one found at Docker Hub; `undefined` when dismissed. */
export async function askImage({
  engine,
  ui,
}: Pick<CommandContext, 'engine' | 'ui'>): Promise<ImageReference | undefined> {
  const chosen = await ui.search<Choice>({
    title: 'Pull Image',
    placeholder:
      'A name, such as nginx:1.27 or ghcr.io/owner/app, or words to search Docker Hub for',
    find: (text, signal) => find(engine, text.trim(), signal),
  });
  return chosen?.searched ? askTag(ui, chosen.reference) : chosen?.reference;
}

async function askTag(
  ui: CommandContext['ui'],
  found: ImageReference,
): Promise<ImageReference | undefined> {
  const name = await ui.input({
    title: `Pull ${shortName(found)}`,
    prompt: 'Which tag or digest',
    value: shortName({ ...found, tag: 'latest' }),
    validate: (value) => (parseReference(value.trim()) === undefined ? PROBLEM : undefined),
  });
  return name === undefined ? undefined : parseReference(name.trim());
}

/** What was typed, when it is a name; then what Docker Hub knows by it. */
async function* find(
  engine: Engine,
  text: string,
  signal: AbortSignal,
): AsyncGenerator<Found<Choice>> {
  const typed = typedChoice(text);
  if (text === '' || (typed.length === 0 && !/^[\w .-]+$/.test(text))) {
    yield { items: [], ...(text !== '' && { note: PROBLEM }) };
    return;
  }
  yield { items: typed };
  // A name with a registry or a tag is not searched for: it says which image is meant.
  if (/[:@]|\..*\//.test(text) || text.length < 2) {
    return;
  }
  try {
    const found = await engine.images.search(text, { limit: LIMIT }, { signal });
    const items = found.flatMap(({ name, description, stars, official }) => {
      const reference = parseReference(name);
      const facts = [official ? 'official' : '', stars > 0 ? `★ ${stars}` : ''];
      return reference === undefined
        ? []
        : [
            {
              reference,
              searched: true,
              label: name,
              description: facts.filter(Boolean).join(' · '),
              ...(description !== '' && { detail: description }),
            },
          ];
    });
    yield {
      items: [...typed, ...items],
      ...(items.length === 0 && { note: 'Nothing else found' }),
    };
  } catch (error) {
    if (!EngineError.is(error)) {
      throw error;
    }
    yield { items: typed, note: 'Docker Hub cannot be searched from this Engine' };
  }
}

function typedChoice(text: string): Found<Choice>['items'] {
  const reference = parseReference(text);
  if (reference === undefined) {
    return [];
  }
  const { tag, digest, registry } = reference;
  const whole =
    tag === undefined && digest === undefined ? { ...reference, tag: 'latest' } : reference;
  return [
    {
      reference: whole,
      searched: false,
      label: `Pull ${shortName(whole)}`,
      description: `from ${registry}`,
    },
  ];
}
