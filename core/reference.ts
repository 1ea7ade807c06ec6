/**
 * An image's name in full, as a registry knows it.
 *
 * @see https://github.com/distribution/reference
 */
export interface ImageReference {
  /** Host and port: `docker.io`, `localhost:5000`. */
  readonly registry: string;
  /** `library/node`, `org/team/app`. */
  readonly repository: string;
  readonly tag: string | undefined;
  /** `sha256:…`. */
  readonly digest: string | undefined;
}

const COMPONENT = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const HOST_PART = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const REGISTRY = new RegExp(
  `^(?:${HOST_PART}(?:\\.${HOST_PART})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`,
);
const REPOSITORY = new RegExp(`^${COMPONENT}(?:/${COMPONENT})*$`);
const TAG = /^\w[\w.-]{0,127}$/;
/** Of the algorithms that Docker knows; another one it refuses. */
const DIGEST = /^(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})$/;
const LONE_DIGEST = /^[a-f0-9]{64}$/;
const MAX_NAME = 255;
const HUB = 'docker.io';

/**
 * The full name of what a user writes as image: `node` is `docker.io/library/node`. `undefined`
 * when it isn't a valid reference. No tag is added.
 */
export function parseReference(text: string): ImageReference | undefined {
  if (LONE_DIGEST.test(text)) return undefined;
  const at = text.indexOf('@');
  const digest = at < 0 ? undefined : text.slice(at + 1);
  const named = at < 0 ? text : text.slice(0, at);
  const colon = named.lastIndexOf(':');
  const hasTag = colon > named.lastIndexOf('/');
  const tag = hasTag ? named.slice(colon + 1) : undefined;
  const { registry, repository } = splitRegistry(hasTag ? named.slice(0, colon) : named);
  if (!REGISTRY.test(registry) || !REPOSITORY.test(repository)) return undefined;
  if (registry.length + 1 + repository.length > MAX_NAME) return undefined;
  if (tag !== undefined && !TAG.test(tag)) return undefined;
  if (digest !== undefined && !DIGEST.test(digest)) return undefined;
  return { registry, repository, tag, digest };
}

/** The shortest text that means the same: `node:20` for `docker.io/library/node:20`. */
export function shortName({ registry, repository, tag, digest }: ImageReference): string {
  const official = registry === HUB && /^library\/[^/]+$/.test(repository);
  const path = official ? repository.slice('library/'.length) : repository;
  return `${registry === HUB ? '' : `${registry}/`}${path}${suffix(tag, digest)}`;
}

/** The whole name: `docker.io/library/node:20`. */
export function fullName({ registry, repository, tag, digest }: ImageReference): string {
  return `${registry}/${repository}${suffix(tag, digest)}`;
}

/** The first part is a registry when it has a dot or port, an upper-case letter or is localhost. */
function splitRegistry(name: string): { registry: string; repository: string } {
  const slash = name.indexOf('/');
  const first = name.slice(0, Math.max(slash, 0));
  const named = slash >= 0 && (/[.:A-Z]/.test(first) || first === 'localhost');
  const registry = named && first !== 'index.docker.io' ? first : HUB;
  const rest = named ? name.slice(slash + 1) : name;
  const repository = registry === HUB && !rest.includes('/') ? `library/${rest}` : rest;
  return { registry, repository };
}

function suffix(tag: string | undefined, digest: string | undefined): string {
  return (tag === undefined ? '' : `:${tag}`) + (digest === undefined ? '' : `@${digest}`);
}
