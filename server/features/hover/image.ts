import type { ImageDetails } from '../../../core/protocol.ts';
import { fullName, type ImageReference, parseReference } from '../../../core/reference.ts';
import { registryPage } from '../../../core/registryPages.ts';
import type { ImageEntity } from '../support/entity.ts';
import { bytes, code, day, paragraphs } from './markdown.ts';

/** What `image` means in full; `undefined` for scratch and for what nobody can read. */
export function readImage(image: string | undefined): ImageReference | undefined {
  return image === undefined || image === 'scratch' ? undefined : parseReference(image);
}

export function aboutImage(
  entity: ImageEntity,
  details: ImageDetails | undefined,
): string | undefined {
  const { text, resolved } = entity;
  if (resolved === 'scratch') {
    return '**scratch**: the empty image, without a single file. Nothing is pulled.\n\n[Reference](https://docs.docker.com/build/building/base-images/#create-a-minimal-base-image-using-scratch)';
  }
  const reference = readImage(resolved);
  if (reference === undefined) return undefined;
  const page = registryPage(reference);
  const name = `**${fullName(tagged(reference))}**`;
  return paragraphs(
    resolved === text ? name : `${name} (${code(text)})`,
    sureness(reference),
    details && known(details),
    page && `[${reference.registry === 'docker.io' ? 'Docker Hub' : reference.registry}](${page})`,
  );
}

/** As a builder asks for it. */
export function tagged(reference: ImageReference): ImageReference {
  const { tag, digest } = reference;
  return tag === undefined && digest === undefined ? { ...reference, tag: 'latest' } : reference;
}

function sureness({ tag, digest }: ImageReference): string | undefined {
  if (digest !== undefined) return 'Pinned by its digest: always the same image.';
  if (tag === undefined) return 'Without a tag it is `latest`, whatever that is on the day.';
  return undefined;
}

function known(details: ImageDetails): string {
  const { source, createdAt, size, platforms = [], digest } = details;
  const facts = [
    createdAt === undefined ? '' : `created ${day(createdAt)}`,
    size === undefined ? '' : bytes(size),
    platforms.join(', '),
  ].filter((fact) => fact !== '');
  const where = source === 'engine' ? 'On the Engine' : 'In the registry';
  const lines = [
    facts.length === 0 ? '' : `${where}: ${facts.join(', ')}`,
    ...running(details),
    digest === undefined ? '' : `Digest ${code(digest)}`,
  ];
  return lines
    .filter((line) => line !== '')
    .map((line) => `- ${line}`)
    .join('\n');
}

function running(details: ImageDetails): readonly string[] {
  const { entrypoint = [], command = [], user, workingDir, ports = [] } = details;
  return [
    entrypoint.length === 0 ? '' : `ENTRYPOINT ${code(JSON.stringify(entrypoint))}`,
    command.length === 0 ? '' : `CMD ${code(JSON.stringify(command))}`,
    user === undefined ? '' : `USER ${user === '' ? '`root`, as none is set' : code(user)}`,
    workingDir ? `WORKDIR ${code(workingDir)}` : '',
    ports.length === 0 ? '' : `EXPOSE ${ports.map(code).join(' ')}`,
  ];
}
