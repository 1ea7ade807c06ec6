import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { FileChangeType } from 'vscode-languageserver/node';
import { rule as lateAdd } from '../../../server/rules/DL3020.ts';
import { rule as maintainer } from '../../../server/rules/DL4000.ts';
import { MemoryFiles } from '../../workbench/files/memoryFiles.ts';
import { type ConnectOptions, connect } from '../../workbench/lsp/connect.ts';
import type { TestDocument } from '../../workbench/lsp/testDocument.ts';
import type { TestEditor } from '../../workbench/lsp/testEditor.ts';
import { useTempFolder } from '../../workbench/tempFolder.ts';

const TEXT = 'FROM alpine:3.22\nADD a /b\nMAINTAINER me\n';
const rules = [lateAdd, maintainer];

function start(files: MemoryFiles, options: ConnectOptions = {}): Promise<TestEditor> {
  return connect({ ...options, parts: { rules, files, ...options.parts } });
}

/** `CODE severity` of each diagnostic; severities as LSP numbers them. */
async function codes(file: TestDocument): Promise<readonly string[]> {
  return (await file.diagnostics()).map(({ code, severity }) => `${code} ${severity}`);
}

/** Until the server wants to be asked again, or has published again by itself. */
async function afterChange(editor: TestEditor, change: () => Promise<void>): Promise<void> {
  const before = editor.refreshes;
  await change();
  await editor.until(() => editor.refreshes > before);
}

describe('settings', () => {
  const off = { lint: { rules: { DL3020: 'off', style: 'off' } } };

  it('hold for each folder of its own', async () => {
    await using editor = await start(new MemoryFiles(), {
      folders: ['file:///work', 'file:///other'],
      settings: (scope?: string) => (scope?.startsWith('file:///other/') ? off : {}),
    });
    const here = await editor.open('file:///work/Dockerfile', TEXT);
    const there = await editor.open('file:///other/Dockerfile', TEXT);
    assert.deepEqual(await codes(here), ['DL3020 1', 'DL4000 1']);
    assert.deepEqual(await codes(there), ['DL4000 1']);
  });

  it('hold from when they change', async () => {
    await using editor = await start(new MemoryFiles(), { settings: off });
    const file = await editor.open('Dockerfile', TEXT);
    assert.deepEqual(await codes(file), ['DL4000 1']);
    const settings = { lint: { rules: { MaintainerDeprecated: 'hint' } } };
    await afterChange(editor, () => editor.configure(settings));
    assert.deepEqual(await codes(file), ['DL3020 1', 'DL4000 4']);
  });

  it('are taken as they are sent from an editor that cannot be asked', async () => {
    await using editor = await start(new MemoryFiles(), { client: 'plain' });
    const file = await editor.open('Dockerfile', TEXT);
    assert.deepEqual(await codes(file), ['DL3020 1', 'DL4000 1']);
    await editor.configure(off);
    await editor.until(() => editor.published(file.uri).length === 1);
  });

  it('may make no sense', async () => {
    for (const settings of [null, 7, 'x', [], { lint: 1 }, { lint: { rules: { DL3020: 3 } } }]) {
      await using editor = await start(new MemoryFiles(), { settings });
      const file = await editor.open('Dockerfile', TEXT);
      assert.deepEqual(await codes(file), ['DL3020 1', 'DL4000 1'], JSON.stringify(settings));
    }
  });

  it('are as if nothing were set when the editor fails to tell them', async () => {
    await using editor = await start(new MemoryFiles(), {
      settings: () => {
        throw new Error('No settings today');
      },
    });
    const file = await editor.open('Dockerfile', TEXT);
    assert.deepEqual(await codes(file), ['DL3020 1', 'DL4000 1']);
    assert.match(editor.log.join('\n'), /The editor did not tell its settings/);
  });
});

