import assert from 'node:assert/strict';
import { TransferDocuments } from '../../../client/documents/transferDocuments.ts';
import type { Progress } from '../../../client/engine/streams/progress.ts';
import { Transfers } from '../../../client/transfers/transfers.ts';

const HALF: Progress = { id: 'a', status: 'Downloading', current: 1, total: 2, unit: 'bytes' };
const KEY = 'longshore:/Pull%20nginx';

describe('the document of a pull', () => {
  let transfers: Transfers;
  let documents: TransferDocuments;
  let told: string[];
  let progress: (progress: Progress) => void;
  let end: () => void;
  let over: Promise<void>;

  beforeEach(() => {
    transfers = new Transfers();
    told = [];
    documents = new TransferDocuments(transfers, (key) => told.push(key));
    over = transfers.run(
      'Pull nginx',
      () => undefined,
      (onProgress) =>
        new Promise<void>((resolve) => {
          progress = onProgress;
          end = resolve;
        }),
    );
  });
  afterEach(() => documents.dispose());

  const text = () => documents.text(KEY, { what: 'transfer', id: transfers.all[0]?.id ?? 0 });

  it('shows it as it is now', () => {
    progress(HALF);
    assert.match(
      text(),
      /^Pull nginx\n\nall .* 37 %, 0 of 1 layer\na .* downloading, 1 B of 2 B$/m,
    );
  });

  it('follows it while it is open, not at every message, and to its end at once', async () => {
    text();
    for (let index = 0; index < 100; index++) progress(HALF);
    assert.deepEqual(told, []);
    end();
    await over;
    assert.deepEqual(told, [KEY]);
    assert.match(text(), /^all .* done$/m);
  });

  it('says nothing once it is closed, and little about what is forgotten', async () => {
    text();
    documents.forget(KEY);
    progress(HALF);
    end();
    await over;
    assert.deepEqual(told, []);
    assert.equal(
      documents.text(KEY, { what: 'transfer', id: 99 }),
      'This is over and no longer remembered',
    );
  });
});
