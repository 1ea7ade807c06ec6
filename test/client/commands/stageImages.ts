import { Buffer } from 'node:buffer';
import type { Engine } from '../../../client/engine/engine.ts';
import type { ImageDetails } from '../../../client/engine/images/details.ts';
import type { RegistryHow } from '../../../client/engine/images/transfer.ts';
import type { Image } from '../../../client/engine/images/types.ts';
import { fullName, type ImageReference } from '../../../core/reference.ts';
import type { Answers } from './stageEngine.ts';

/** The image verbs of a stage's Engine. */
export function stageImages(
  call: (text: string, signal: AbortSignal | undefined) => Promise<void>,
  answers: Answers,
): Engine['images'] {
  const all = answers.images ?? answers.tags.map(tagged);
  const move =
    (verb: string) =>
    async (
      reference: ImageReference,
      { auth, onProgress }: RegistryHow,
      options?: { readonly signal?: AbortSignal },
    ) => {
      const account = 'username' in auth ? ` as ${auth.username}` : '';
      for (const progress of answers.progress ?? []) onProgress?.(progress);
      await call(`${verb} ${fullName(reference)}${account}`, options?.signal);
    };
  const images: Partial<Engine['images']> = {
    async list(options) {
      await call('images', options?.signal);
      return all;
    },
    async details(name, options) {
      await call(`details ${name}`, options?.signal);
      const { tags: _, parentId: __, ...image } = all.find(({ id }) => id === name) ?? tagged(name);
      return { ...NOTHING_SET, ...image };
    },
    async history(name, options) {
      await call(`history ${name}`, options?.signal);
      return answers.history ?? [];
    },
    tag: (name, { repository, tag }, options) =>
      call(`tag ${name} as ${repository}:${tag}`, options?.signal),
    remove: (name, { force }, options) =>
      call(`remove ${name}${force ? ' by force' : ''}`, options?.signal),
    pull: move('pull'),
    push: move('push'),
    async save(names, write, options) {
      await call(`save ${names.join(' ')}`, options?.signal);
      await write(bytes(answers.archive));
    },
    async load(archive, _how, options) {
      await call(`load ${await read(archive)}`, options?.signal);
      return answers.loaded ?? [];
    },
    async import(archive, { repository, tag }, options) {
      await call(`import ${await read(archive)} as ${repository}:${tag}`, options?.signal);
      return 'sha256:new';
    },
  };
  return images as Engine['images'];
}

const NOTHING_SET: Omit<ImageDetails, keyof Image> = {
  platform: 'linux/amd64',
  author: '',
  entrypoint: [],
  command: ['sh'],
  environment: [],
  ports: [],
  volumes: [],
  user: '',
  workingDir: '',
  stopSignal: '',
  healthcheck: [],
  shell: [],
  onBuild: [],
  layers: [],
};

function tagged(tag: string): Image {
  const id = `sha256:${tag}`;
  return { id, tags: [tag], digests: [], createdAt: 0, size: 0, labels: {} };
}

async function read(archive: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of archive) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  for (const character of text) yield Buffer.from(character);
}
