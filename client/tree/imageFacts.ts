import type { ImageDetails } from '../engine/images/details.ts';
import type { Image } from '../engine/images/types.ts';
import { compareText } from './containerRows.ts';
import { factId, type ImageFact } from './nodes/imageFact.ts';

/** How an image is run, as facts under the row `under`; what it says nothing about is left out. */
export function configFacts(
  under: string,
  image: Image,
  details: ImageDetails,
): readonly ImageFact[] {
  const fact = (label: string, value: string): ImageFact => ({ under, key: label, label, value });
  const several = (
    label: string,
    icon: string,
    pairs: readonly (readonly [name: string, value: string])[],
    secret?: true,
  ): ImageFact => {
    const own = { under, key: label, label, icon };
    const parts = pairs.map(
      ([name, value]): ImageFact => ({
        under: factId(own),
        key: name,
        label: name,
        value,
        icon,
        ...(secret && { secret }),
      }),
    );
    return { ...own, parts };
  };
  const { createdAt } = details;
  return [
    fact('Platform', details.platform),
    fact('Entrypoint', commandText(details.entrypoint)),
    fact('Command', commandText(details.command)),
    fact('Working directory', details.workingDir),
    fact('User', details.user || 'root'),
    fact('Ports', details.ports.join(', ')),
    fact('Volumes', details.volumes.join(', ')),
    fact('Health check', healthcheckText(details.healthcheck)),
    fact('Stop signal', details.stopSignal),
    fact('Shell', commandText(details.shell)),
    several(
      'Environment',
      'symbol-variable',
      details.environment.map(({ name, value }): [string, string] => [name, value]).sort(byName),
      true,
    ),
    several('Labels', 'tag', Object.entries(details.labels).sort(byName)),
    several(
      'On build',
      'tools',
      details.onBuild.map((trigger, index) => [`${index + 1}`, trigger]),
    ),
    fact('Author', details.author),
    fact('Created', createdAt === 0 ? '' : new Date(createdAt).toISOString()),
    ...image.digests.map((digest) => ({ ...fact('Digest', digest), key: digest })),
    fact('Id', image.id),
  ].filter(({ value, parts }) => value || (parts && parts.length > 0));
}

function byName([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return compareText(a, b);
}

/** As JSON form has it: which words there are is seen. */
function commandText(words: readonly string[]): string {
  return words.length === 0 ? '' : JSON.stringify(words).replaceAll('","', '", "');
}

function healthcheckText([form, ...words]: readonly string[]): string {
  return form === 'CMD-SHELL'
    ? words.join(' ')
    : form === 'CMD'
      ? commandText(words)
      : (form ?? '');
}