describe('configuration files', () => {
  const marked = `//- /work/.hadolint.yaml
ignored: [DL3020]
//- /work/api/longshore.yaml
rules: {DL3020: info, DL4000: off}
`;

  it('count where they are found, longshore.yaml on top, the settings above', async () => {
    await using editor = await start(new MemoryFiles(marked), {
      settings: (scope?: string) =>
        scope?.includes('special') ? { lint: { rules: { DL4000: 'hint' } } } : {},
    });
    const top = await editor.open('Dockerfile', TEXT);
    const nested = await editor.open('api/docker/Dockerfile', TEXT);
    const special = await editor.open('api/docker/Dockerfile.special', TEXT);
    const untitled = await editor.open('untitled:Untitled-1', TEXT);
    assert.deepEqual(await codes(top), ['DL4000 1']);
    assert.deepEqual(await codes(nested), ['DL3020 3']);
    assert.deepEqual(await codes(special), ['DL3020 3', 'DL4000 4']);
    assert.deepEqual(await codes(untitled), ['DL4000 1']);
  });

  it('are passed over when the settings say so', async () => {
    const settings = { lint: { configurationFiles: false } };
    await using editor = await start(new MemoryFiles(marked), { settings });
    const file = await editor.open('Dockerfile', TEXT);
    assert.deepEqual(await codes(file), ['DL3020 1', 'DL4000 1']);
  });

  it('are watched, and hold from when they change', async () => {
    const files = new MemoryFiles(marked);
    await using editor = await start(files);
    const file = await editor.open('Dockerfile', TEXT);
    assert.deepEqual(await codes(file), ['DL4000 1']);
    assert.ok(editor.watched.includes('**/{.hadolint,longshore}.{yaml,yml}'));
    files.write('/work/.hadolint.yaml', 'ignored: [DL4000]\n');
    await afterChange(editor, () => editor.fileChanged('.hadolint.yaml', FileChangeType.Changed));
    assert.deepEqual(await codes(file), ['DL3020 1']);
    files.write('/work/longshore.yaml', 'ignore: [DL3020]\n');
    await afterChange(editor, () => editor.fileChanged('longshore.yaml', FileChangeType.Created));
    assert.deepEqual(await codes(file), []);
    files.clear();
    await afterChange(editor, async () => {
      await editor.fileChanged('longshore.yaml', FileChangeType.Deleted);
      await editor.fileChanged('.hadolint.yaml', FileChangeType.Deleted);
    });
    assert.deepEqual(await codes(file), ['DL3020 1', 'DL4000 1']);
  });

  it('are read again when something is saved in an editor that watches nothing', async () => {
    const files = new MemoryFiles(marked);
    await using editor = await start(files, { client: 'plain' });
    const file = await editor.open('Dockerfile', TEXT);
    assert.deepEqual(await codes(file), ['DL4000 1']);
    files.clear();
    await file.save();
    await editor.until(() => editor.published(file.uri).length === 2);
  });

  it('are looked for again when the folders of the workspace are others', async () => {
    const other = '//- /other/.hadolint.yaml\nignored: [DL3020]\n';
    await using editor = await start(new MemoryFiles(other));
    const file = await editor.open('file:///other/Dockerfile', TEXT);
    assert.deepEqual(await codes(file), ['DL3020 1', 'DL4000 1']);
    await afterChange(editor, () => editor.changeFolders(['file:///other']));
    assert.deepEqual(await codes(file), ['DL4000 1']);
    await afterChange(editor, () => editor.changeFolders([], ['file:///other']));
    assert.deepEqual(await codes(file), ['DL3020 1', 'DL4000 1']);
  });

  it('may exclude a file', async () => {
    const excluding = '//- /work/longshore.yaml\nexclude: [vendor]\n';
    await using editor = await start(new MemoryFiles(excluding));
    const file = await editor.open('vendor/x/Dockerfile', TEXT);
    assert.deepEqual(await codes(file), []);
    assert.deepEqual(await file.codeActions(['quickfix']), []);
  });
});

describe('configuration on a real disk', () => {
  const folder = useTempFolder();

  it('is read by the server that ships', async () => {
    folder.write({
      '.hadolint.yaml': 'ignored: [DL4000]\n',
      'api/longshore.yaml': 'rules: {DL3020: hint, DL3O20: off}\n',
    });
    const root = pathToFileURL(folder.path).href;
    await using editor = await connect({ over: 'stdio', folders: [root] });
    const file = await editor.open('api/Dockerfile', TEXT);
    const found = (await codes(file)).filter((code) => /DL3020|DL4000/.test(code));
    assert.deepEqual(found, ['DL3020 4']);
    await editor.until(() => editor.published('api/longshore.yaml').length === 1);
  });
});

