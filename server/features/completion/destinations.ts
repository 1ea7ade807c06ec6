import { commonImageFact } from '../../facts/commonImages.ts';
import type { DockerfileModel, Stage } from '../../model/model.ts';
import { baseImage } from '../support/lineage.ts';
import { stagePaths } from '../support/stagePaths.ts';
import type { Proposal } from './item.ts';
import { once } from './once.ts';
import type { Around } from './place/places.ts';

/** Where COPY and ADD may put files: the working directory, folders named above, the image's own. */
export function completeDestinations(
  model: DockerfileModel,
  { stage, instruction }: Around,
): readonly Proposal[] {
  if (stage === undefined) return [{ label: './', kind: 'folder' }];
  const { workdir, paths } = stagePaths(model, stage, instruction.start);
  const above = paths
    .filter(({ kind, path }) => kind === 'folder' && path !== workdir)
    .map(({ path, origin }): Proposal => ({ label: `${path}/`, kind: 'folder', detail: origin }));
  const own: Proposal[] = [
    { label: './', kind: 'folder', detail: `The working directory, ${workdir}` },
  ];
  if (workdir !== '/') own.push({ label: `${workdir}/`, kind: 'folder', detail: 'WORKDIR' });
  return once([...own, ...above, ...imageFolders(stage)]);
}

/** Folders for WORKDIR and VOLUME: those named above, the image's own, and common ones. */
export function completeFolders(
  model: DockerfileModel,
  { stage, instruction, name }: Around,
): readonly Proposal[] {
  const common = (
    name === 'VOLUME' ? ['/data'] : ['/app', '/src', '/usr/src/app', '/workspace']
  ).map((label): Proposal => ({ label, kind: 'folder' }));
  if (stage === undefined) return common;
  const { paths } = stagePaths(model, stage, instruction.start);
  const above = paths
    .filter(({ kind }) => kind === 'folder')
    .map(({ path, origin }): Proposal => ({ label: path, kind: 'folder', detail: origin }));
  const brought = imageFolders(stage).map((each) => ({
    ...each,
    label: each.label.replace(/\/$/, ''),
  }));
  return once([...above, ...brought, ...common]);
}

function imageFolders(stage: Stage): Proposal[] {
  const image = baseImage(stage);
  const folders = (image === undefined ? undefined : commonImageFact(image))?.folders ?? [];
  return folders.map((path) => ({
    label: `${path}/`,
    kind: 'folder',
    description: `of ${image}`,
  }));
}
