/**
 * Whether a file of this name is taken for a Dockerfile when a folder is searched: `Dockerfile`,
 * `Containerfile`, either with something before or behind it (`api.Dockerfile`, `Dockerfile.dev`).
 */
export function isDockerfileName(name: string): boolean {
  return DOCKERFILE.test(name) && !isIgnoreFile(name);
}

/** `Dockerfile.dockerignore` says what a build leaves out. */
export function isIgnoreFile(name: string): boolean {
  return name.endsWith('.dockerignore');
}

const DOCKERFILE =
  /^(?:.*\.)?(?:[Dd]ockerfile|[Cc]ontainerfile)$|^(?:[Dd]ockerfile|[Cc]ontainerfile)\../;
