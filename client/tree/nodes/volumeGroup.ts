import { rowGroup } from '../rowGroup.ts';
import { node as volume } from './volume.ts';

/** Volumes of one Compose project, or of one driver. */
export const node = rowGroup({
  kind: 'volumeGroup',
  plural: 'groups',
  rows: volume,
  icons: { project: 'layers', driver: 'server-environment' },
});
