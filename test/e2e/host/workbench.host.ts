import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('inside the extension host', () => {
  it('calls the vscode API', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const document = await vscode.workspace.openTextDocument(
      vscode.Uri.joinPath(folder.uri, 'a.txt'),
    );
    assert.equal(document.languageId, 'plaintext');
  });
});
