/** What an official image is made on, as far as rules care. */
export interface ImageSystem {
  readonly family: 'debian' | 'alpine';
  /** A variant without the tools that the usual one brings along. */
  readonly slim: boolean;
}

/** Official images whose tags are built on Debian or Ubuntu, unless a tag says something else. */
const ON_DEBIAN: ReadonlySet<string> = new Set([
  ...['buildpack-deps', 'debian', 'drupal', 'eclipse-temurin', 'elixir', 'erlang', 'gcc', 'golang'],
  ...['gradle', 'haskell', 'httpd', 'julia', 'maven', 'mongo', 'nginx', 'node', 'perl', 'php'],
  ...['postgres', 'python', 'r-base', 'redis', 'ruby', 'rust', 'swift', 'tomcat', 'ubuntu'],
  'wordpress',
]);

const OTHER_SYSTEM =
  /windows|nanoserver|ubi\d|oracle|(?:^|-)ol\d|amazon|(?:^|-)al20|fedora|centos|rocky|alma|rhel/;

/**
 * The system of the official image `name` with this tag; `undefined` for an image or a tag that
 * nobody here knows. A variable in the tag (`$…`) leaves only what the rest of it says.
 *
 * @see https://github.com/docker-library/official-images
 */
export function imageSystem(name: string, tag: string): ImageSystem | undefined {
  if (name === 'alpine') return { family: 'alpine', slim: true };
  if (!ON_DEBIAN.has(name) || OTHER_SYSTEM.test(tag)) return undefined;
  if (tag.includes('alpine')) return { family: 'alpine', slim: false };
  const says = /slim|buster|bullseye|bookworm|trixie|forky|focal|jammy|noble|resolute/.test(tag);
  const isPlain = name === 'debian' || name === 'ubuntu';
  if (tag.includes('$') && !says && !isPlain) return undefined;
  return { family: 'debian', slim: tag.includes('slim') || isPlain };
}
