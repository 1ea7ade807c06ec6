import assert from 'node:assert/strict';
import { ShellCheckError, type ShellCheckRunner } from '../../../server/lint/shellcheck/runner.ts';
import { rule as unused } from '../../../server/rules/LS0900.ts';
import type { MakeShellCheck } from '../../../server/workspace/shellChecks.ts';
import { MemoryFiles } from '../../workbench/files/memoryFiles.ts';
import { type ConnectOptions, connect } from '../../workbench/lsp/connect.ts';
import type { TestDocument } from '../../workbench/lsp/testDocument.ts';

const TEXT = 'FROM alpine:3.22\nRUN rm $x\n';

/** Complains about the last line of every script. */
const complaining: ShellCheckRunner = {
  async run(source) {
    const line = source.trimEnd().split('\n').length;
    const place = { line, endLine: line, column: 1, endColumn: 3 };
    const comment = { ...place, level: 'warning', code: 2086, message: 'Quote this', fix: null };
    return JSON.stringify({ comments: [comment] });
  },
};

function start(shellCheck: MakeShellCheck, options: ConnectOptions = {}) {
  const parts = { rules: [unused], files: new MemoryFiles(), shellCheck, ...options.parts };
  return connect({ ...options, parts });
}

async function codes(file: TestDocument): Promise<readonly string[]> {
  return (await file.diagnostics()).map(({ code }) => String(code));
}

describe('ShellCheck in the editor', () => {
  it('adds its findings when it has spoken, and remembers them', async () => {
    await using editor = await start(() => complaining);
    const file = await editor.open('Dockerfile', TEXT);
    assert.deepEqual(await codes(file), []);
    await editor.until(() => editor.refreshes > 0);
    assert.deepEqual(await codes(file), ['SC2086']);
    await file.edit('[||]FROM', '# moved\n');
    assert.deepEqual(await codes(file), ['SC2086']);
  });

  it('publishes again to an editor that does not ask', async () => {
    await using editor = await start(() => complaining, { client: 'plain' });
    const file = await editor.open('Dockerfile', TEXT);
    assert.deepEqual(await codes(file), []);
    await editor.until(() => editor.published(file.uri).length === 1);
  });

  it('knows that a suppression is unused only when it has spoken', async () => {
    await using editor = await start(() => complaining);
    const file = await editor.open(
      'Dockerfile',
      'FROM alpine:3.22\n# hadolint ignore=SC2086\nRUN rm $x\n# hadolint ignore=SC2164\nRUN rm $y\n',
    );
    assert.deepEqual(await codes(file), []);
    await editor.until(() => editor.refreshes > 0);
    assert.deepEqual(await codes(file), ['LS0900', 'SC2086']);
  });

  it('says nothing of suppressions where it is not installed', async () => {
    const asked: string[] = [];
    const missing: ShellCheckRunner = {
      run: (source) => {
        asked.push(source);
        return Promise.reject(new ShellCheckError('missing', 'No shellcheck'));
      },
    };
    await using editor = await start(() => missing);
    const file = await editor.open(
      'Dockerfile',
      `FROM alpine:3.22\n# hadolint ignore=SC2164\nRUN a\n`,
    );
    assert.deepEqual(await codes(file), []);
    await editor.until(() =>
      editor.log.some((line) => line.includes('ShellCheck is not installed')),
    );
    assert.equal(asked.length, 1);
    assert.deepEqual(await codes(file), []);
  });

  it('is called by the path that is set, and not at all when it is switched off', async () => {
    const paths: (string | undefined)[] = [];
    const make: MakeShellCheck = (path) => {
      paths.push(path);
      return complaining;
    };
    const files = new MemoryFiles('//- /work/quiet/longshore.yaml\nshellcheck: off\n');
    await using editor = await start(make, {
      parts: { files },
      settings: (scope?: string) =>
        scope?.endsWith('.off')
          ? { shellcheck: { enable: false } }
          : { shellcheck: { path: '/opt/sc' } },
    });
    for (const place of ['Dockerfile.off', 'quiet/Dockerfile', 'Dockerfile']) {
      assert.deepEqual(await codes(await editor.open(place, TEXT)), []);
    }
    assert.deepEqual(paths, ['/opt/sc']);
    await editor.until(() => editor.refreshes > 0);
  });
});
