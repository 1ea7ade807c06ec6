import assert from 'node:assert/strict';
import type { ClientCapabilities } from 'vscode-languageserver/node';
import { connect } from '../../workbench/lsp/connect.ts';

const RICH: ClientCapabilities = {
  textDocument: {
    publishDiagnostics: { codeDescriptionSupport: true, tagSupport: { valueSet: [1, 2] } },
  },
};

describe('diagnostics over LSP', () => {
  it('hold what the editor can show, and nothing beside', async () => {
    const held = async (client: ClientCapabilities) => {
      await using editor = await connect({ over: 'memory', client });
      const file = await editor.open('Dockerfile', 'FROM scratch\nMAINTAINER Ada\n');
      const [diagnostic] = await file.diagnostics();
      return Object.keys(diagnostic ?? {}).sort();
    };
    const always = ['code', 'message', 'range', 'severity', 'source'];
    assert.deepEqual(await held({}), always);
    assert.deepEqual(await held(RICH), [...always, 'codeDescription', 'tags'].sort());
  });
});
