import assert from 'node:assert/strict';
import { EngineError } from '../../../client/engine/errors.ts';
import type { Progress } from '../../../client/engine/streams/progress.ts';
import { image } from '../tree/picture.ts';
import { ImageStage } from './imageStage.ts';
import { Stage } from './runnerStage.ts';
import { NO_ANSWERS } from './stageEngine.ts';

const PULL = 'longshore.image.pull';
const HALF: Progress = { id: 'a', status: 'Downloading', current: 1, total: 2, unit: 'bytes' };
const UNAUTHORIZED = new EngineError('unauthorized', 'denied: requested access');

function lines(...all: readonly string[]): string {
  return all.join('\n');
}

function refusing(it: Stage): Stage {
  it.engineDoes = async (call) => {
    if (/^(?:pull|push)/.test(call)) throw UNAUTHORIZED;
  };
  return it;
}

describe('pulling an image', () => {
  let stage: Stage;
  beforeEach(() => {
    stage = new Stage();
    stage.answers = { ...NO_ANSWERS, progress: [HALF] };
    const answers: Readonly<Record<string, readonly object[]>> = {
      'search nginx': [
        { name: 'nginx', description: 'Web server', stars: 20_000, official: true },
        { name: 'ada/nginx', description: '', stars: 0, official: false },
        { name: 'Not A Name', description: '', stars: 0, official: false },
      ],
      'tags library/nginx': [
        { name: 'latest', platforms: [] },
        {
          name: '1.27',
          platforms: ['linux/amd64', 'linux/arm64/v8', 'linux/386', 'linux/s390x'],
          size: 70_000_000,
          updatedAt: Date.parse('2026-10-12T08:00:00Z'),
        },
      ],
    };
    stage.hubAnswers = (question) => answers[question] ?? [];
  });

  it('takes what was typed, with the tag latest where there is none, and shows each layer', async () => {
    stage.types = ' nginx ';
    stage.picks = 'Pull nginx:latest';
    assert.equal(
      await stage.run(PULL),
      lines(
        'search: Pull Image /  nginx ',
        'found: Pull nginx:latest (from docker.io)',
        'hub: search nginx',
        'found: Pull nginx:latest (from docker.io), nginx (official · ★ 20000), ada/nginx ()',
        'progress: Pulling nginx:latest',
        'account: docker.io',
        'progress: layer 1 of 1, 37 % · [Show Layers](command:longshore.images.transfers)',
        'engine: pull docker.io/library/nginx:latest',
        'done: nginx:latest pulled',
      ),
    );
    assert.deepEqual(
      stage.transfers.all.map(({ title, end }) => `${title} ${end?.kind}`),
      ['Pull nginx:latest done'],
    );
  });

  it('asks for the tag of what a search found, and shows which there are', async () => {
    stage.types = ['nginx', ''];
    stage.picks = ['nginx', '1.27'];
    assert.match(
      await stage.run(PULL),
      new RegExp(
        lines(
          '^search: Pull nginx / ',
          'found: Pull nginx:latest \\(from docker\\.io\\)',
          'hub: tags library/nginx',
          'found: Pull nginx:latest \\(from docker\\.io\\), 1\\.27 \\(70 MB · linux/amd64, linux/arm64/v8, linux/386 and 1 more · 2026-10-12\\)',
          'progress: Pulling nginx:1\\.27$',
        ),
        'm',
      ),
    );
    const typed = new Stage();
    typed.types = ['nginx', '1.2'];
    typed.picks = ['nginx', 'Pull nginx:1.2'];
    typed.hubAnswers = stage.hubAnswers;
    assert.match(await typed.run(PULL), /^engine: pull docker\.io\/library\/nginx:1\.2$/m);
  });

  it('takes a registry, a tag or a digest for what they are, without a search', async () => {
    for (const name of ['ghcr.io/ada/shop', 'nginx:1.27', `nginx@sha256:${'a'.repeat(64)}`]) {
      const other = new Stage();
      other.types = name;
      assert.doesNotMatch(await other.run(PULL), /^hub:/m, name);
      assert.match(other.log.join('\n'), /^found: Pull /m);
    }
  });

  it('says what is no name of an image, and searches for words', async () => {
    stage.types = 'NGINX!';
    assert.match(await stage.run(PULL), /^found: \[This is not the name of an image/m);
    stage.types = 'Web Server';
    assert.match(await stage.run(PULL), /^hub: search Web Server\nfound: \[Nothing else found\]$/m);
  });

  it('offers what was typed where Docker Hub does not answer, or is not to be asked', async () => {
    const lost = new Stage();
    lost.types = 'nginx';
    assert.match(
      await lost.run(PULL),
      /^found: Pull nginx:latest \(from docker\.io\), \[Docker Hub cannot be asked now\]$/m,
    );
    const offline = new Stage();
    offline.hub.online = false;
    offline.types = 'nginx';
    assert.doesNotMatch(await offline.run(PULL), /^hub:/m);
    assert.match(offline.log.join('\n'), /^found: Pull nginx:latest \(from docker\.io\)$/m);
  });

  it('does nothing when dismissed', async () => {
    stage.types = 'nginx';
    assert.doesNotMatch(await stage.run(PULL), /engine: pull|error/);
  });

  it('uses the account for the registry', async () => {
    stage.types = 'ghcr.io/ada/shop:1';
    stage.picks = 'Pull ghcr.io/ada/shop:1';
    const credentials = {
      kind: 'password',
      serverAddress: 'ghcr.io',
      username: 'ada',
      password: 'x',
    } as const;
    stage.account = { credentials };
    assert.match(await stage.run(PULL), /^account: ghcr\.io$/m);
    assert.match(stage.log.join('\n'), /^engine: pull ghcr\.io\/ada\/shop:1 as ada$/m);
  });

  it('says how to sign in when the registry says no, and why the account could not be read', async () => {
    stage.types = 'ghcr.io/ada/shop:1';
    stage.picks = 'Pull ghcr.io/ada/shop:1';
    stage.account = { problem: 'The credential helper "docker-credential-x" is not in PATH' };
    assert.match(
      await refusing(stage).run(PULL),
      /^error: ghcr\.io does not know this image, or shows it to nobody without an account\. Check the name, or sign in with "docker login ghcr\.io" in a terminal\. The credential helper "docker-credential-x" is not in PATH$/m,
    );
  });

  it('is not possible in an untrusted workspace', async () => {
    stage.trusted = false;
    assert.match(await stage.run(PULL), /^error: .*Restricted Mode/);
  });
});

describe('moving images that are here', () => {
  const web = image({ tags: ['ghcr.io/ada/shop:1', 'ghcr.io/ada/shop:2'] });
  const own = image({ tags: ['busybox:latest'] });

  it('pulls all tags of a selection again, and says whose layer it is at', async () => {
    const it = new ImageStage([web, own]);
    it.answers = { ...it.answers, progress: [HALF] };
    const log = await it.on('pullAgain', 'ghcr.io/ada/shop:2', 'busybox:latest');
    assert.match(log, /^progress: Pulling 2 images$/m);
    assert.match(log, /^engine: pull ghcr\.io\/ada\/shop:2$/m);
    assert.match(log, /^engine: pull docker\.io\/library\/busybox:latest$/m);
    assert.match(log, /^progress: 0 of 2 · busybox:latest: layer 1 of 1, 37 % · \[Show Layers\]/m);
    assert.match(log, /^done: 2 images pulled$/m);
  });

  it('tells which of several could not be pulled', async () => {
    const it = new ImageStage([web, own]);
    it.engineDoes = async (call) => {
      if (call.includes('busybox')) throw new EngineError('notFound', 'manifest unknown');
    };
    assert.match(
      await it.on('pullAgain', 'ghcr.io/ada/shop:1', 'busybox:latest'),
      /^error: 1 of 2 images pulled; busybox:latest: manifest unknown$/m,
    );
  });

  it('asks before it pushes, for it may be public at once', async () => {
    const it = new ImageStage([web]);
    assert.equal(
      await it.on('push', 'ghcr.io/ada/shop:1'),
      lines(
        'ask: Push ghcr.io/ada/shop:1 to ghcr.io? / undefined / [Push]',
        'progress: Pushing ghcr.io/ada/shop:1',
        'account: ghcr.io',
        'engine: push ghcr.io/ada/shop:1',
        'done: ghcr.io/ada/shop:1 pushed',
      ),
    );
    const no = new ImageStage([web]);
    no.agrees = false;
    assert.doesNotMatch(await no.on('push', 'ghcr.io/ada/shop:1'), /engine/);
  });

  it('says that a push needs the name of an account, and how to get it', async () => {
    const it = new ImageStage([own]);
    assert.match(
      await it.on('push', 'busybox:latest'),
      /^error: busybox:latest was not pushed: Without the name of an account in it, .* "Tag Image…" first/m,
    );
    const refused = new ImageStage([web]);
    refusing(refused);
    refused.account = {
      credentials: { kind: 'token', serverAddress: 'ghcr.io', identityToken: 'x' },
    };
    assert.match(
      await refused.on('push', 'ghcr.io/ada/shop:1'),
      /^error: .* was not pushed: ghcr\.io does not know this image, or your account there may not do this\./m,
    );
  });

  it('shows what is under way: the only one, or one that is chosen', async () => {
    const it = new ImageStage([web]);
    const show = 'longshore.images.transfers';
    assert.match(await it.run(show), /^info: Nothing has been pulled or pushed/);
    await it.on('pullAgain', 'ghcr.io/ada/shop:1');
    assert.match(await it.run(show), /^transfer: Pull ghcr\.io\/ada\/shop:1$/m);
    await it.on('pullAgain', 'ghcr.io/ada/shop:2');
    it.picks = 'Pull ghcr.io/ada/shop:1';
    assert.match(
      await it.run(show),
      /^pick: .* Pull ghcr\.io\/ada\/shop:2 \(done\), Pull ghcr\.io\/ada\/shop:1 \(done\)\ntransfer: Pull ghcr\.io\/ada\/shop:1$/m,
    );
  });

  it('saves one or several to one file, by their names, and says how much is written', async () => {
    const it = new ImageStage([web, own]);
    it.answers = { ...it.answers, archive: 'tar' };
    it.path = '/tmp/shop.tar';
    const log = await it.on('save', 'ghcr.io/ada/shop:1', 'ghcr.io/ada/shop:2', 'busybox:latest');
    assert.match(log, /^save: Save 3 images \/ images\.tar$/m);
    assert.match(log, /^engine: save ghcr\.io\/ada\/shop:1 ghcr\.io\/ada\/shop:2 busybox:latest$/m);
    assert.match(
      log,
      /^progress: 3 B of about 380 MB\nwrote: \/tmp\/shop\.tar 3 bytes\ndone: 3 images saved$/m,
    );
    const one = new ImageStage([web]);
    assert.equal(
      await one.on('save', 'ghcr.io/ada/shop:1'),
      'save: Save ghcr.io/ada/shop:1 / shop-1.tar',
    );
  });

  it('loads images from a file, and imports files as an image', async () => {
    const it = new ImageStage([]);
    it.path = '/tmp/shop.tar';
    it.content = 'tar';
    it.answers = { ...it.answers, loaded: ['shop:1', 'shop:2'] };
    assert.equal(
      await it.run('longshore.images.load'),
      lines(
        'choose: Load Images from Archive',
        'progress: Loading images',
        'progress: 1 B of 3 B',
        'progress: 2 B of 3 B',
        'progress: 3 B of 3 B',
        'engine: load tar',
        'info: Loaded shop:1, shop:2',
      ),
    );
    it.types = 'team/app';
    assert.match(
      await it.run('longshore.images.import'),
      /^engine: import tar as team\/app:latest\ndone: team\/app:latest imported$/m,
    );
    it.types = 'Team/app';
    assert.match(await it.run('longshore.images.import'), /^refused: "Team"/m);
  });
});
