import assert from 'node:assert/strict';
import { eventually, eventuallyPasses } from '../workbench/editor/eventually.ts';
import { webviewPage } from '../workbench/editor/pages/webview.ts';
import { useEditor } from '../workbench/editor/useEditor.ts';
import { TestEngine } from '../workbench/engine/testEngine.ts';
import { product } from './product.ts';

const PROJECT = { 'com.docker.compose.project': 'shop' };

/** Says what it is told to by files in its /say, one after the other. */
const TALKER = [
  'sh',
  '-c',
  'mkdir -p /say; while :; do for f in /say/*; do test -e "$f" && sh "$f" && rm "$f"; done; usleep 50000; done',
];

describe('Logs in the editor', function () {
  this.timeout(120_000);
  let engine: TestEngine;
  before('start an Engine with containers that write', async () => {
    engine = await TestEngine.start();
    const count = `for i in $(seq 1 3000); do echo "line $i"; done; ${TALKER[2]}`;
    await engine.run('web', { Labels: PROJECT, Cmd: ['sh', '-c', count] });
    await engine.run('db', { Labels: PROJECT, Cmd: TALKER });
    const colors = [31, 32, 33, 34, 35, 36].map((code) => `\\033[${code}mcolour ${code}\\033[0m`);
    await say('web', `printf "${colors.join(' ')} \\033[1mbold\\033[0m \\033[4munder\\033[0m\\n"`);
    await say('web', 'echo "GET https://example.com/a?b=1, done"');
    await say('web', 'echo "an error occurred" >&2');
  });
  after('stop the Engine', () => engine.stop());
  const editor = useEditor(() => product({ env: { DOCKER_HOST: engine.dockerd.host } }));
  const containers = () => editor().view('Containers');
  const page = () => webviewPage(editor().page);
  const list = () => page().locator('#list');
  const texts = () => page().locator('.row:not(.coming)').allTextContents();
  const last = async (count: number) => (await texts()).slice(-count);

  /** Lets a container run a script that writes something. */
  async function say(name: string, script: string): Promise<void> {
    const { Id } = (await engine.request('POST', `/containers/${name}/exec`, {
      Cmd: [
        'sh',
        '-c',
        `echo '${script.replaceAll("'", "'\\''")}' > /tmp/s && mv /tmp/s /say/${Date.now()}`,
      ],
    })) as { Id: string };
    await engine.request('POST', `/exec/${Id}/start`, { Detach: true });
  }

  it('shows the newest lines of a container, and follows it', async () => {
    await editor().openViews('Longshore');
    await eventually(
      async () => (await containers().rows()).some(({ label }) => label === 'web'),
      true,
    );
    await containers().clickInlineAction('web', 'Show Logs');
    await eventuallyPasses(
      async () =>
        assert.deepEqual(await last(3), [
          'colour 31 colour 32 colour 33 colour 34 colour 35 colour 36 bold under',
          'GET https://example.com/a?b=1, done',
          'stderr: an error occurred',
        ]),
      { timeoutMs: 45_000 },
    );
    await editor().screenshot('logs-dark');
    await say('web', 'echo "and more"');
    await eventually(() => last(1), ['and more']);
    await eventually(() => page().locator('#toolbar .count').textContent(), '1,001 lines');
    assert.equal(await page().locator('.row a').getAttribute('href'), 'https://example.com/a?b=1');
  });

  it('goes on when the container is started again', async () => {
    await engine.request('POST', '/containers/web/kill');
    await eventually(() => last(1), ['web has stopped with exit code 137']);
    await engine.request('POST', '/containers/web/start');
    await eventually(async () => (await last(1))[0], 'line 3000', { timeoutMs: 30_000 });
    const { length } = (await texts()).filter((text) => text === 'line 3000');
    assert.equal(length, 1);
  });

  it('filters by text and by regular expression, and says what is wrong with one', async () => {
    const filter = page().locator('input[aria-label="Filter"]');
    await filter.fill('line 299');
    await eventually(() => page().locator('#toolbar .count').textContent(), '21 lines');
    assert.ok((await texts()).every((text) => text.startsWith('line 299')));
    await page().locator('.query button[title="Regular expression"]').first().click();
    await filter.fill('^line 29(9[89]|0)$');
    await eventually(
      async () => new Set(await texts()),
      new Set(['line 2998', 'line 2999', 'line 290']),
    );
    await editor().screenshot('logs-filtered');
    await filter.fill('(');
    await page().locator('#status').getByText('Invalid regular expression').waitFor();
    await filter.fill('');
    await page().locator('.query button[title="Regular expression"]').first().click();
    await eventually(async () => (await last(1))[0], 'line 3000');
  });

  it('finds, steps, and jumps back to the end', async () => {
    await list().focus();
    await editor().page.keyboard.press('Control+F');
    await editor().page.keyboard.type('error');
    await eventually(() => page().locator('#find .count').textContent(), '1');
    await editor().page.keyboard.press('Enter');
    await eventually(() => page().locator('#find .count').textContent(), '1 of 1');
    await page().locator('.row.cursor mark.found').waitFor();
    await editor().screenshot('logs-found');
    await editor().page.keyboard.press('Escape');
    await page().locator('#jump').click();
    await eventually(async () => (await last(1))[0], 'line 3000');
    assert.equal(await page().locator('#jump').isVisible(), false);
  });

  it('is walked by the keyboard, through more rows than are drawn', async () => {
    await page().locator('select').selectOption({ label: 'Everything' });
    await eventually(
      async () => (await page().locator('#toolbar .count').textContent()) ?? '',
      '6,004 lines',
    );
    await list().focus();
    await editor().page.keyboard.press('Home');
    await eventually(async () => (await texts())[0], 'line 1');
    await editor().page.keyboard.press('ArrowDown');
    await editor().page.keyboard.press('ArrowDown');
    await eventually(() => page().locator('.row.cursor').textContent(), 'line 2');
    assert.ok((await page().locator('.row').count()) < 150);
    await editor().page.keyboard.press('PageDown');
    await eventuallyPasses(async () => assert.ok(!(await texts()).includes('line 1')));
    await editor().page.keyboard.press('End');
    await eventually(async () => (await last(1))[0], 'line 3000');
  });

  it('wraps long lines, shows times, pauses', async () => {
    await say('web', 'head -c 3000 /dev/zero | tr "\\0" w; echo');
    await eventually(async () => (await last(1))[0]?.length, 3000);
    await page().getByRole('button', { name: 'Wrap long lines' }).click();
    await page().getByRole('button', { name: 'Show when each line was written' }).click();
    await eventuallyPasses(async () => {
      const box = await page().locator('.row').last().boundingBox();
      assert.ok(box !== null && box.height > 60, `${box?.height}`);
    });
    assert.match((await last(2))[0] ?? '', /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} line 3000$/);
    await editor().screenshot('logs-wrapped');
    await page().getByRole('button', { name: 'Read no more until' }).click();
    await say('web', 'echo "while paused"');
    await page().getByRole('button', { name: 'Read no more until' }).click();
    await eventually(async () => (await last(1))[0]?.endsWith('while paused'), true);
  });

  it('reads nothing while it is hidden, and is where it was when it comes back', async () => {
    await page().locator('select').selectOption({ label: 'Last 1,000 lines' });
    await editor().quickInput.openFile('README.md');
    await say('web', 'echo "while hidden"');
    await editor().page.keyboard.press('Control+1');
    await editor().page.locator('.tab[data-resource-name]').first().waitFor();
    await editor()
      .page.getByRole('tab', { name: /Logs of web/ })
      .click();
    await eventually(async () => (await last(1))[0]?.endsWith('while hidden'), true, {
      timeoutMs: 30_000,
    });
  });

  it('merges the logs of a project, each in its colour, in every theme', async () => {
    await editor().openViews('Longshore');
    await containers().clickInlineAction('shop', 'Show Logs of All Containers');
    await eventually(() => page().locator('#legend .name').allTextContents(), ['db', 'web'], {
      timeoutMs: 30_000,
    });
    await say('db', 'echo "from the db"');
    await eventually(() => last(1), ['db from the db']);
    await say('web', 'echo "from the web"');
    await eventually(() => last(2), ['db from the db', 'web from the web']);
    for (const theme of ['light', 'high contrast', 'dark'] as const) {
      await editor().setTheme(theme);
      await list().focus();
      await editor().page.keyboard.press('ArrowUp');
      await editor().screenshot(`logs-${theme.replace(' ', '-')}-project`);
    }
    await page().locator('#legend .name').first().click();
    await eventuallyPasses(async () =>
      assert.ok((await texts()).every((text) => !text.startsWith('db '))),
    );
  });

  it('saves what is shown', async () => {
    await page().getByRole('button', { name: 'Save the lines' }).click();
    await editor().page.locator('.quick-input-widget input').waitFor();
    await editor().page.keyboard.press('Enter');
    await eventually(async () => {
      try {
        return editor().readFile('shop.log').trimEnd().split('\n').at(-1);
      } catch {
        return '';
      }
    }, 'web | from the web');
  });

  it('is there again after a reload', async () => {
    await editor().reload();
    await eventually(async () => (await last(1))[0], 'web from the web', { timeoutMs: 45_000 });
  });
});
