import assert from 'node:assert/strict';
import { FileChangeType } from 'vscode-languageserver/node';
import { handler } from '../../../server/connection/handlers/diagnostics.ts';
import { rule } from '../../../server/rules/LS1001.ts';
import { MemoryFiles } from '../../workbench/files/memoryFiles.ts';
import { connect } from '../../workbench/lsp/connect.ts';

const client = {
  workspace: {
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
  },
};

describe('build context over the protocol', () => {
  it('publishes again when the context has been read, and when watched files change', async () => {
    const files = new MemoryFiles({ '/r/.git/HEAD': '', '/r/b.txt': '' });
    const parts = { rules: [rule], handlers: [handler], files };
    await using editor = await connect({ client, folders: ['file:///r'], parts });
    const file = await editor.open('Dockerfile', 'FROM alpine:3.22\nCOPY a.txt b.txt /\n');
    const messages = () => editor.published(file.uri).map(({ message }) => String(message));
    await editor.until(() => messages().length > 0);
    assert.deepEqual(messages(), ['"a.txt" is not in the build context: the build stops here']);
    const folders = () => editor.watched.filter((pattern) => pattern.startsWith('file:'));
    await editor.until(() => folders().length > 0);
    assert.deepEqual(folders(), ['file:///r *']);

    files.write('/r/a.txt', '');
    await editor.fileChanged('a.txt', FileChangeType.Created);
    await editor.until(() => messages().length === 0);
  });
});
