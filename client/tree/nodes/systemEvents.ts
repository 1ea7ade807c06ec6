import { systemSection } from '../systemSection.ts';

/** Opens what happens on the Engine. */
export const node = systemSection({
  kind: 'systemEvents',
  label: 'Events',
  description: 'as they happen',
  icon: 'pulse',
  command: 'longshore.systemEvents.open',
});
