import { type Editor, type EditorOptions, openEditor } from './editor.ts';

/**
 * Opens one editor for the enclosing `describe` and closes it after. When a test fails, a
 * screenshot and the logs are saved under the test's name. `options` is asked when the editor
 * opens, so that it can hold what an earlier hook made.
 */
export function useEditor(options: () => EditorOptions | Promise<EditorOptions>): () => Editor {
  let editor: Editor | undefined;
  const current = () => {
    if (editor === undefined) throw new Error('The editor is not open');
    return editor;
  };
  before('open the editor', async function () {
    this.timeout(120_000);
    editor = await openEditor(await options());
  });
  afterEach('save what was seen', async function () {
    if (editor !== undefined && this.currentTest?.state === 'failed') {
      const folder = await editor.saveEvidence(nameOf(this.currentTest));
      process.stderr.write(`      see ${folder}\n`);
    }
  });
  after('close the editor', async function () {
    this.timeout(30_000);
    await editor?.close();
    editor = undefined;
  });
  return current;
}

function nameOf(test: Mocha.Test): string {
  return test
    .fullTitle()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 100);
}
