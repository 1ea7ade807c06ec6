import { platformArgs, proxyArgs } from '../../../facts/variables.ts';
import type { DockerfileModel, ImageUse } from '../../../model/model.ts';
import type { Span } from '../../../syntax/nodes.ts';
import type { Site } from './extractable.ts';

/** What is to be a variable, and where it stands. */
export interface Extract extends Span {
  readonly value: string;
  readonly site: Site;
  /** The image of the FROM that it stands in. */
  readonly image: ImageUse | undefined;
}

/** A name for the variable, from what stands around it; one that the file does not have. */
export function variableName(model: DockerfileModel, extract: Extract): string {
  const taken = new Set([
    ...[...platformArgs, ...proxyArgs].map(({ name }) => name),
    ...model.definitions.map(({ name }) => name),
    ...model.references.map(({ name }) => name),
    'PATH',
  ]);
  const wanted = nameFor(model, extract);
  let name = wanted;
  // The key of the pair that it is the value of may have the same name: it takes it over.
  for (let n = 2; taken.has(name) && !isOwnKey(model, extract, name); n++) name = `${wanted}_${n}`;
  return name;
}

function isOwnKey(model: DockerfileModel, { site }: Extract, name: string): boolean {
  const others = model.definitions.filter((one) => one.name === name);
  return others.length === 1 && others[0]?.value?.start === site.start && others[0].kind === 'env';
}

function nameFor({ syntax }: DockerfileModel, { start, end, value, site, image }: Extract): string {
  if (image !== undefined) return imageName(syntax.text, { start, end }, image);
  if (site.hint !== undefined) return snake(site.hint);
  const before = syntax.text.slice(site.start, start);
  const [, thing] =
    /([A-Za-z][A-Za-z0-9]*(?:-[A-Za-z]+)*)[^A-Za-z]*v?$/.exec(before.replace(/[-/_]v$/, '')) ?? [];
  const isVersion = /^v?\d+(?:\.\d+)*/.test(value);
  if (isVersion) return thing === undefined ? 'VERSION' : `${snake(thing)}_VERSION`;
  if (value.startsWith('/'))
    return `${snake(value.slice(value.lastIndexOf('/') + 1)) || 'APP'}_DIR`;
  return /^[A-Za-z][\w-]{0,29}$/.test(value) ? snake(value) : 'VALUE';
}

function imageName(text: string, span: Span, { repository, tag, digest }: ImageUse): string {
  const path = repository === undefined ? '' : text.slice(repository.start, repository.end);
  const short = snake(path.slice(path.lastIndexOf('/') + 1)) || 'BASE';
  const isIn = (part: Span | undefined): boolean =>
    part !== undefined && part.start <= span.start && span.end <= part.end;
  if (isIn(digest)) return `${short}_DIGEST`;
  if (isIn(tag)) return `${short}_VERSION`;
  return isIn(repository) && span.end < (repository?.end ?? 0) ? 'REGISTRY' : `${short}_IMAGE`;
}

/** `JAVA_HOME` of `java-home`. */
function snake(text: string): string {
  const parts = text
    .slice(text.lastIndexOf('.') + 1)
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .split(/[^A-Za-z0-9]+/)
    .filter((part) => part !== '');
  const name = parts.join('_').toUpperCase();
  return /^\d/.test(name) ? `_${name}` : name;
}
