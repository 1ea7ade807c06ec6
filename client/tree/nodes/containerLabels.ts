import { compareText } from '../containerRows.ts';
import { containerSection } from '../containerSection.ts';
import { node as label } from './containerLabel.ts';

export const node = containerSection({
  kind: 'containerLabels',
  label: 'Labels',
  icon: 'tag',
  shown: ({ labels }) => Object.keys(labels).length > 0,
  count: ({ labels }) => Object.keys(labels).length,
  children: ({ id, labels }) =>
    Object.entries(labels)
      .sort(([a], [b]) => compareText(a, b))
      .map(([name, value]) => ({ kind: label, target: { container: id, name, value } })),
});
