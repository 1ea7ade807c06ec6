import type { ImageReference } from './reference.ts';

type Page = (repository: string, tag: string | undefined) => string | undefined;

/**
 * The page on which people read about an image; `undefined` for a registry that has none, such as
 * one's own.
 */
export function registryPage({ registry, repository, tag }: ImageReference): string | undefined {
  return PAGES[registry]?.(repository, tag);
}

const PAGES: Readonly<Record<string, Page>> = {
  'docker.io': (repository) => {
    const official = /^library\/([^/]+)$/.exec(repository)?.[1];
    const path = official === undefined ? `r/${repository}` : `_/${official}`;
    return `https://hub.docker.com/${path}`;
  },
  // The registry itself sends browsers on to the package's page, wherever its repository is.
  'ghcr.io': (repository) => `https://ghcr.io/${repository}`,
  'quay.io': (repository, tag) =>
    `https://quay.io/repository/${repository}${tag === undefined ? '' : `?tab=tags&tag=${tag}`}`,
  'mcr.microsoft.com': (repository) => `https://mcr.microsoft.com/artifact/mar/${repository}`,
  'public.ecr.aws': (repository) => `https://gallery.ecr.aws/${repository}`,
  'registry.gitlab.com': (repository) => {
    const parts = repository.split('/');
    if (parts.length < 2) return undefined;
    // Further parts may be subgroups or images: nobody can tell from the name.
    const project = `https://gitlab.com/${parts.slice(0, 2).join('/')}`;
    return parts.length === 2 ? `${project}/container_registry` : project;
  },
};
