import type { LocalImage } from '../../../core/protocol.ts';
import { parseReference, shortName } from '../../../core/reference.ts';
import { commonImages } from '../../facts/commonImages.ts';
import { expand } from '../../model/expand.ts';
import type { DockerfileModel } from '../../model/model.ts';
import type { FoundRepository, FoundTag } from '../../workspace/ports.ts';
import type { Proposal, Proposals } from './item.ts';
import { once } from './once.ts';
import type { Spot } from './place/places.ts';
import { spotBehind, spotUpTo } from './spots.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Images: their names, behind a colon the tags of the name, behind an at sign the digest of both.
 * Those of this machine come first, then what registries and our own list know. `stages`: what may
 * stand there as well; registries are not bothered with the beginning of a stage's name.
 */
export async function completeImages(
  model: DockerfileModel,
  spot: Spot,
  surroundings: Surroundings,
  stages: readonly Proposal[],
): Promise<Proposals> {
  const { typed } = spot;
  const at = typed.indexOf('@');
  const named = at < 0 ? typed : typed.slice(0, at);
  const colon = named.lastIndexOf(':');
  const name = colon > named.lastIndexOf('/') ? named.slice(0, colon) : named;
  const resolved = resolvedName(model, name);
  if (at >= 0) {
    const own = spotBehind(spot, at + 1);
    const reference = resolved + named.slice(name.length);
    return own && resolved ? digests(own, reference, surroundings) : NONE;
  }
  if (name.length < named.length) {
    const own = spotBehind(spot, colon + 1);
    return own && resolved ? tags(model, own, resolved, surroundings) : NONE;
  }
  const start = typed.toLowerCase();
  const isStage = start !== '' && stages.some(({ label }) => label.toLowerCase().startsWith(start));
  const found = await names(model, spot, surroundings, isStage ? 'near' : 'everywhere');
  return { ...found, items: [...stages, ...found.items] };
}

const NONE: Proposals = { items: [], complete: true };
/** More local images than anybody reads through. */
const MOST_LOCAL = 100;

/** With the defaults of global ARGs; `undefined` when a variable has none. */
function resolvedName({ globalArgs, syntax }: DockerfileModel, name: string): string | undefined {
  if (!name.includes('$')) return name;
  const grammar = { quotes: true, escape: syntax.escape, shell: false };
  return expand(name, grammar, (variable) => ({ value: globalArgs.get(variable)?.resolved }));
}

async function names(
  model: DockerfileModel,
  spot: Spot,
  surroundings: Surroundings,
  where: 'near' | 'everywhere',
): Promise<Proposals> {
  const { images, signal } = surroundings;
  const [local, found] = await Promise.all([
    images.local(signal),
    where === 'near' ? undefined : images.repositories(spot.typed, signal),
  ]);
  const word = model.syntax.text.slice(spot.at.start, spot.at.end);
  const slash = word.lastIndexOf('/') + 1;
  const suffix = word.slice(slash).search(/[:@]/);
  const own = suffix < 0 ? spot : spotUpTo(spot, slash + suffix);
  const isSuffixed = suffix >= 0;
  const repositories = [
    ...commonImages.map(commonProposal),
    ...(found?.items ?? []).map(foundProposal),
  ]
    .map((each) => named(each, isSuffixed, surroundings))
    .map((each) => ({ ...each, spot: own }));
  const items = [...(local ?? []).slice(0, MOST_LOCAL).flatMap(localProposals), ...repositories];
  return { items: once(items), complete: found?.complete ?? where === 'everywhere' };
}

/** A name wants a tag: the colon is written along where the editor then asks for tags. */
function named(proposal: Proposal, isSuffixed: boolean, { again }: Surroundings): Proposal {
  if (isSuffixed || !again) return proposal;
  return { ...proposal, newText: `${proposal.label}:`, again: true };
}

function localProposals({ name, tags: all, createdAt }: LocalImage): readonly Proposal[] {
  return all.map((tag) => ({
    label: `${name}:${tag}`,
    kind: 'image',
    description: 'on this machine',
    detail: `Made ${dayOf(createdAt)}`,
    lazy: { what: 'image', reference: `${name}:${tag}` },
  }));
}

function commonProposal({ name, summary }: (typeof commonImages)[number]): Proposal {
  return { label: name, kind: 'image', detail: summary };
}

function foundProposal({ name, description, official, pulls }: FoundRepository): Proposal {
  const used = pulls === undefined ? '' : `${rounded(pulls)} pulls`;
  return {
    label: name,
    kind: 'image',
    description: [official ? 'official' : '', used].filter((part) => part !== '').join(', '),
    ...(description !== '' && { detail: description }),
  };
}

async function tags(
  model: DockerfileModel,
  spot: Spot,
  repository: string,
  { images, signal }: Surroundings,
): Promise<Proposals> {
  const [local, found] = await Promise.all([
    images.local(signal),
    images.tags(repository, spot.typed, signal),
  ]);
  const name = normal(repository);
  const own = (local ?? []).filter((image) => normal(image.name) === name);
  const items = [
    ...own.flatMap((image) => image.tags).map((tag) => localTag(tag, repository)),
    ...(found?.items ?? []).map((tag) => foundTag(tag, repository)),
  ];
  const word = model.syntax.text.slice(spot.at.start, spot.at.end);
  const at = word.indexOf('@');
  const upTo = at < 0 ? spot : spotUpTo(spot, at);
  return {
    items: once(items).map((each) => ({ ...each, spot: upTo })),
    complete: found?.complete ?? true,
  };
}

function normal(name: string): string {
  const reference = parseReference(name);
  return reference === undefined ? name : shortName(reference);
}

function localTag(label: string, repository: string): Proposal {
  return {
    label,
    kind: 'tag',
    description: 'on this machine',
    lazy: { what: 'image', reference: `${repository}:${label}` },
  };
}

function foundTag({ name, updatedAt, platforms, size }: FoundTag, repository: string): Proposal {
  const facts = [
    size === undefined ? '' : `${Math.max(1, Math.round(size / 1e6))} MB`,
    platforms.join(', '),
  ].filter((part) => part !== '');
  return {
    label: name,
    kind: 'tag',
    ...(updatedAt !== undefined && { description: dayOf(updatedAt) }),
    ...(facts.length > 0 && { detail: facts.join(', ') }),
    lazy: { what: 'image', reference: `${repository}:${name}` },
  };
}

async function digests(
  spot: Spot,
  reference: string,
  { images, signal }: Surroundings,
): Promise<Proposals> {
  const digest = await images.digest(reference, signal);
  if (digest === undefined) return NONE;
  const item: Proposal = {
    label: digest,
    kind: 'value',
    detail: `What ${reference} is now`,
    spot,
  };
  return { items: [item], complete: true };
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function rounded(count: number): string {
  const units: readonly [least: number, unit: string][] = [
    [1e9, 'B'],
    [1e6, 'M'],
    [1e3, 'k'],
  ];
  const [least, unit] = units.find(([each]) => count >= each) ?? [1, ''];
  return `${Math.floor(count / least)}${unit}`;
}
