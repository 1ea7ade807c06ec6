import type { NewNetwork, Subnet } from '../../engine/networks/types.ts';
import { networkNameProblem, readSubnet } from '../askNetwork.ts';
import { askPairs } from '../askPairs.ts';
import { type CommandUi, defineCommand } from '../command.ts';

const TITLE = 'Create Network';

export const command = defineCommand({
  id: 'longshore.networks.create',
  title: 'Create Network…',
  icon: 'add',
  steers: true,
  viewTitle: { view: 'longshore.networks', group: 'navigation@1' },
  async run({ engine, ui, signal }) {
    const existing = await ui.progress('Looking for networks', (cancel) =>
      engine.networks.list({ signal: cancel }),
    );
    const network = await ask(
      ui,
      existing.map(({ name }) => name),
    );
    if (network !== undefined) {
      await engine.networks.create(network, { signal });
      ui.done(`Network ${network.name} created`);
    }
  },
});

const SWITCHES = [
  { id: 'internal', label: 'Internal', description: 'nothing outside can be reached' },
  {
    id: 'attachable',
    label: 'Attachable',
    description: 'single containers may join a network of a swarm',
  },
  { id: 'ipv6', label: 'IPv6', description: 'addresses of both kinds' },
  { id: 'more', label: 'Options and labels…', description: 'asked for next' },
] as const;

/** `undefined` when any question was dismissed. */
async function ask(ui: CommandUi, existing: readonly string[]): Promise<NewNetwork | undefined> {
  const name = await ui.input({
    title: TITLE,
    prompt: 'Its name',
    validate: (value) => networkNameProblem(existing, value),
  });
  const driver =
    name === undefined
      ? undefined
      : await ui.input({
          title: `${TITLE}: Driver`,
          prompt: 'bridge, macvlan, ipvlan, overlay or that of a plugin',
          value: 'bridge',
        });
  const subnets = driver === undefined ? undefined : await askSubnets(ui);
  const chosen =
    subnets &&
    (await ui.pickMany(SWITCHES, { title: `${TITLE}: Kind`, placeholder: 'What it is to be' }));
  if (name === undefined || driver === undefined || subnets === undefined || chosen === undefined) {
    return undefined;
  }
  const ids = new Set<string>(chosen.map(({ id }) => id));
  const more = ids.has('more') ? await askMore(ui) : { options: {}, labels: {} };
  return (
    more && {
      name,
      driver: driver || 'bridge',
      subnets,
      internal: ids.has('internal'),
      attachable: ids.has('attachable'),
      ipv6: ids.has('ipv6'),
      ...more,
    }
  );
}

async function askSubnets(ui: CommandUi): Promise<readonly Subnet[] | undefined> {
  const line = await ui.input({
    title: `${TITLE}: Subnet`,
    prompt:
      'As 10.5.0.0/16, with a gateway as 10.5.0.0/16 10.5.0.1; nothing to let the Engine choose',
    validate: (value) => {
      const subnet = readSubnet(value);
      return typeof subnet === 'string' ? subnet : undefined;
    },
  });
  const subnet = line === undefined ? undefined : readSubnet(line);
  return typeof subnet === 'string' ? undefined : subnet;
}

async function askMore(ui: CommandUi): Promise<Pick<NewNetwork, 'options' | 'labels'> | undefined> {
  const options = await askPairs(ui, {
    title: `${TITLE}: Driver Options`,
    prompt: 'As com.docker.network.driver.mtu=1400 parent=eth0; nothing for none',
  });
  const labels =
    options &&
    (await askPairs(ui, {
      title: `${TITLE}: Labels`,
      prompt: 'As team=shop "note=two words"; nothing for none',
    }));
  return options && labels && { options, labels };
}
