import assert from 'node:assert/strict';
import type { Container } from '../../../client/engine/containers/types.ts';
import { EngineError } from '../../../client/engine/errors.ts';
import { container, snapshot } from '../tree/picture.ts';
import { rowOf, Stage } from './runnerStage.ts';
import { NO_ANSWERS } from './stageEngine.ts';

/** A stage with these containers, set up by `prepare`; what happens when `verb` runs on all. */
async function run(
  verb: string,
  containers: readonly Partial<Container>[],
  prepare: (stage: Stage) => void = () => undefined,
): Promise<string> {
  const stage = new Stage();
  const made = containers.map(container);
  stage.store.set(snapshot(made));
  prepare(stage);
  const rows = made.map(({ name }) => rowOf(name));
  const log = await stage.run(`longshore.container.${verb}`, rows[0], rows);
  return log.replace(/^progress: \d.*(?:\n|$)/gm, '').trim();
}

function lines(...all: readonly string[]): string {
  return all.join('\n');
}

describe('killing a container', () => {
  it('asks for the signal once, SIGKILL first, and sends it to all', async () => {
    const log = await run('kill', [{}, { name: 'db' }], (stage) => {
      stage.picks = 'SIGHUP';
    });
    const [pick = '', ...rest] = log.split('\n');
    assert.match(pick, /^pick: Send a Signal to 2 Containers \/ Which signal\? \/ SIGKILL \(/);
    assert.deepEqual(rest, [
      'progress: Signalling 2 containers',
      'engine: kill web-id SIGHUP',
      'engine: kill db-id SIGHUP',
      'done: 2 containers signalled',
    ]);
  });

  it('does nothing when no signal is chosen', async () => {
    assert.doesNotMatch(await run('kill', [{}]), /engine:|done:|error:/);
  });
});

describe('renaming a container', () => {
  const rename = (types: string, ...containers: readonly Partial<Container>[]) =>
    run('rename', containers, (stage) => {
      stage.types = types;
    });

  it('begins with the name it has', async () => {
    assert.equal(
      await rename('shop', {}),
      lines(
        'input: Rename web / web',
        'progress: Renaming web',
        'engine: rename web-id to shop',
        'done: web renamed',
      ),
    );
  });

  it('does nothing when the name stays', async () => {
    assert.equal(await rename('web', {}), 'input: Rename web / web');
  });

  it('refuses what the Engine would refuse, with a sentence', async () => {
    assert.match(await rename('my web', {}), /^refused: " " cannot be in a name/m);
  });

  it('refuses a name that another container has', async () => {
    const stage = new Stage();
    stage.store.set(snapshot([container(), container({ name: 'db' })]));
    stage.types = 'db';
    assert.match(
      await stage.run('longshore.container.rename', rowOf('web')),
      /^refused: There is another container with the name "db"$/m,
    );
  });

  it('is for one row at a time', async () => {
    assert.equal(
      await rename('shop', {}, { name: 'db' }),
      'info: Rename Container…: possible for one at a time',
    );
  });
});

describe("changing a container's limits", () => {
  const limits = { ...NO_ANSWERS.details.limits, memory: 32 << 20, memorySwap: 64 << 20 };
  const update = (picks: string, types: string, ...names: readonly string[]) =>
    run(
      'limits',
      names.map((name) => ({ name })),
      (stage) => {
        stage.answers = { ...NO_ANSWERS, details: { ...NO_ANSWERS.details, limits } };
        stage.picks = picks;
        stage.types = types;
      },
    );

  it('shows those it has, and asks the Engine for no less than it takes', async () => {
    assert.equal(
      await update('Memory', '64m', 'web'),
      lines(
        'progress: Asking for the limits',
        'engine: details web-id',
        'pick: Update Limits / Which limit? / Restart policy (no), Memory (32 MiB), CPUs (no limit), Processes (no limit)',
        'input: Limit of Memory / 32 MiB',
        'progress: Updating web',
        'engine: details web-id',
        'engine: update web-id {"memory":67108864,"memorySwap":134217728}',
        'done: web updated',
      ),
    );
  });

  it('refuses what is no limit', async () => {
    assert.match(await update('CPUs', 'many', 'web'), /^refused: Write how many CPUs/m);
  });

  it('is asked once for several, and depends on what each has', async () => {
    const log = await update('Processes', '', 'web', 'db');
    assert.equal(log.match(/^input:/gm)?.length, 1);
    assert.deepEqual(log.match(/^engine: update.*$/gm), [
      'engine: update web-id {"pids":0}',
      'engine: update db-id {"pids":0}',
    ]);
  });

  it('asks how often at most, for a restart policy that has such a number', async () => {
    const stage = new Stage();
    stage.store.set(snapshot([container()]));
    stage.picks = ['Restart policy', 'on-failure'];
    stage.types = '3';
    const log = await stage.run('longshore.container.limits', rowOf('web'));
    assert.match(
      log,
      /^pick: Restart Policy .* no \(now · when it ends, it stays so\), on-failure/m,
    );
    assert.match(log, /update web-id {"restart":{"name":"on-failure","maximumRetries":3}}/);
  });

  it('passes the warnings of the Engine on', async () => {
    const log = await run('limits', [{}], (stage) => {
      stage.answers = { ...NO_ANSWERS, warnings: ['no swap here'] };
      stage.picks = 'Processes';
      stage.types = '5';
    });
    assert.match(log, /^info: no swap here$/m);
  });
});

describe('creating a container', () => {
  const create = async (prepare: (stage: Stage) => void): Promise<string> => {
    const stage = new Stage();
    stage.answers = { ...NO_ANSWERS, tags: ['app:1', 'db:2'] };
    prepare(stage);
    return stage.run('longshore.container.create');
  };

  it('asks for the image and a name', async () => {
    const log = await create((stage) => {
      stage.picks = 'db:2';
      stage.types = 'data';
    });
    assert.equal(
      log,
      lines(
        'progress: Looking for images',
        'engine: images',
        'pick: Create a Container / Choose an image / app:1 (undefined), db:2 (undefined)',
        'input: Create a Container from db:2',
        'engine: create data from db:2',
        'done: data created from db:2',
      ),
    );
  });

  it('lets the Engine think of a name', async () => {
    const log = await create((stage) => {
      stage.picks = 'app:1';
      stage.types = '';
    });
    assert.match(log, /^engine: create without a name from app:1\ndone: Container created/m);
  });

  it('says that there is no image', async () => {
    const log = await create((stage) => {
      stage.answers = NO_ANSWERS;
    });
    assert.match(log, /^info: There is no image to create a container from/m);
  });
});

describe('committing a container', () => {
  const commit = (state: Container['state'], types: readonly string[], picks?: string) =>
    run('commit', [{ state }], (stage) => {
      stage.types = types;
      stage.picks = picks;
    });

  it('asks for a name, what changed, and whether it may be paused', async () => {
    assert.equal(
      await commit('running', ['team/app:2', 'with tools'], 'Let it run'),
      lines(
        'input: Commit web to an Image',
        'input: Commit web to an Image',
        'pick: Commit web to an Image / undefined / Pause it meanwhile (all files are of one moment), Let it run (files may change while they are read)',
        'progress: Committing web',
        'engine: commit web-id team/app:2 / with tools / running',
        'done: web committed',
      ),
    );
  });

  it('does not ask about pausing what does not run', async () => {
    assert.match(await commit('exited', ['app', '']), /^engine: commit web-id app:latest \/ /m);
  });

  it('refuses a name that is none', async () => {
    assert.match(await commit('exited', ['App']), /^refused: "App" cannot be part of a name/m);
  });
});

describe('exporting a container', () => {
  it('writes its archive where the user says, and tells the bytes', async () => {
    const stage = new Stage();
    stage.store.set(snapshot([container()]));
    stage.answers = { ...NO_ANSWERS, archive: 'tar' };
    stage.path = '/home/ada/web.tar';
    assert.equal(
      await stage.run('longshore.container.export', rowOf('web')),
      lines(
        'save: Export the Files of web / web.tar',
        'progress: Exporting web',
        'engine: export web-id',
        'progress: 1 B',
        'progress: 2 B',
        'progress: 3 B',
        'wrote: /home/ada/web.tar 3 bytes',
        'progress: 1 of 1',
        'done: web exported',
      ),
    );
  });

  it('does nothing without a place for it', async () => {
    assert.equal(await run('export', [{}]), 'save: Export the Files of web / web.tar');
  });
});

describe('running a command in a container', () => {
  const execute = (
    types: string,
    names: readonly string[] = ['web'],
    prepare: (stage: Stage) => void = () => undefined,
  ) =>
    run(
      'execute',
      names.map((name) => ({ name })),
      (stage) => {
        stage.types = types;
        stage.answers = {
          ...NO_ANSWERS,
          output: [
            ['stdout', 'a\n'],
            ['stderr', 'b'],
          ],
          exitCode: 2,
        };
        prepare(stage);
      },
    );

  it('passes its words on as they are, and shows what it writes and how it ended', async () => {
    assert.equal(
      await execute(`grep "a b" $HOME`),
      lines(
        'input: Run a Command in web',
        'progress: Running a command in web',
        String.raw`output: "web$ grep \"a b\" $HOME\n"`,
        'output shown',
        'engine: execute web-id ["grep","a b","$HOME"]',
        String.raw`output: "a\n"`,
        'output: "b"',
        String.raw`output: "\n[exit code 2]\n\n"`,
      ),
    );
  });

  it('keeps the output of several apart', async () => {
    const log = await execute('ls', ['web', 'db']);
    assert.deepEqual(log.match(/^output: .*$/gm), [
      String.raw`output: "web$ ls\na\nb\n[exit code 2]\n\n"`,
      String.raw`output: "db$ ls\na\nb\n[exit code 2]\n\n"`,
    ]);
  });

  it('says that it may run on when cancelled', async () => {
    const log = await execute('top', ['web'], (stage) => {
      stage.engineDoes = () => Promise.reject(new EngineError('cancelled', 'Cancelled'));
    });
    assert.match(log, /^output: "\[left alone, it may run on\]/m);
    assert.doesNotMatch(log, /^error:/m);
  });

  it('does nothing without a command, and refuses half of one', async () => {
    assert.equal(await execute('  '), 'input: Run a Command in web');
    assert.match(await execute('echo "a'), /^refused: The quote " is never closed$/m);
  });
});

describe('looking at a container', () => {
  it('opens what the Engine says about it', async () => {
    const log = await run('inspect', [{}, { name: 'db' }]);
    assert.equal(log.match(/^open: longshore:\/(web|db)\.json\?/gm)?.length, 2);
  });

  it('shows what changed in its files', async () => {
    const log = await run('changes', [{}], (stage) => {
      stage.answers = {
        ...NO_ANSWERS,
        changes: [
          { kind: 'changed', path: '/etc' },
          { kind: 'added', path: '/etc/new' },
          { kind: 'deleted', path: '/tmp/old' },
        ],
      };
    });
    assert.equal(
      log,
      lines(
        'progress: Comparing the files of web',
        'engine: changes web-id',
        'show: web changes.txt',
        '# What differs in the file system of web from its image nginx:1.27, volumes aside:',
        '# 1 added (A), 1 changed (C), 1 deleted (D)',
        '',
        'C /etc',
        'A /etc/new',
        'D /tmp/old',
      ),
    );
  });

  it('says of which container it could not be done', async () => {
    const log = await run('changes', [{}], (stage) => {
      stage.engineDoes = () => Promise.reject(new EngineError('serverError', 'no such layer'));
    });
    assert.match(log, /^error: web: no such layer$/m);
  });

  it('copies names, ids, images and addresses, one a line', async () => {
    const all = [{ addresses: { bridge: ['172.17.0.2'] } }, { name: 'db', image: 'postgres:17' }];
    assert.equal(await run('copyName', all), 'copy: web\ndb');
    assert.equal(await run('copyId', all), 'copy: web-id\ndb-id');
    assert.equal(await run('copyImage', all), 'copy: nginx:1.27\npostgres:17');
    assert.equal(await run('copyAddress', all), 'copy: 172.17.0.2');
  });

  it('attaches an editor by Dev Containers', async () => {
    assert.equal(
      await run('attachEditor', [{}]),
      'foreign: remote-containers.attachToRunningContainer web-id',
    );
  });
});

describe('opening a container in the browser', () => {
  const tcp = { protocol: 'tcp', hostIp: '0.0.0.0' } as const;

  it('opens its only published port', async () => {
    const ports = [
      { ...tcp, privatePort: 80, publicPort: 8080 },
      { ...tcp, privatePort: 80, publicPort: 8080, hostIp: '::' },
      { ...tcp, privatePort: 9000 },
    ];
    assert.equal(await run('open', [{ ports }]), 'open outside: http://localhost:8080/');
  });

  it('asks which of several', async () => {
    const ports = [80, 443].map((privatePort) => ({
      ...tcp,
      privatePort,
      publicPort: privatePort + 8000,
    }));
    const log = await run('open', [{ ports }], (stage) => {
      stage.picks = '8443 → 443/tcp';
    });
    assert.match(log, /^pick: Open Which Port\? .*8080 → 80\/tcp/);
    assert.match(log, /open outside: https:\/\/localhost:8443\/$/);
  });

  it('is not offered where nothing is published', async () => {
    assert.match(await run('open', [{}]), /^info: .*not possible for what is selected$/);
  });
});
