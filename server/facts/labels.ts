/** A label key that tools understand. */
export interface LabelFact {
  readonly key: string;
  /** One sentence without a final period. */
  readonly summary: string;
  /** What a value looks like. */
  readonly example: string;
}

/**
 * The annotation keys of the image specification, those that people set by hand first.
 *
 * @see https://github.com/opencontainers/image-spec/blob/main/annotations.md
 */
export const ociLabels: readonly LabelFact[] = [
  {
    key: 'org.opencontainers.image.source',
    summary: 'Where the source code is; GitHub shows the package beside that repository',
    example: 'https://github.com/owner/project',
  },
  {
    key: 'org.opencontainers.image.description',
    summary: 'What is inside, for people',
    example: 'Web shop, production build',
  },
  {
    key: 'org.opencontainers.image.licenses',
    summary: 'Licences of what is inside, as an SPDX expression',
    example: 'Apache-2.0 OR MIT',
  },
  {
    key: 'org.opencontainers.image.title',
    summary: 'Name of the image, for people',
    example: 'Web shop',
  },
  {
    key: 'org.opencontainers.image.version',
    summary: 'Version of the packaged software, most often a semantic one',
    example: '1.4.2',
  },
  {
    key: 'org.opencontainers.image.revision',
    summary: 'Commit that the image is built from',
    example: '2f0ac4d',
  },
  {
    key: 'org.opencontainers.image.created',
    summary: 'When the image was built, as RFC 3339 has it',
    example: '2026-01-31T12:00:00Z',
  },
  {
    key: 'org.opencontainers.image.authors',
    summary: 'Who to ask: people or an organization, in any form',
    example: 'Ada Lovelace <ada@example.com>',
  },
  {
    key: 'org.opencontainers.image.vendor',
    summary: 'Organization or person that distributes the image',
    example: 'Example Ltd',
  },
  {
    key: 'org.opencontainers.image.url',
    summary: 'Page with more about the image',
    example: 'https://example.com/shop',
  },
  {
    key: 'org.opencontainers.image.documentation',
    summary: 'Page that says how to use it',
    example: 'https://example.com/shop/docs',
  },
  {
    key: 'org.opencontainers.image.base.name',
    summary: 'Reference of the image that this one is built on',
    example: 'docker.io/library/debian:13',
  },
  {
    key: 'org.opencontainers.image.base.digest',
    summary: 'Digest of the image that this one is built on',
    example: 'sha256:…',
  },
  {
    key: 'org.opencontainers.image.ref.name',
    summary: 'Name of the reference that an image layout has for it; builders set it',
    example: 'v1.4.2',
  },
];
