import type { Container, Mount } from '../../engine/containers/types.ts';
import type { Snapshot } from '../../engine/store.ts';
import type { Volume } from '../../engine/volumes/types.ts';
import { sizeText } from '../../text/bytes.ts';
import { PROJECT_LABEL } from '../containerRows.ts';
import { ago, escapeMarkdown } from '../markdown.ts';
import type { AnyNode, NodeKind } from '../node.ts';
import { under } from '../under.ts';
import { allVolumes, hasNoName, type VolumeRow, volumeLabel } from '../volumeRows.ts';
import { node as container } from './container.ts';

/** A volume, and under it the containers that use it. */
export const node: NodeKind<VolumeRow> = {
  kind: 'volume',
  plural: 'volumes',
  source: 'volumes',
  id,
  all: allVolumes,

  item(snapshot, row) {
    const volume = snapshot.volumes?.get(row.name);
    if (volume === undefined) {
      return undefined;
    }
    const users = row.users.of(snapshot, row.name);
    const size = row.sizes?.of(volume);
    const driver = volume.driver === 'local' ? '' : volume.driver;
    const used = snapshot.containers === undefined ? '' : usedBy(users);
    const told = [driver, used, size === undefined ? '' : sizeText(size)].filter(Boolean);
    const anonymous = hasNoName(volume);
    return {
      label: volumeLabel(row.name),
      description: told.join(' · '),
      icon:
        users.length > 0 || snapshot.containers === undefined
          ? { codicon: 'database' }
          : { codicon: 'database', color: 'disabledForeground' },
      accessibilityLabel: [
        `${volumeLabel(row.name)}, volume${anonymous ? ' without a name' : ''}`,
        ...told,
      ].join(', '),
      flags: [users.length > 0 ? 'used' : 'unused', ...(anonymous ? ['anonymous'] : [])],
      collapsible: users.length > 0 ? 'collapsed' : 'none',
    };
  },

  tooltip(snapshot, row, now) {
    const volume = snapshot.volumes?.get(row.name);
    return volume && tooltip(volume, row, { snapshot, now });
  },

  children: (snapshot, row) => row.users.of(snapshot, row.name).map((user) => userRow(row, user)),
};

function id({ name }: VolumeRow): string {
  return `volume:${name}`;
}

/** A container, and where it sees the volume. */
function userRow(row: VolumeRow, { id: target }: Container): AnyNode {
  const shown = under(id(row), { kind: container, target });
  return {
    ...shown,
    kind: {
      ...shown.kind,
      item(snapshot: Snapshot, one: string) {
        const item = shown.kind.item(snapshot, one);
        const places = mountsOf(snapshot.containers?.get(one), row.name).map(placeText).join(', ');
        return (
          item && {
            ...item,
            description: [places, item.description].filter(Boolean).join(' · '),
            accessibilityLabel: `${item.accessibilityLabel}, mounted at ${places}`,
          }
        );
      },
    },
  };
}

function mountsOf(user: Container | undefined, name: string): readonly Mount[] {
  return (user?.mounts ?? []).filter(({ volume }) => volume === name);
}

function placeText({ destination, writable }: Mount): string {
  return writable ? destination : `${destination} (read-only)`;
}

function usedBy(users: readonly Container[]): string {
  const [first, second] = users;
  if (first === undefined) {
    return 'unused';
  }
  return users.length <= 2
    ? `used by ${[first, ...(second ? [second] : [])].map(({ name }) => name).join(' and ')}`
    : `used by ${first.name} and ${users.length - 1} more`;
}

function tooltip(
  volume: Volume,
  row: VolumeRow,
  { snapshot, now }: { readonly snapshot: Snapshot; readonly now: number },
): string {
  const users = row.users.of(snapshot, row.name);
  const size = row.sizes?.of(volume);
  const options = Object.entries(volume.options).map(([name, value]) => `${name}=${value}`);
  const rows: (readonly [string, string])[] = [
    ['Driver', escapeMarkdown(volume.driver)],
    ['Options', escapeMarkdown(options.join(', '))],
    ['Folder', escapeMarkdown(volume.mountpoint)],
    ['Project', escapeMarkdown(volume.labels[PROJECT_LABEL] ?? '')],
    ['Used by', escapeMarkdown(users.map(({ name }) => name).join(', '))],
    ['Size', size === undefined ? 'not measured' : `${sizeText(size)} when it was measured`],
    ['Created', volume.createdAt === undefined ? '' : ago(volume.createdAt, now)],
  ];
  const lines = rows.filter(([, value]) => value !== '').map(([key, value]) => `${key}: ${value}`);
  return [`**${escapeMarkdown(volume.name)}**`, lines.join('  \n')].join('\n\n');
}
