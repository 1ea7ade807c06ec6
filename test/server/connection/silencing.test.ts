import assert from 'node:assert/strict';
import type { CodeAction, TextDocumentEdit } from 'vscode-languageserver';
import { MemoryFiles } from '../../workbench/files/memoryFiles.ts';
import { connect } from '../../workbench/lsp/connect.ts';

const DOCKERFILE = 'FROM alpine\nRUN ls\n';

/** The actions for all findings, and what each would change in which file. */
async function offered(
  files: MemoryFiles,
  text = DOCKERFILE,
): Promise<Readonly<Record<string, string>>> {
  await using editor = await connect({ parts: { files } });
  const file = await editor.open('Dockerfile', text);
  const actions = (await file.codeActions(['quickfix'])).filter(({ title }) =>
    title.startsWith('Disable'),
  );
  return Object.fromEntries(actions.map((action) => [action.title, changesOf(action)]));
}

function changesOf({ edit }: CodeAction): string {
  return (edit?.documentChanges ?? [])
    .map((change) =>
      'kind' in change
        ? `${change.kind} ${'uri' in change ? change.uri : ''}`
        : textsOf(change as TextDocumentEdit),
    )
    .join('\n');
}

function textsOf({ textDocument, edits }: TextDocumentEdit): string {
  const texts = edits.map((one) =>
    'range' in one
      ? `${one.range.start.line}:${one.range.start.character} ${JSON.stringify('newText' in one ? one.newText : '')}`
      : '',
  );
  return `${textDocument.uri} ${texts.join(' ')}`;
}

describe('Silencing over LSP', () => {
  it('is offered for the line, the file and the project, which gets a configuration', async () => {
    assert.deepEqual(await offered(new MemoryFiles()), {
      'Disable DL3006 on this line': 'file:///work/Dockerfile 0:0 "# longshore ignore=DL3006\\n"',
      'Disable DL3006 in this file':
        'file:///work/Dockerfile 0:0 "# longshore ignore-file=DL3006\\n"',
      'Disable DL3006 in the project':
        'create file:///work/longshore.yaml\nfile:///work/longshore.yaml 0:0 "rules:\\n  DL3006: off\\n"',
    });
  });

  it('changes the configuration that is there, as it is laid out', async () => {
    const files = new MemoryFiles('//- /work/longshore.yaml\n# ours\nrules:\n  DL3059: off\n');
    assert.equal(
      (await offered(files))['Disable DL3006 in the project'],
      'file:///work/longshore.yaml 3:0 "  DL3006: off\\n"',
    );
  });

  it("changes hadolint's configuration where there is no other, for what hadolint knows", async () => {
    const files = new MemoryFiles('//- /work/.hadolint.yaml\nignored:\n  - DL3059\n');
    const actions = await offered(files, 'FROM alpine AS B\n');
    assert.equal(
      actions['Disable DL3006 in the project'],
      'file:///work/.hadolint.yaml 2:0 "  - DL3006\\n"',
    );
    assert.equal(
      actions['Disable StageNameCasing in the project'],
      'create file:///work/longshore.yaml\nfile:///work/longshore.yaml 0:0 "rules:\\n  StageNameCasing: off\\n"',
    );
  });
});
