import type { EventHub } from './eventHub.ts';
import { type FakeImage, type FakeImageInit, fakeImage, manyImages } from './image.ts';

/** The fake Engine's images and what can happen to them, with the events of a real one. */
export class FakeImages {
  readonly #events: EventHub;
  readonly #images = new Map<string, FakeImage>();

  constructor(events: EventHub) {
    this.#events = events;
  }

  /** All, newest first. */
  get all(): readonly FakeImage[] {
    return [...this.#images.values()].sort((a, b) => b.created - a.created);
  }

  /** By id, its beginning, tag or digest. */
  get(name: string): FakeImage | undefined {
    const id = name.replace(/^sha256:/, '');
    return (
      this.byReference(name) ??
      [...this.#images.values()].find(
        (image) => id.length >= 12 && image.id.startsWith(`sha256:${id}`),
      )
    );
  }

  /** By tag or digest. */
  byReference(name: string): FakeImage | undefined {
    const short = shortened(name);
    return [...this.#images.values()].find(
      ({ tags, digests }) => tags.includes(short) || digests.includes(short),
    );
  }

  /** Silently, as if it had always been there. */
  add(init: FakeImageInit): FakeImage {
    const image = fakeImage(init);
    this.#images.set(image.id, image);
    return image;
  }

  /** Silently, so many plausible ones. */
  addMany(count: number): void {
    for (const image of manyImages(count, Date.now())) {
      this.#images.set(image.id, image);
    }
  }

  /** As the end of a pull. */
  pull(init: FakeImageInit): FakeImage {
    for (const tag of init.tags) {
      this.#take(tag);
    }
    const image = this.add(init);
    const [name = image.id] = image.tags;
    this.#events.emit({ type: 'image', action: 'pull', id: name, attributes: { name } });
    return image;
  }

  tag(image: FakeImage, name: string): void {
    const short = shortened(name);
    this.#take(short);
    image.tags = [...image.tags, short].sort();
    this.#tell(image, 'tag', short);
  }

  untag(image: FakeImage, name: string): void {
    const short = shortened(name);
    image.tags = image.tags.filter((tag) => tag !== short);
    this.#tell(image, 'untag', image.id);
  }

  /** With all its names. */
  remove(image: FakeImage): void {
    for (const tag of image.tags) {
      this.untag(image, tag);
    }
    this.#images.delete(image.id);
    this.#tell(image, 'delete', image.id);
  }

  /** Takes a name from whoever has it, silently, as the Engine does. */
  #take(tag: string): void {
    const before = this.byReference(tag);
    if (before !== undefined) {
      before.tags = before.tags.filter((one) => one !== tag);
    }
  }

  #tell({ id }: FakeImage, action: string, name: string): void {
    this.#events.emit({ type: 'image', action, id, attributes: { name } });
  }
}

/** As lists show it: with a tag, without Docker Hub's name. */
function shortened(name: string): string {
  const short = name.replace(/^docker\.io\/(?:library\/)?/, '');
  return /[:@][^/]*$/.test(short) ? short : `${short}:latest`;
}
