import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { eventually } from '../workbench/editor/eventually.ts';
import { packageExtension } from '../workbench/editor/packageExtension.ts';
import { hostTests, packageCompanion } from '../workbench/editor/runInHost.ts';
import { useEditor } from '../workbench/editor/useEditor.ts';

/** The workbench sees and presses what a person does: shown on an extension with one of each. */
describe('the editor workbench', function () {
  this.timeout(30_000);
  const editor = useEditor(async () => ({
    extensions: [
      await packageExtension(
        fileURLToPath(new URL('../fixtures/probe-extension/', import.meta.url)),
      ),
      await packageCompanion(),
    ],
    workspace: { 'a.txt': 'one bad line\nsecond line\nthis is bad too\n', 'b.txt': '' },
  }));

  it('reads squiggles with the text above them', async () => {
    await editor().quickInput.openFile('a.txt');
    await eventually(
      () => editor().text.squiggles(),
      [
        { severity: 'warning', line: 1, text: 'bad' },
        { severity: 'warning', line: 3, text: 'bad' },
      ],
    );
  });

  it('reads the Problems panel', async () => {
    await eventually(
      () => editor().problems.read(),
      ['Warning 1:5 B1 Bad word', 'Warning 3:9 B1 Bad word'],
    );
  });

  it('reads a hover', async () => {
    assert.equal(await editor().text.hover('second'), 'Word second');
  });

  it('lists and applies a quick fix', async () => {
    assert.deepEqual(await editor().text.quickFixes('bad line'), ['Say good']);
    await editor().text.applyQuickFix('bad line', 'Say good');
    await eventually(() => editor().text.text(), 'one good line\nsecond line\nthis is bad too\n');
    await editor().text.save();
    assert.equal(editor().readFile('a.txt'), 'one good line\nsecond line\nthis is bad too\n');
  });

  it('types and accepts a completion', async () => {
    await editor().quickInput.openFile('b.txt');
    await editor().text.type('ze');
    assert.deepEqual(await editor().text.completions(), ['zebra', 'zeppelin']);
    await editor().text.complete('zeppelin');
    await eventually(() => editor().text.text(), 'zeppelin');
  });

  it('reads and expands a tree', async () => {
    await editor().openViews('Probe');
    const things = editor().view('Things');
    await eventually(
      () => things.rows(),
      ['alpha', 'beta'].map((label) => ({
        level: 1,
        label,
        description: `about ${label}`,
        icon: 'vm-running',
        aria: `${label}, running`,
        expanded: false,
      })),
    );
    await things.expand('alpha');
    await eventually(
      () => things.text(),
      "alpha  about alpha\n  alpha's child  about alpha's child\nbeta  about beta",
    );
    assert.equal(await editor().view('Empty').welcome(), 'Nothing here\n[Do It]');
  });

  it('presses a row’s button, answers the question, sees the row go', async () => {
    const things = editor().view('Things');
    assert.deepEqual(await things.inlineActions('beta'), ['Remove']);
    await things.clickInlineAction('beta', 'Remove');
    assert.deepEqual(await editor().messages.question(), {
      message: 'Remove beta?',
      detail: 'It cannot be brought back',
      buttons: ['Cancel', 'Remove'],
    });
    await editor().messages.answer('Remove');
    await eventually(() => things.row('beta'), undefined);
  });

  it('uses a context menu and reads a notification', async () => {
    const things = editor().view('Things');
    assert.deepEqual(await things.contextMenu('alpha'), ['Say Hello', 'Remove']);
    await things.chooseFromContextMenu('alpha', 'Say Hello');
    assert.equal(await editor().messages.notification('Hello'), 'Hello from the probe');
  });

  it('runs a palette command through its pick and input', async () => {
    assert.deepEqual(await editor().quickInput.commandsOffered('Probe: '), [
      'Probe: Ask for a Name',
      'Probe: Focus on Empty View',
      'Probe: Focus on Things View',
      'Probe: Only When Trusted',
      'Probe: Remove',
      'Probe: Say Hello',
    ]);
    await editor().quickInput.runCommand('Probe: Ask for a Name');
    await editor().quickInput.choose('Dog');
    await editor().quickInput.enter('Rex');
    assert.equal(await editor().messages.notification('Dog'), 'Dog Rex');
  });

  it('changes the theme', async () => {
    for (const theme of ['light', 'high contrast', 'dark'] as const) {
      await editor().setTheme(theme);
    }
  });

  hostTests(editor, new URL('./host/workbench.host.ts', import.meta.url));
});
