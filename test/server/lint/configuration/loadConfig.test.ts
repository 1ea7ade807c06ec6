import assert from 'node:assert/strict';
import { join } from 'node:path';
import { ConfigFiles } from '../../../../server/lint/configuration/configFiles.ts';
import { isExcluded } from '../../../../server/lint/configuration/exclusion.ts';
import {
  type ConfigRequest,
  type LoadedConfig,
  loadConfig,
} from '../../../../server/lint/configuration/loadConfig.ts';
import type { Machine } from '../../../../server/lint/configuration/places.ts';
import { MemoryFiles, systemError } from '../../../workbench/files/memoryFiles.ts';
import { knownRules } from './knownRules.ts';

const machine: Machine = { environment: {}, home: '/home/ada', platform: 'linux' };
const inWorkspace: ConfigRequest = {
  dockerfile: '/work/api/docker/Dockerfile',
  workingFolder: '/work',
  root: '/work',
};

function load(
  marked: string | MemoryFiles,
  request: ConfigRequest = inWorkspace,
  environment: Machine['environment'] = {},
): Promise<LoadedConfig> {
  const files = typeof marked === 'string' ? new MemoryFiles(marked) : marked;
  return loadConfig(new ConfigFiles(files, knownRules), { ...machine, environment }, request);
}

/** `path:line:column severity: message`, lines and columns from 1. */
function told({ problems }: LoadedConfig): readonly string[] {
  return problems.map(
    ({ file, position, problem }) =>
      `${file}:${position.line + 1}:${position.character + 1} ${problem.severity}: ${problem.message}`,
  );
}

describe("finding hadolint's file", () => {
  const places = [
    '/work/.hadolint.yaml',
    '/work/.hadolint.yml',
    '/home/ada/.config/hadolint.yaml',
    '/home/ada/.config/hadolint.yml',
    '/home/ada/.hadolint/hadolint.yaml',
    '/home/ada/.hadolint/hadolint.yml',
    '/home/ada/.hadolint/config.yaml',
    '/home/ada/.hadolint/config.yml',
    '/home/ada/.hadolint.yaml',
    '/home/ada/.hadolint.yml',
  ];

  it('takes the first that exists, in the order of hadolint', async () => {
    for (let from = 0; from < places.length; from++) {
      const marked = places.slice(from).map((path) => `//- ${path}\nignored: [DL3006]\n`);
      assert.deepEqual((await load(marked.join(''))).files, [places[from]]);
    }
  });

  it('looks where XDG_CONFIG_HOME points, on Windows where settings are kept', async () => {
    const marked = '//- /settings/hadolint.yaml\nignored: []\n';
    const xdg = await load(marked, inWorkspace, { XDG_CONFIG_HOME: '/settings' });
    assert.deepEqual(xdg.files, ['/settings/hadolint.yaml']);
    const files = new ConfigFiles(new MemoryFiles(marked), knownRules);
    const windows = { ...machine, platform: 'win32', environment: { APPDATA: '/settings' } };
    assert.deepEqual((await loadConfig(files, windows as Machine, inWorkspace)).files, [
      '/settings/hadolint.yaml',
    ]);
  });

  it('looks neither beside the Dockerfile nor in other folders above it', async () => {
    const marked =
      '//- /work/api/docker/.hadolint.yaml\nignored: [DL3006]\n//- /.hadolint.yaml\nignored: [DL3006]\n';
    assert.deepEqual((await load(marked)).files, []);
  });

  it('passes over a folder of that name', async () => {
    const marked = '//- /work/.hadolint.yaml/file\n\n//- /home/ada/.hadolint.yml\nignored: []\n';
    assert.deepEqual((await load(marked)).files, ['/home/ada/.hadolint.yml']);
  });

  it('looks at home when no folder is open', async () => {
    const marked = '//- /home/ada/.hadolint.yaml\nignored: []\n';
    const request = { dockerfile: undefined, workingFolder: undefined };
    assert.deepEqual((await load(marked, request)).files, ['/home/ada/.hadolint.yaml']);
  });
});

describe('finding longshore.yaml', () => {
  const everywhere = ['/work/api/docker', '/work/api', '/work', '/'].map(
    (folder) => `//- ${join(folder, 'longshore.yaml')}\nrules: {}\n`,
  );

  it('takes the nearest from the Dockerfile upwards, and stops at the workspace folder', async () => {
    const found = [];
    for (let from = 0; from < everywhere.length; from++) {
      found.push((await load(everywhere.slice(from).join(''))).files);
    }
    assert.deepEqual(found, [
      ['/work/api/docker/longshore.yaml'],
      ['/work/api/longshore.yaml'],
      ['/work/longshore.yaml'],
      [],
    ]);
  });

  it('stops at the root of the repository when nobody says where', async () => {
    const request = { dockerfile: '/work/api/Dockerfile', workingFolder: '/work/api' };
    const above = '//- /longshore.yaml\nrules: {}\n';
    assert.deepEqual((await load(above, request)).files, ['/longshore.yaml']);
    const repository = `${above}//- /work/.git/HEAD\nref: refs/heads/main\n`;
    assert.deepEqual((await load(repository, request)).files, []);
    const linked = `${above}//- /work/.git\ngitdir: elsewhere\n`;
    assert.deepEqual((await load(linked, request)).files, []);
  });

  it('starts in the working directory for a text without a file', async () => {
    const request = { dockerfile: undefined, workingFolder: '/work/api', root: '/work' };
    assert.deepEqual((await load('//- /work/longshore.yml\nrules: {}\n', request)).files, [
      '/work/longshore.yml',
    ]);
  });

  it('looks above a Dockerfile outside the workspace too', async () => {
    const request = { ...inWorkspace, dockerfile: '/elsewhere/Dockerfile' };
    assert.deepEqual((await load('//- /longshore.yaml\nrules: {}\n', request)).files, [
      '/longshore.yaml',
    ]);
  });
});

