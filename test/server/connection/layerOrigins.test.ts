import assert from 'node:assert/strict';
import {
  LAYER_ORIGINS,
  type LayerOrigins,
  type LayerOriginsParams,
} from '../../../core/protocol.ts';
import { connect } from '../../workbench/lsp/connect.ts';

describe('asking where the instructions of an image stand', () => {
  it('is answered for documents that are not open', async () => {
    await using editor = await connect();
    const asked: LayerOriginsParams = {
      history: ['ADD file:0 in /', 'RUN /bin/sh -c make # buildkit', 'CMD ["sh"]'],
      documents: [
        { uri: 'file:///work/a/Dockerfile', text: 'FROM a\nRUN other' },
        { uri: 'file:///work/b/Dockerfile', text: '# b\nFROM b\n\nRUN make\nCMD ["sh"]\n' },
      ],
    };
    const answer: LayerOrigins = await editor.connection.sendRequest(LAYER_ORIGINS, asked);
    const uri = 'file:///work/b/Dockerfile';
    assert.deepEqual(answer, [null, { uri, line: 3 }, { uri, line: 4 }]);
  });
});
