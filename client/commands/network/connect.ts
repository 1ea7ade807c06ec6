import type { Joining } from '../../engine/networks/types.ts';
import { ipVersion } from '../../text/ipAddress.ts';
import type { NetworkRow } from '../../tree/networkRows.ts';
import { type CommandContext, defineCommand } from '../command.ts';
import { withContainers } from '../withContainers.ts';

interface Answer extends Joining {
  /** The container's id and name. */
  readonly container: string;
  readonly name: string;
}

export const command = defineCommand<NetworkRow, Answer>({
  id: 'longshore.network.connect',
  title: 'Connect Container to Network…',
  icon: 'plug',
  on: 'network',
  when: 'joinable',
  inline: 1,
  menu: '1_members@1',
  alone: true,
  steers: true,
  progress: 'Connecting to',
  prepare: ask,
  async run({ engine, ui, snapshot, signal }, { id }, { container, name, ...how }) {
    await engine.networks.connect(id, container, how, { signal });
    ui.done(`${name} connected to ${snapshot.networks?.get(id)?.name ?? 'the network'}`);
  },
});

async function ask(
  context: CommandContext,
  [row]: readonly NetworkRow[],
): Promise<Answer | undefined> {
  const { ui } = context;
  const { networks, containers } = await withContainers(context);
  const network = networks?.get(row?.id ?? '');
  if (network === undefined) {
    return undefined;
  }
  const outside = [...(containers?.values() ?? [])]
    .filter((one) => !one.networks.includes(network.name))
    .map(({ id, name, state }) => ({ id, label: name, description: state }))
    .sort((a, b) => (a.label < b.label ? -1 : 1));
  if (outside.length === 0) {
    ui.info(`There is no container that is not in ${network.name} already`);
    return undefined;
  }
  const title = `Connect to ${network.name}`;
  const picked = await ui.pick(outside, { title, placeholder: 'Choose a container' });
  const aliases =
    picked &&
    (await ui.input({
      title: `${title}: Names`,
      prompt: `Further names of ${picked.label} there, as "web www"; nothing for none`,
    }));
  if (picked === undefined || aliases === undefined) {
    return undefined;
  }
  const subnets = network.subnets.map(({ subnet }) => subnet).join(', ');
  const address = await ui.input({
    title: `${title}: Address`,
    prompt: `A fixed IP address${subnets && ` of ${subnets}`}; nothing to let the Engine choose`,
    validate: (value) =>
      value.trim() === '' || ipVersion(value.trim()) > 0 ? undefined : 'This is no IP address',
  });
  const fixed = address?.trim() ?? '';
  return address === undefined
    ? undefined
    : {
        container: picked.id,
        name: picked.label,
        aliases: aliases.split(/[\s,]+/).filter(Boolean),
        ...(fixed !== '' && (ipVersion(fixed) === 4 ? { ipv4: fixed } : { ipv6: fixed })),
      };
}
