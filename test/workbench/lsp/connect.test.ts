import assert from 'node:assert/strict';
import { connect } from './connect.ts';

describe('the language server workbench', () => {
  for (const over of ['memory', 'stdio'] as const) {
    for (const client of ['vscode', 'plain'] as const) {
      it(`speaks over ${over} for an editor like ${client}`, async () => {
        await using editor = await connect({ over, client });
        const file = await editor.open('Dockerfile', 'FROM scratch\nMAINTAINER Ada\n');
        assert.equal(
          await file.problems(),
          `FROM scratch
MAINTAINER Ada
~~~~~~~~~~ DL4000 error: MAINTAINER is deprecated: use LABEL org.opencontainers.image.authors
`,
        );
        const [action] = await file.codeActions(['quickfix']);
        const fixed = 'FROM scratch\nLABEL org.opencontainers.image.authors="Ada"\n';
        assert.equal(action && file.after(action), fixed);
        await file.edit('[|MAINTAINER Ada\n|]', 'us');
        const labels = (await file.complete()).map(({ label }) => label);
        assert.ok(labels.includes('user'), labels.join());
        await file.replace('FR<|>OM scratch\n');
        assert.deepEqual((await file.hover())?.range?.end, { line: 0, character: 4 });
        assert.equal(await file.problems(), 'FROM scratch\n');
        await file.close();
        assert.deepEqual(await file.diagnostics(), []);
      });
    }
  }
});
