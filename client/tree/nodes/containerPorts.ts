import { containerSection } from '../containerSection.ts';
import { portRows } from '../portRows.ts';
import { node as port } from './containerPort.ts';

export const node = containerSection({
  kind: 'containerPorts',
  label: 'Ports',
  icon: 'plug',
  shown: ({ ports }) => ports.length > 0,
  count: (container) => portRows(container).length,
  children: (container) =>
    portRows(container).map((row) => ({ kind: port, target: { container: container.id, ...row } })),
});
