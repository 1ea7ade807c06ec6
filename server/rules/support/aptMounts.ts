import { type Mount, type MountField, readMounts } from '../../model/mounts.ts';
import type { Command, ShellScript } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/nodes.ts';

/** A cache mount over a folder of apt's. */
export interface AptMount {
  readonly mount: Mount;
  /** Downloaded packages, or lists of what there is. */
  readonly holds: 'packages' | 'lists';
  readonly sharing: MountField | undefined;
}

/** The cache mounts that `run` puts over apt's folders. */
export function aptMounts(run: Instruction): readonly AptMount[] {
  return readMounts(run).flatMap((mount) => {
    if (mount.type !== 'cache') return [];
    const field = (...keys: readonly string[]) =>
      mount.fields.findLast(({ key }) => keys.includes(key));
    const target = field('target', 'dst', 'destination')?.value?.replace(/\/+$/, '') ?? '';
    const holds = HOLDS.get(target);
    return holds === undefined ? [] : [{ mount, holds, sharing: field('sharing') }];
  });
}

const HOLDS: ReadonlyMap<string, AptMount['holds']> = new Map([
  ['/var/cache/apt', 'packages'],
  ['/var/cache/apt/archives', 'packages'],
  ['/var/lib/apt', 'lists'],
  ['/var/lib/apt/lists', 'lists'],
]);

/** The commands of `script` that make apt look up or download something. */
export function aptCommands(script: ShellScript): readonly Command[] {
  return script.commands.filter(({ innermost: { program, args } }) => {
    const isApt = program === 'apt-get' || program === 'apt' || program === 'aptitude';
    return isApt && args.hasAny('update', 'install', 'upgrade', 'dist-upgrade', 'full-upgrade');
  });
}
