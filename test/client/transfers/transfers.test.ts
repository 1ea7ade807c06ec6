import assert from 'node:assert/strict';
import { EngineError } from '../../../client/engine/errors.ts';
import type { Progress } from '../../../client/engine/streams/progress.ts';
import { picture } from '../../../client/transfers/picture.ts';
import { Transfers } from '../../../client/transfers/transfers.ts';

/** `a Downloading 5/10`: id, words, how far; `-` for no id. */
function message(text: string): Progress {
  const [, id = '-', status = '', current, total] =
    /^(\S+) (.*?)(?: (\d+)\/(\d+))?$/.exec(text) ?? [];
  return {
    ...(id !== '-' && { id }),
    status,
    unit: 'bytes',
    ...(current !== undefined && { current: Number(current), total: Number(total) }),
  };
}

/** Everything that was reported, and the picture at the end. */
async function follow(
  messages: readonly string[],
  failure?: unknown,
): Promise<{ readonly reported: readonly string[]; readonly shown: string }> {
  const transfers = new Transfers();
  const reported: string[] = [];
  let shown = '';
  await transfers
    .run(
      'Pull nginx:1.27',
      (text, fraction) => void reported.push(`${text} (${fraction?.toFixed(2)})`),
      async (onProgress) => {
        for (const text of messages) onProgress(message(text));
        shown = picture(transfers.all[0]!);
        if (failure !== undefined) throw failure;
      },
    )
    .catch((error) => {
      assert.equal(error, failure);
      shown = picture(transfers.all[0]!);
    });
  return { reported, shown };
}

function lines(...all: readonly string[]): string {
  return all.join('\n');
}

const PULL = [
  '1.27 Pulling from library/nginx',
  'a Already exists',
  'b Pulling fs layer',
  'c Pulling fs layer',
  'c Waiting',
  'b Downloading 15000000/30000000',
];

describe('a transfer', () => {
  it('says which layer it is at, and the part of all bytes that is over', async () => {
    const { reported } = await follow([
      ...PULL,
      'c Downloading 10000000/10000000',
      'c Download complete',
      'b Download complete',
      'b Extracting 15000000/30000000',
      'b Pull complete',
      'c Extracting 10000000/10000000',
      'c Pull complete',
      '- Digest: sha256:1',
    ]);
    assert.deepEqual(reported, [
      'layer 1 of 1, 0 % (0.00)',
      'layer 2 of 2, 0 % (0.00)',
      'layer 2 of 3, 0 % (0.00)',
      'layer 2 of 3, 18 % (0.19)',
      'layer 2 of 3, 46 % (0.47)',
      'layer 2 of 3, 75 % (0.75)',
      'layer 2 of 3, 84 % (0.84)',
      'layer 3 of 3, 93 % (0.94)',
      'layer 3 of 3, 100 % (1.00)',
    ]);
  });

  it('does not take small layers, which come first, for much', async () => {
    const { reported } = await follow([
      ...['a', 'b', 'c'].map((id) => `${id} Pulling fs layer`),
      'a Downloading 144/144',
      'a Download complete',
      'a Pull complete',
      'b Downloading 100/90000000',
    ]);
    assert.equal(reported.at(-1), 'layer 2 of 3, 0 % (0.00)');
  });

  it('never goes back, and says when a layer is tried again', async () => {
    const { reported } = await follow(['a Downloading 5/10', 'a Retrying in 5 seconds']);
    assert.deepEqual(reported, [
      'layer 1 of 1, 37 % (0.38)',
      'layer 1 of 1, 37 %, trying again (0.38)',
    ]);
  });

  it('counts what is pushed and what the registry has already', async () => {
    const { reported } = await follow([
      '- The push refers to repository [localhost:5000/shop]',
      'a Preparing',
      'b Preparing',
      'a Layer already exists',
      'b Pushing 3/4',
      'b Pushed',
      '1: digest: sha256:1 size: 527',
    ]);
    assert.deepEqual(reported.slice(-2), [
      'layer 2 of 2, 75 % (0.75)',
      'layer 2 of 2, 100 % (1.00)',
    ]);
  });

  it('takes a layer that is loaded to its end for done', async () => {
    const { reported } = await follow(['a Loading layer 2/4', 'a Loading layer 4/4']);
    assert.deepEqual(reported, ['layer 1 of 1, 50 % (0.50)', 'layer 1 of 1, 100 % (1.00)']);
  });

  it('draws a bar for all and for every layer', async () => {
    const { shown } = await follow(PULL);
    assert.equal(
      shown,
      lines(
        'Pull nginx:1.27',
        '',
        'all  ▇▇▇▇▇▇▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁  18 %, 1 of 3 layers',
        'a    ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇  there already',
        'b    ▇▇▇▇▇▇▇▇▇▇▇▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁  downloading, 15 MB of 30 MB',
        'c    ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁  waiting',
        '',
        'Pulling from library/nginx',
        '',
      ),
    );
  });

  it('shows how it ended', async () => {
    const cancelled = new EngineError('cancelled', 'Cancelled');
    assert.match((await follow(PULL, cancelled)).shown, /^all .* cancelled at 18 %$/m);
    const failed = new EngineError('serverError', 'no space left on device');
    assert.match((await follow(PULL, failed)).shown, /failed at 18 %: no space left on device$/m);
  });

  it('keeps those that run and the last that are over', async () => {
    const transfers = new Transfers();
    let end = () => {};
    const running = new Promise<void>((resolve) => {
      end = resolve;
    });
    const first = transfers.run(
      'first',
      () => undefined,
      () => running,
    );
    for (let index = 0; index < 30; index++) {
      await transfers.run(
        `${index}`,
        () => undefined,
        async () => undefined,
      );
    }
    assert.equal(transfers.all.length, 11);
    assert.deepEqual([transfers.all[0]?.title, transfers.all.at(-1)?.title], ['29', 'first']);
    end();
    await first;
    assert.deepEqual(transfers.all.at(-1)?.end, { kind: 'done' });
  });
});
