import assert from 'node:assert/strict';
import type { AnyNode } from '../../../client/tree/node.ts';
import { node as environment } from '../../../client/tree/nodes/containerEnvironment.ts';
import { node as health } from '../../../client/tree/nodes/containerHealthResult.ts';
import { node as label } from '../../../client/tree/nodes/containerLabel.ts';
import { node as limit } from '../../../client/tree/nodes/containerLimit.ts';
import { node as mount } from '../../../client/tree/nodes/containerMount.ts';
import { node as network } from '../../../client/tree/nodes/containerNetwork.ts';
import { node as port } from '../../../client/tree/nodes/containerPort.ts';
import { node as process } from '../../../client/tree/nodes/containerProcess.ts';
import { node as variable } from '../../../client/tree/nodes/containerVariable.ts';
import { container, snapshot } from '../tree/picture.ts';
import { Stage } from './runnerStage.ts';
import { NO_ANSWERS } from './stageEngine.ts';

const web = container({
  ports: [{ privatePort: 80, protocol: 'tcp', publicPort: 8080 }],
  networks: ['bridge'],
  addresses: { bridge: ['172.17.0.2', 'fd00::2'] },
});

/** A row of something that `web-id` has. */
function row<T extends object>(kind: AnyNode['kind'], target: T): AnyNode {
  return { kind, target: { container: 'web-id', ...target } };
}

const PUBLISHED = row(port, {
  privatePort: 80,
  protocol: 'tcp',
  publicPort: 8080,
  hostIps: [],
});
const TOKEN = row(variable, { name: 'TOKEN', value: 's3cret' });

async function run(id: string, ...rows: readonly AnyNode[]): Promise<string> {
  const stage = new Stage();
  stage.store.set(snapshot([web]));
  return stage.run(`longshore.${id}`, rows[0], rows);
}

describe('the rows under a container', () => {
  it('open a port in the browser, and copy where it is reached', async () => {
    assert.equal(
      await run('containerPort.open', PUBLISHED),
      'open outside: http://localhost:8080/',
    );
    assert.equal(await run('containerPort.copyAddress', PUBLISHED), 'copy: localhost:8080');
  });

  it('offer all published ports in the palette', async () => {
    const stage = new Stage();
    stage.store.set(snapshot([web, container({ name: 'db', ports: [] })]));
    stage.picks = '8080 → 80/tcp';
    assert.match(
      await stage.run('longshore.containerPort.open'),
      /Choose a published port \/ 8080 → 80\/tcp .*\nopen outside: http:\/\/localhost:8080\//,
    );
  });

  it('copy what they tell', async () => {
    const data = { type: 'volume', volume: 'data', source: '/v/data', destination: '/data' };
    const copies: readonly (readonly [string, AnyNode, string])[] = [
      ['containerMount.copyPath', row(mount, data), '/data'],
      ['containerMount.copySource', row(mount, data), 'data'],
      ['containerNetwork.copyAddress', row(network, { name: 'bridge' }), '172.17.0.2'],
      ['containerVariable.copyValue', TOKEN, 's3cret'],
      ['containerVariable.copyAssignment', TOKEN, 'TOKEN=s3cret'],
      ['containerLabel.copyValue', row(label, { name: 'a', value: '1' }), '1'],
      ['containerLabel.copyLabel', row(label, { name: 'a', value: '1' }), 'a=1'],
      [
        'containerProcess.copyId',
        row(process, { place: 0, titles: ['PID', 'CMD'], cells: ['4711', 'sh'] }),
        '4711',
      ],
      [
        'containerHealthResult.copyOutput',
        row(health, { place: 0, exitCode: 1, output: 'refused' }),
        'refused',
      ],
    ];
    for (const [id, node, expected] of copies) {
      assert.equal(await run(id, node), `copy: ${expected}`);
    }
  });

  it('copy several variables, one a line', async () => {
    const home = row(variable, { name: 'HOME', value: '/root' });
    assert.equal(
      await run('containerVariable.copyAssignment', TOKEN, home),
      'copy: TOKEN=s3cret\nHOME=/root',
    );
  });

  it('show and hide a value or all, and say it nowhere else', async () => {
    const all = { kind: environment, target: 'web-id' };
    assert.match(await run('containerEnvironment.toggle', all), /^toggle: "web-id"$/m);
    const log = await run('containerVariable.toggle', TOKEN);
    assert.match(log, /^toggle: \{"container":"web-id","name":"TOKEN"/m);
    assert.doesNotMatch(log, /^(?!toggle).*s3cret/m);
  });

  it('change a limit from where it stands', async () => {
    const stage = new Stage();
    stage.store.set(snapshot([web]));
    stage.types = '5';
    const { limits } = NO_ANSWERS.details;
    const log = await stage.run(
      'longshore.containerLimit.change',
      row(limit, { which: 'pids', limits }),
    );
    assert.match(log, /^input: Limit of Processes \/ $/m);
    assert.match(log, /^engine: update web-id \{"pids":5\}$/m);
  });
});
