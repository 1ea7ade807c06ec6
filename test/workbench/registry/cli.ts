/**
 * A registry by hand: `node test/workbench/registry/cli.ts [--tls] [--users NAME:PASSWORD,…]
 * [--token]`. Prints its address and runs until Ctrl-C.
 */
import { parseArgs } from 'node:util';
import { TestRegistry } from './testRegistry.ts';

const { values } = parseArgs({
  options: {
    tls: { type: 'boolean', default: false },
    token: { type: 'boolean', default: false },
    users: { type: 'string' },
  },
});
const users = values.users?.split(',').map((user): [string, string] => {
  const [name = '', ...password] = user.split(':');
  return [name, password.join(':')];
});
const registry = await TestRegistry.start({
  tls: values.tls,
  ...(users && { users: Object.fromEntries(users) }),
  auth: values.token ? 'token' : 'htpasswd',
});
console.log(registry.url);
if (registry.tokenServer) console.log(`Tokens from ${registry.tokenServer.realm}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void registry.stop().then(() => process.exit(0)));
}
