import assert from 'node:assert/strict';
import { EngineError } from '../../../client/engine/errors.ts';
import { decodeImageDetails } from '../../../client/engine/images/decodeDetails.ts';
import type { ImageDetails } from '../../../client/engine/images/details.ts';
import { type EngineState, NOTHING_KNOWN } from '../../../client/engine/store.ts';
import type { EngineSlot } from '../../../client/engine-host/engines.ts';
import { imageDetailsOf } from '../../../client/language/imageDetails.ts';

const NEVER = new AbortController().signal;
const DIGEST = `sha256:${'a'.repeat(64)}`;
const CONNECTED = { kind: 'connected' } as unknown as EngineState;

/** As an Engine answers `GET /images/{name}/json`. */
const ANSWER = {
  Id: 'sha256:1',
  RepoTags: ['node:20'],
  RepoDigests: [`other/node@sha256:${'b'.repeat(64)}`, `node@${DIGEST}`],
  Created: '2026-08-01T10:00:00.5Z',
  Size: 1234,
  Os: 'linux',
  Architecture: 'arm',
  Variant: 'v7',
  Config: {
    ExposedPorts: { '443/tcp': {}, '80/tcp': {} },
    Entrypoint: ['docker-entrypoint.sh'],
    Cmd: null,
    User: '',
    WorkingDir: '/app',
    Env: ['A=1=2', 'B='],
    Labels: { a: 'b' },
  },
};

describe('what Engines know of an image', () => {
  it('comes from the first that is connected and has it', async () => {
    const asked: string[] = [];
    const slots = [
      slot('far', { kind: 'idle' }, asked, () => ANSWER),
      slot('lost', { kind: 'connecting' }, asked, () => ANSWER),
      slot('near', CONNECTED, asked, () => undefined),
      slot('beside', CONNECTED, asked, () => ANSWER),
    ];
    const found = await ask(slots);
    assert.deepEqual(asked, ['near docker.io/library/node:20', 'beside docker.io/library/node:20']);
    assert.deepEqual(found, {
      source: 'engine',
      size: 1234,
      ports: ['80/tcp', '443/tcp'],
      entrypoint: ['docker-entrypoint.sh'],
      command: [],
      user: '',
      workingDir: '/app',
      environment: { A: '1=2', B: '' },
      createdAt: Date.parse('2026-08-01T10:00:00.5Z'),
      platforms: ['linux/arm/v7'],
      digest: DIGEST,
    });
  });

  it('is nothing when none is connected, or none has it', async () => {
    assert.equal(await ask([]), null);
    assert.equal(await ask([slot('far', { kind: 'idle' }, [], () => ANSWER)]), null);
    assert.equal(await ask([slot('near', CONNECTED, [], () => undefined)]), null);
  });
});

function ask(slots: readonly EngineSlot[]) {
  const engines = { slots, slot: () => undefined, onDidChange: () => ({ dispose: () => {} }) };
  return imageDetailsOf(engines, { reference: 'docker.io/library/node:20' }, NEVER);
}

/** One that answers with what `answer` gives, or that there is no such image. */
function slot(id: string, state: EngineState, asked: string[], answer: () => unknown): EngineSlot {
  const details = async (name: string): Promise<ImageDetails> => {
    asked.push(`${id} ${name}`);
    const found = answer();
    if (found === undefined) throw new EngineError('notFound', 'No such image');
    return decodeImageDetails(found);
  };
  return {
    id,
    store: { snapshot: { ...NOTHING_KNOWN, state } },
    engine: { images: { details } },
  } as unknown as EngineSlot;
}
