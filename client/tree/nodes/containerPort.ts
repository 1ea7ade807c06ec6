import type { NodeKind } from '../node.ts';
import { type PortRow, portRows, portText } from '../portRows.ts';

export interface PortTarget extends PortRow {
  /** The container's id. */
  readonly container: string;
}

/** A port of a container. */
export const node: NodeKind<PortTarget> = {
  kind: 'containerPort',
  singular: 'published port',
  plural: 'ports',
  source: 'containers',
  id: ({ container, publicPort = '', privatePort, protocol }) =>
    `containerPort:${container}:${publicPort}:${privatePort}/${protocol}`,
  all: (snapshot) =>
    [...(snapshot.containers?.values() ?? [])].flatMap((container) =>
      portRows(container).map((row) => ({ container: container.id, ...row })),
    ),
  item(snapshot, target) {
    const container = snapshot.containers?.get(target.container);
    if (container === undefined) {
      return undefined;
    }
    const where = placeText(target);
    return {
      label: portText(target),
      description: where,
      icon: { codicon: target.publicPort === undefined ? 'circle-outline' : 'globe' },
      accessibilityLabel: `Port ${target.privatePort} ${target.protocol} of ${container.name}, ${
        target.publicPort === undefined ? where : `published as ${target.publicPort}, ${where}`
      }`,
      flags: flags(target),
      collapsible: 'none',
    };
  },
  children: () => [],
};

function placeText({ publicPort, hostIps }: PortTarget): string {
  if (publicPort === undefined) {
    return 'not published';
  }
  return hostIps.length === 0 ? 'on all addresses' : `on ${hostIps.join(', ')}`;
}

function flags({ publicPort, protocol }: PortTarget): readonly string[] {
  if (publicPort === undefined) {
    return [];
  }
  return protocol === 'tcp' ? ['published', 'web'] : ['published'];
}
