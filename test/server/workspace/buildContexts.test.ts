import assert from 'node:assert/strict';
import type { BuildContext } from '../../../server/model/buildContext.ts';
import { BuildContexts } from '../../../server/workspace/buildContext/buildContexts.ts';
import { DocumentVersion } from '../../../server/workspace/documents.ts';
import { MemoryFiles } from '../../workbench/files/memoryFiles.ts';

const URI = 'file:///r/Dockerfile';

describe('build contexts of open documents', () => {
  it('answers at once with what it knows, and tells when it knows more', async () => {
    const { contexts, changed } = open({ '/r/.git/HEAD': '', '/r/a.txt': '' });
    const document = dockerfile('COPY a.txt b.txt /');
    assert.equal(contexts.of(document), undefined);
    assert.equal(await changed(), URI);
    assert.deepEqual(told(contexts.of(document), 'a.txt', 'b.txt'), ['found', 'missing']);
  });

  it('keeps what it knows while it looks up a new source', async () => {
    const { contexts, changed } = open({ '/r/.git/HEAD': '', '/r/a.txt': '', '/r/src/b.txt': '' });
    contexts.of(dockerfile('COPY a.txt /'));
    await changed();
    contexts.of(dockerfile('COPY a.txt /'));
    const typed = dockerfile('COPY a.txt src/b.txt /');
    assert.deepEqual(told(contexts.of(typed), 'a.txt', 'src/b.txt'), ['found', undefined]);
    await changed();
    assert.deepEqual(told(contexts.of(typed), 'a.txt', 'src/b.txt'), ['found', 'found']);
  });

  it('reads a folder again when files in it come and go', async () => {
    const { contexts, changed, files } = open({ '/r/.git/HEAD': '', '/r/a.txt': '' });
    const document = dockerfile('COPY a.txt b.txt /');
    contexts.of(document);
    await changed();
    files.write('/r/b.txt', '');
    files.write('/r/.dockerignore', 'a.txt\n');
    contexts.filesChanged(['file:///r/b.txt', 'file:///r/.dockerignore']);
    await changed();
    assert.deepEqual(told(contexts.of(document), 'a.txt', 'b.txt'), ['excluded', 'found']);
    files.remove('/r/.dockerignore');
    contexts.refresh();
    await changed();
    assert.deepEqual(told(contexts.of(document), 'a.txt', 'b.txt'), ['found', 'found']);
  });

  it('watches what it read inside the workspace', async () => {
    const { contexts, changed } = open({ '/w/r/x/a.txt': '', '/w/r/y/b.txt': '' });
    contexts.setWorkspaceFolders(['file:///w/r', 'untitled:other']);
    contexts.of(dockerfile('COPY b.txt ../y/b.txt /', 'file:///w/r/x/Dockerfile'));
    await changed();
    assert.deepEqual(contexts.watched, ['/w/r/x', '/w/r', '/w/r/y']);
  });

  it('knows nothing of documents that are no files', () => {
    const { contexts } = open({ '/r/a.txt': '' });
    for (const uri of ['untitled:Dockerfile', 'vscode-vfs://github/o/r/Dockerfile']) {
      assert.equal(contexts.of(dockerfile('COPY a.txt /', uri)), undefined);
    }
  });
});

function open(texts: Readonly<Record<string, string>>) {
  const files = new MemoryFiles(texts);
  const log = { info: () => {}, error: (message: string) => assert.fail(message) };
  const contexts = new BuildContexts(files, log);
  const waiting: ((uri: string) => void)[] = [];
  contexts.listen({ changed: (uri) => waiting.shift()?.(uri) });
  const changed = () => new Promise<string>((resolve) => void waiting.push(resolve));
  return { contexts, changed, files };
}

function dockerfile(line: string, uri = URI): DocumentVersion {
  return new DocumentVersion(uri, 1, `FROM alpine:3.22\n${line}\n`);
}

function told(context: BuildContext | undefined, ...sources: readonly string[]) {
  return sources.map((source) => context?.find(source)?.kind);
}
