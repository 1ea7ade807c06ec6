import { rowGroup } from '../rowGroup.ts';
import { node as network } from './network.ts';

/** Networks of one Compose project, driver or scope. */
export const node = rowGroup({
  kind: 'networkGroup',
  plural: 'groups',
  rows: network,
  icons: { project: 'layers', driver: 'server-environment', scope: 'globe' },
});
