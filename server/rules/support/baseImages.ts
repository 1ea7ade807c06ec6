import { parseReference } from '../../../core/reference.ts';
import { imageVariables } from '../../facts/images.ts';
import { splitImage } from '../../model/image.ts';
import type { ImageUse, Stage } from '../../model/model.ts';

/** What is known of the variables that a stage takes over from its base image. */
export interface BaseVariables {
  /**
   * `perhaps`: nobody knows what the image sets. `unlikely`: neither, but images of its kind do not
   * set such a name.
   */
  mayHold(name: string): 'yes' | 'perhaps' | 'unlikely' | 'no';
}

/** Looks up, once for all stages built on it, what each base image sets. */
export class BaseImages {
  readonly #known = new Map<Stage, BaseVariables>();

  /** The variables of the image that `stage`, or the first stage it is built on, begins with. */
  variablesOf(stage: Stage): BaseVariables {
    const path: Stage[] = [];
    let at = stage;
    while (at.parent !== undefined && !this.#known.has(at)) {
      path.push(at);
      at = at.parent;
    }
    const variables = this.#known.get(at) ?? variablesOf(at.image);
    for (const each of [at, ...path]) this.#known.set(each, variables);
    return variables;
  }
}

function variablesOf(use: ImageUse | undefined): BaseVariables {
  const image = use && nameOf(use);
  if (image === undefined) return { mayHold: () => 'perhaps' };
  if (image === 'scratch') return { mayHold: () => 'no' };
  const reference = parseReference(image);
  if (reference === undefined) return { mayHold: () => 'perhaps' };
  const { registry, repository } = reference;
  const known =
    imageVariables(/(?:^|\/)library\/([^/]+)$/.exec(repository)?.[1] ?? '') ??
    imageVariables(registry === 'docker.io' ? repository : `${registry}/${repository}`);
  if (known !== undefined) return { mayHold: (name) => (known.has(name) ? 'yes' : 'no') };
  if (!PUBLIC.test(registry)) return { mayHold: () => 'perhaps' };
  const words = new Set(repository.split(/[^a-z]+/).filter((word) => word.length > 2));
  return { mayHold: (name) => (isLikely(name, words) ? 'perhaps' : 'unlikely') };
}

/** With its tag, if that is known. */
function nameOf({ text, resolved }: ImageUse): string | undefined {
  if (resolved !== undefined) return resolved;
  const { repository } = splitImage(text);
  return repository && text.slice(...repository);
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
