import assert from 'node:assert/strict';
import { eventually } from '../workbench/editor/eventually.ts';
import { webviewPage } from '../workbench/editor/pages/webview.ts';
import { useEditor } from '../workbench/editor/useEditor.ts';
import { product } from './product.ts';

describe('The stage graph', function () {
  this.timeout(60_000);
  const editor = useEditor(() =>
    product({
      workspace: {
        Dockerfile:
          'FROM golang:1 AS build\nRUN go build\n\nFROM scratch\nCOPY --from=build /a /a\n',
      },
      env: { DOCKER_HOST: 'unix:///nowhere/docker.sock' },
    }),
  );
  const page = () => webviewPage(editor().page);
  const nodes = () => page().locator('.node .label').allTextContents();

  it('is drawn beside the Dockerfile', async () => {
    await editor().quickInput.openFile('Dockerfile');
    await editor().quickInput.runCommand('Longshore: Show Stage Graph');
    // The first webview of an editor takes its time.
    await eventually(nodes, ['golang:1', 'build', 'scratch', 'stage 1'], { timeoutMs: 45_000 });
  });

  it('leads to a stage by the keyboard', async () => {
    await page().locator('.node[data-id="stage:1"]').focus();
    await editor().page.keyboard.press('Enter');
    await editor().page.locator('.statusbar').getByText('Ln 4, Col 1').waitFor();
  });

  it('follows what is typed', async () => {
    await editor().text.clickAfter('FROM scratch');
    await editor().text.type(' AS final');
    await eventually(nodes, ['golang:1', 'build', 'scratch', 'final']);
  });

  it('can be seen in every theme', async () => {
    for (const theme of ['light', 'high contrast', 'dark'] as const) {
      await editor().setTheme(theme);
      await page().locator('.node.target').waitFor();
      const strokes = await page()
        .locator('.node rect, .road')
        .evaluateAll((shapes) => shapes.map((shape) => getComputedStyle(shape).stroke));
      assert.ok(
        strokes.every((stroke) => stroke.startsWith('rgb')),
        `${theme}: ${strokes}`,
      );
      await editor().screenshot(`stage-graph-${theme.replace(' ', '-')}`);
    }
  });

  it('is saved as a file that needs nothing else', async () => {
    await page().getByRole('button', { name: 'Export SVG…' }).click();
    await editor().page.locator('.quick-input-widget input').waitFor();
    await editor().page.keyboard.press('Enter');
    const saved = () => editor().readFile('Dockerfile-stages.svg');
    await eventually(async () => {
      try {
        return saved().startsWith('<svg xmlns="http://www.w3.org/2000/svg"');
      } catch {
        return false;
      }
    }, true);
    assert.match(saved(), />golang:1</);
    assert.doesNotMatch(saved(), /var\(|class=|<script|style=/);
  });
});