describe('a malformed configuration file', () => {
  const marked = `//- /work/longshore.yaml
rules: {DL3020: loud, DL4000: off}
`;
  const uri = 'file:///work/longshore.yaml';

  it('is told of while it counts for an open Dockerfile, and never loses the rest', async () => {
    const files = new MemoryFiles(marked);
    await using editor = await start(files);
    const file = await editor.open('Dockerfile', TEXT);
    assert.deepEqual(await codes(file), ['DL3020 1']);
    await editor.until(() => editor.published(uri).length > 0);
    assert.deepEqual(editor.published(uri), [
      {
        range: { start: { line: 0, character: 16 }, end: { line: 0, character: 20 } },
        severity: 1,
        source: 'longshore',
        message: '"rules.DL3020" must be one of off, hint, info, warning, error',
      },
    ]);
    files.write('/work/longshore.yaml', 'rules: {DL3020: off}\n');
    await afterChange(editor, () => editor.fileChanged('longshore.yaml', FileChangeType.Changed));
    assert.deepEqual(await codes(file), ['DL4000 1']);
    await editor.until(() => editor.published(uri).length === 0);
  });

  it('is forgotten with the last Dockerfile that it counts for', async () => {
    await using editor = await start(new MemoryFiles(marked));
    const file = await editor.open('Dockerfile', TEXT);
    await file.diagnostics();
    await editor.until(() => editor.published(uri).length > 0);
    await file.close();
    await editor.until(() => editor.published(uri).length === 0);
  });

  it('is told of while it is typed, whether it counts or not, and is no Dockerfile', async () => {
    await using editor = await start(new MemoryFiles(marked));
    const file = await editor.open('deep/.hadolint.yml', 'ignored: [DL3O20]\nFROM<|>: x\n', 'yaml');
    await editor.until(() => editor.published(file.uri).length > 0);
    assert.equal(
      await file.problems(),
      `ignored: [DL3O20]
          ~~~~~~ warning: There is no rule "DL3O20": did you mean "DL3020"?
FROM: x
~~~~ warning: There is no key "FROM": the keys are ignored, override, trustedRegistries, label-schema, strict-labels, disable-ignore-pragma, failure-threshold, no-fail, no-color, verbose, format, formats
`,
    );
    assert.deepEqual(await file.codeActions(), []);
    await file.replace('ignored: [DL3020]\n');
    await editor.until(() => editor.published(file.uri).length === 0);
    await file.close();
  });

  it('is told of as it is typed, not as it is on the disk, while it is open', async () => {
    await using editor = await start(new MemoryFiles(marked));
    const dockerfile = await editor.open('Dockerfile', TEXT);
    await dockerfile.diagnostics();
    await editor.until(() => editor.published(uri).length > 0);
    const file = await editor.open('longshore.yaml', 'rules: {DL3020: info}\n', 'yaml');
    await editor.until(() => editor.published(uri).length === 0);
    await file.close();
    await editor.until(() => editor.published(uri).length > 0);
  });

  it('may be the environment, which the log tells of', async () => {
    const environment = { HADOLINT_FAILURE_THRESHOLD: 'loud', HADOLINT_IGNORE: 'DL3020' };
    const machine = { environment, home: '/home/ada', platform: 'linux' } as const;
    await using editor = await start(new MemoryFiles(), { parts: { machine } });
    const file = await editor.open('Dockerfile', TEXT);
    assert.deepEqual(await codes(file), ['DL4000 1']);
    await editor.until(() => editor.log.length > 0);
    assert.deepEqual(editor.log, [
      'HADOLINT_FAILURE_THRESHOLD in the environment: "loud" is no severity: use one of error, warning, info, style, ignore, none',
    ]);
  });
});

describe('completion and hover in configuration files', () => {
  it('know the rules of the server, and nothing of Dockerfiles', async () => {
    await using editor = await start(new MemoryFiles());
    const file = await editor.open('longshore.yaml', 'rules:\n  DL3<|>\n', 'yaml');
    const items = await file.complete();
    assert.ok(items.some(({ label }) => label === 'DL3020'));
    assert.ok(!items.some(({ label }) => label === 'FROM'));
    await file.replace('rules:\n  DL30<|>20: off\n');
    assert.match(JSON.stringify(await file.hover()), /add-for-local-files/);
    await file.replace('FROM<|> alpine\n');
    assert.equal(await file.hover(), null);
  });
});
