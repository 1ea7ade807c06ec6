import { hash } from './container.ts';

/** What the fake Engine knows about an image; everything it answers is made from this. */
export interface FakeImage {
  readonly id: string;
  /** `shop/web:1`. */
  tags: string[];
  digests: string[];
  readonly parentId: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  /** The one that was made first stands first; their sizes add up to the image's. */
  readonly steps: readonly FakeStep[];
  /** Bytes that other images have too. */
  readonly shared: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly command: readonly string[];
}

export interface FakeStep {
  readonly createdBy: string;
  readonly size: number;
  readonly comment?: string;
}

export type FakeImageInit = Partial<FakeImage> & { readonly tags: string[] };

/** An image with defaults for what `init` leaves out. */
export function fakeImage(init: FakeImageInit): FakeImage {
  return {
    // As a container's: the name decides, so that containers find their image.
    id: `sha256:${hash(init.tags[0] ?? '')}`,
    digests: [],
    parentId: '',
    created: Date.now(),
    steps: [{ createdBy: '', size: 2_000_000, comment: 'Imported from -' }],
    shared: 0,
    labels: {},
    command: ['sh'],
    ...init,
  };
}

/** Plausible images, the first the newest: repositories of four tags, every tenth image dangling. */
export function manyImages(count: number, now: number): readonly FakeImage[] {
  return Array.from({ length: count }, (_, index) => {
    const repository = `registry.example.com/team/service-${Math.floor(index / 4)}`;
    const tags = index % 10 === 9 ? [] : [`${repository}:1.${index % 4}`];
    return fakeImage({
      tags,
      id: `sha256:${hash(`${repository} ${index}`)}`,
      digests: index % 2 === 0 ? [`${repository}@sha256:${hash(`manifest ${index}`)}`] : [],
      created: now - index * 3_600_000,
      steps: [
        { createdBy: '/bin/sh -c #(nop) ADD file:0 in / ', size: 80_000_000 },
        { createdBy: 'RUN /bin/sh -c make install # buildkit', size: 1_000_000 + index },
        { createdBy: 'CMD ["/usr/local/bin/serve"]', size: 0 },
      ],
      shared: 80_000_000,
      labels: { 'org.opencontainers.image.version': `1.${index % 4}` },
    });
  });
}

/** A row of `GET /images/json`, or of `GET /system/df`, which measures. */
export function imageRow(image: FakeImage, measured: boolean): unknown {
  return {
    Id: image.id,
    ParentId: image.parentId,
    RepoTags: image.tags.length > 0 ? image.tags : ['<none>:<none>'],
    RepoDigests: image.digests.length > 0 ? image.digests : null,
    Created: Math.floor(image.created / 1000),
    Size: sizeOf(image),
    VirtualSize: sizeOf(image),
    SharedSize: measured ? image.shared : -1,
    Labels: image.labels,
    Containers: -1,
  };
}

/** The answer of `GET /images/{name}/json`. */
export function imageAnswer(image: FakeImage): unknown {
  return {
    Id: image.id,
    RepoTags: image.tags,
    RepoDigests: image.digests,
    Parent: image.parentId,
    Created: new Date(image.created).toISOString(),
    Size: sizeOf(image),
    Os: 'linux',
    Architecture: process.arch === 'x64' ? 'amd64' : process.arch,
    Config: { Cmd: image.command, Labels: image.labels, Env: null },
    RootFS: {
      Type: 'layers',
      Layers: image.steps
        .filter(({ size }) => size > 0)
        .map(({ createdBy }) => `sha256:${hash(`layer ${createdBy}`)}`),
    },
  };
}

/** The answer of `GET /images/{name}/history`. */
export function historyAnswer(image: FakeImage): unknown {
  return image.steps.toReversed().map(({ createdBy, size, comment = '' }, index) => ({
    Id: index === 0 ? image.id : '<missing>',
    Created: Math.floor(image.created / 1000),
    CreatedBy: createdBy,
    Tags: index === 0 && image.tags.length > 0 ? image.tags : null,
    Size: size,
    Comment: comment,
  }));
}

function sizeOf({ steps }: FakeImage): number {
  return steps.reduce((sum, { size }) => sum + size, 0);
}
