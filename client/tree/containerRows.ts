import type { Container } from '../engine/containers/types.ts';
import type { Choice, ViewOptions } from './node.ts';

/** What containers can be grouped by. */
export const GROUPINGS: readonly Choice[] = [
  { id: 'project', label: 'Compose project' },
  { id: 'image', label: 'Image' },
  { id: 'state', label: 'State' },
  { id: 'network', label: 'Network' },
  { id: 'label', label: 'Label…' },
  { id: 'none', label: 'No groups' },
];

export const SORTS: readonly Choice[] = [
  { id: 'name', label: 'Name' },
  { id: 'newest', label: 'Newest first' },
  { id: 'state', label: 'State, running first' },
];

export const TOGGLES: readonly Choice[] = [
  { id: 'stopped', label: 'Stopped containers' },
  { id: 'elsewhere', label: 'Containers that do not belong to this workspace' },
];

/** The label that Compose writes its project's name to. */
export const PROJECT_LABEL = 'com.docker.compose.project';
const FILES_LABEL = 'com.docker.compose.project.config_files';
const FOLDER_LABEL = 'com.docker.compose.project.working_dir';

/** The name of the group `container` belongs to; `undefined` when it stands alone. */
export function groupOf(container: Container, groupBy: string): string | undefined {
  const [grouping, label = ''] = split(groupBy);
  switch (grouping) {
    case 'project':
      return container.labels[PROJECT_LABEL];
    case 'image':
      return container.image;
    case 'state':
      return container.state;
    case 'network':
      return container.networks.join(', ') || undefined;
    case 'label':
      return container.labels[label];
    default:
      return undefined;
  }
}

/** Paths of the Compose files that `containers` were made from, on the machine where that was. */
export function composeFiles(containers: readonly Container[]): readonly string[] {
  const paths = containers.flatMap(({ labels }) => {
    const folder = labels[FOLDER_LABEL] ?? '';
    return (labels[FILES_LABEL] ?? '')
      .split(',')
      .filter(Boolean)
      .map((path) => (isAbsolute(path) || folder === '' ? path : `${folder}/${path}`));
  });
  return [...new Set(paths.filter(isAbsolute))];
}

function isAbsolute(path: string): boolean {
  return /^(?:[/\\]|[A-Za-z]:[/\\])/.test(path);
}

/** Whether `options` let `container` be seen. */
export function isShown(container: Container, options: ViewOptions): boolean {
  return (
    (options.toggles.has('stopped') || isLive(container)) &&
    (options.toggles.has('elsewhere') || isOfWorkspace(container, options.folders)) &&
    containsAll(options.filter, [
      container.name,
      container.image,
      container.state,
      container.id,
      ...container.networks,
      ...Object.entries(container.labels).map(([name, value]) => `${name}=${value}`),
    ])
  );
}

/** Has processes, even if they are paused. */
export function isLive({ state }: Container): boolean {
  return state === 'running' || state === 'paused' || state === 'restarting';
}

/** Negative when `a` stands before `b`. */
export function compareContainers(a: Container, b: Container, sort: string): number {
  const byName = compareText(a.name, b.name) || compareText(a.id, b.id);
  switch (sort) {
    case 'newest':
      return b.createdAt - a.createdAt || byName;
    case 'state':
      return STATES.indexOf(a.state) - STATES.indexOf(b.state) || byName;
    default:
      return byName;
  }
}

/** By code point: the order must not depend on the machine's language, and it is fast. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether each word of `filter` is somewhere in `texts`, in any case. */
export function containsAll(filter: string, texts: readonly string[]): boolean {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return (
    words.length === 0 ||
    words.every((word) => texts.some((text) => text.toLowerCase().includes(word)))
  );
}

const STATES: readonly Container['state'][] = [
  'running',
  'restarting',
  'paused',
  'created',
  'removing',
  'exited',
  'dead',
  'unknown',
];

/** `label:com.example` is the grouping and what it looks at. */
function split(groupBy: string): readonly [string, string?] {
  const colon = groupBy.indexOf(':');
  return colon < 0 ? [groupBy] : [groupBy.slice(0, colon), groupBy.slice(colon + 1)];
}

function isOfWorkspace({ labels }: Container, folders: readonly string[]): boolean {
  const folder = labels[FOLDER_LABEL];
  return (
    folder !== undefined &&
    folders.some((one) => folder === one || folder.startsWith(`${one.replace(/[/\\]$/, '')}/`))
  );
}
