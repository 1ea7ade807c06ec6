import { parseReference } from '../../../core/reference.ts';
import { imageVariables } from '../../facts/images.ts';
import type { Stage } from '../../model/model.ts';

/** What is known of the variables that a stage takes over from its base image. */
export interface BaseVariables {
  /** `unlikely`: the image is not known, but images of its kind do not set such a name. */
  mayHold(name: string): 'yes' | 'unlikely' | 'no';
}

/** The variables of the image that `stage`, or the first stage it is built on, begins with. */
export function baseVariables(stage: Stage): BaseVariables {
  let root = stage;
  while (root.parent !== undefined) root = root.parent;
  const image = root.image?.resolved;
  if (image === undefined) return { mayHold: () => 'yes' };
  if (image === 'scratch') return { mayHold: () => 'no' };
  const reference = parseReference(image);
  if (reference === undefined) return { mayHold: () => 'yes' };
  const { registry, repository } = reference;
  const known =
    imageVariables(/(?:^|\/)library\/([^/]+)$/.exec(repository)?.[1] ?? '') ??
    imageVariables(registry === 'docker.io' ? repository : `${registry}/${repository}`);
  if (known !== undefined) return { mayHold: (name) => (known.has(name) ? 'yes' : 'no') };
  if (!PUBLIC.test(registry)) return { mayHold: () => 'yes' };
  const words = new Set(repository.split(/[^a-z]+/).filter((word) => word.length > 2));
  return { mayHold: (name) => (isLikely(name, words) ? 'yes' : 'unlikely') };
}

/** Registries of images made for everybody; what a company keeps for itself often sets names. */
const PUBLIC =
  /^(?:docker\.io|ghcr\.io|quay\.io|gcr\.io|mcr\.microsoft\.com|public\.ecr\.aws|registry\.k8s\.io|registry\.access\.redhat\.com|nvcr\.io)$/;

/** Images set where their program is, its version, and the locale. */
function isLikely(name: string, imageWords: ReadonlySet<string>): boolean {
  if (/_(?:HOME|VERSION|ROOT|PREFIX|DIR|DIST|DISTRO)$/.test(name)) return true;
  if (/^(?:LANG|LANGUAGE|LC_ALL|LD_LIBRARY_PATH|LIBRARY_PATH|GOPATH|CONDA\w*)$/.test(name))
    return true;
  return name
    .toLowerCase()
    .split('_')
    .some((word) => imageWords.has(word));
}