describe('loading configuration', () => {
  it('merges all sources in their order', async () => {
    const { lint, run, files } = await load(
      `//- /work/.hadolint.yaml
ignored: [DL3006]
override:
  error: [DL3007, DL3008]
failure-threshold: error
//- /work/api/longshore.yaml
rules:
  DL3008: hint
exclude: ['vendor/**']
context: ..
`,
      inWorkspace,
      { HADOLINT_OVERRIDE_WARNING: 'DL3007,DL3009', HADOLINT_FAILURE_THRESHOLD: 'info' },
    );
    assert.deepEqual(
      lint.severities,
      new Map([
        ['DL3007', 'error'],
        ['DL3009', 'warning'],
        ['DL3006', 'off'],
        ['DL3008', 'hint'],
      ]),
    );
    assert.equal(run.failureThreshold, 'error');
    assert.deepEqual(run.exclude, [{ glob: 'vendor/**', folder: '/work/api' }]);
    assert.equal(run.context, '/work');
    assert.deepEqual(files, ['/work/.hadolint.yaml', '/work/api/longshore.yaml']);
  });

  it('says where something is wrong and keeps all that is right', async () => {
    const files = new MemoryFiles(`//- /work/.hadolint.yaml
ignored: DL3006
override:
  error: [DL3007]
`);
    files.write('/work/longshore.yaml', systemError('EACCES'));
    const loaded = await load(files, inWorkspace, { HADOLINT_FAILURE_THRESHOLD: 'high' });
    assert.deepEqual(told(loaded), [
      'HADOLINT_FAILURE_THRESHOLD:1:1 warning: "high" is no severity: use one of error, warning, info, style, ignore, none',
      '/work/.hadolint.yaml:1:10 error: "ignored" must be a list of codes',
      '/work/longshore.yaml:1:1 error: This file cannot be read: access is denied',
    ]);
    assert.deepEqual(loaded.lint.severities, new Map([['DL3007', 'error']]));
  });

  it('reads one named file alone, ours or hadolint’s by its name', async () => {
    const marked =
      '//- /work/.hadolint.yaml\nignored: [DL3006]\n//- /ci/lint.yaml\nignored: [DL3007]\n//- /ci/longshore.yaml\nignore: [DL3008]\n';
    const codes = async (files: ConfigRequest['files']) => {
      const { lint } = await load(marked, { ...inWorkspace, ...(files && { files }) });
      return [...lint.severities.keys()];
    };
    assert.deepEqual(await codes('find'), ['DL3006']);
    assert.deepEqual(await codes('none'), []);
    assert.deepEqual(await codes({ path: '/ci/lint.yaml' }), ['DL3007']);
    assert.deepEqual(await codes({ path: '/ci/longshore.yaml' }), ['DL3008']);
  });

  it('tells when a named file does not exist', async () => {
    const loaded = await load('', { ...inWorkspace, files: { path: '/ci/lint.yaml' } });
    assert.deepEqual(told(loaded), [
      '/ci/lint.yaml:1:1 error: This file cannot be read: there is no such file',
    ]);
  });

  it('looks at each place once, until it is said to have changed', async () => {
    const memory = new MemoryFiles('//- /work/longshore.yaml\nrules: {DL3006: off}\n');
    const files = new ConfigFiles(memory, knownRules);
    const severities = async (dockerfile: string) =>
      (await loadConfig(files, machine, { ...inWorkspace, dockerfile })).lint.severities;
    assert.deepEqual(await severities('/work/a/Dockerfile'), new Map([['DL3006', 'off']]));
    await severities('/work/a/Dockerfile');
    await severities('/work/b/Dockerfile');
    assert.equal(memory.asked.length, new Set(memory.asked).size);
    memory.write('/work/longshore.yaml', 'rules: {DL3007: off}\n');
    memory.write('/work/b/longshore.yaml', 'rules: {DL3008: off}\n');
    assert.deepEqual(await severities('/work/b/Dockerfile'), new Map([['DL3006', 'off']]));
    files.changed('/work/longshore.yaml');
    assert.deepEqual(await severities('/work/b/Dockerfile'), new Map([['DL3007', 'off']]));
    files.clear();
    assert.deepEqual(await severities('/work/b/Dockerfile'), new Map([['DL3008', 'off']]));
  });

  it('can be cancelled', async () => {
    const controller = new AbortController();
    const loading = load('', { ...inWorkspace, signal: controller.signal });
    controller.abort(new Error('no longer needed'));
    await assert.rejects(loading, { message: 'no longer needed' });
  });
});

describe('excluded files', () => {
  it('are those that a pattern names, below its folder', () => {
    const patterns = ['vendor', '**/*.test.Dockerfile', 'old/*', '!old/keep'].map((glob) => ({
      glob,
      folder: '/work/api',
    }));
    const excluded = [
      '/work/api/vendor/deep/Dockerfile',
      '/work/api/a/b.test.Dockerfile',
      '/work/api/old/Dockerfile',
      '/work/api/old/keep/Dockerfile',
      '/work/api/Dockerfile',
      '/work/vendor/Dockerfile',
    ].filter((path) => isExcluded(path, patterns));
    assert.deepEqual(excluded, [
      '/work/api/vendor/deep/Dockerfile',
      '/work/api/a/b.test.Dockerfile',
      '/work/api/old/Dockerfile',
    ]);
  });
});
