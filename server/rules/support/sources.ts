import type { Source } from '../rule.ts';

/** hadolint's page for one of its codes. */
export function hadolint(code: string): Source {
  return { tool: 'hadolint', code, url: `https://github.com/hadolint/hadolint/wiki/${code}` };
}

/** BuildKit's page for one of its checks: `StageNameCasing` is at `stage-name-casing`. */
export function buildKit(code: string): Source {
  const page = code.replace(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase();
  return { tool: 'BuildKit', code, url: `https://docs.docker.com/reference/build-checks/${page}/` };
}

/** A page of Docker's documentation, by its path. */
export function docker(path: string): Source {
  return { tool: 'Docker', url: `https://docs.docker.com/${path}` };
}

/** The validator of other Dockerfile language servers, with its own name for a problem. */
export function dockerfileUtils(code: string): Source {
  return {
    tool: 'dockerfile-utils',
    code,
    url: 'https://github.com/rcjsuen/dockerfile-utils#readme',
  };
}
