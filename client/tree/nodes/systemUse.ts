import { sizeText } from '../../text/bytes.ts';
import type { NodeKind } from '../node.ts';
import type { Use, UseTotal } from '../systemRows.ts';

/** How much of one kind lies on the disk, as it was when it was measured. */
export const node: NodeKind<UseTotal> = {
  kind: 'systemUse',
  plural: 'kinds',
  source: 'networks',
  id: ({ use }) => `systemUse:${use}`,
  all: () => [],
  item(_snapshot, { use, count, size, free }) {
    const { label, icon } = SHOWN[use];
    const freed = use === 'images' ? `${sizeText(free)} or more` : sizeText(free);
    const told = [
      sizeText(size),
      `${count}`,
      free === 0 ? 'nothing to free' : `frees ${freed}`,
    ].join(' · ');
    return {
      label,
      description: told,
      icon: { codicon: icon },
      accessibilityLabel: `${label}, ${told}`,
      flags: free > 0 ? ['freeable'] : [],
      collapsible: 'none',
    };
  },
  children: () => [],
};

const SHOWN: Readonly<Record<Use, { readonly label: string; readonly icon: string }>> = {
  images: { label: 'Images', icon: 'package' },
  containers: { label: 'Containers', icon: 'vm' },
  volumes: { label: 'Volumes', icon: 'database' },
  buildCache: { label: 'Build cache', icon: 'history' },
};
