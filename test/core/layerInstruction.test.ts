import assert from 'node:assert/strict';
import { layerInstruction, oneLine } from '../../core/layerInstruction.ts';

/** What builders write, and what a row shows. */
const ENTRIES: readonly (readonly [string, string])[] = [
  // The classic builder.
  ['/bin/sh -c #(nop)  CMD ["sh"]', 'CMD ["sh"]'],
  ['/bin/sh -ec #(nop)  STOPSIGNAL SIGINT', 'STOPSIGNAL SIGINT'],
  ['/bin/sh -c #(nop) WORKDIR /srv', 'WORKDIR /srv'],
  [
    '/bin/sh -c #(nop) COPY file:70a7213b68806b54566d1ef2bef1a342c9aac333210130cf010fa14e965c836f in . ',
    'COPY file:70a7213b6880 in .',
  ],
  [
    '/bin/sh -c apt-get update     && apt-get install -y curl',
    'RUN apt-get update && apt-get install -y curl',
  ],
  ['|1 VERSION=1 /bin/sh -c echo one', 'RUN echo one'],
  ['|2 A=a b B=/bin/sh C /bin/sh -c echo one', 'RUN echo one'],
  ['|1 VERSION=1 echo exec form', 'RUN echo exec form'],
  ['|1 VERSION=1 /bin/sh -ec echo one', 'RUN echo one'],
  ['/bin/bash -o pipefail -c curl x | sh', 'RUN curl x | sh'],
  ['/bin/bash -euo pipefail -c curl x', 'RUN curl x'],
  ['cmd /S /C #(nop)  ENV A=b', 'ENV A=b'],
  ['cmd /S /C dir', 'RUN dir'],
  ['powershell -Command Get-Item x', 'RUN Get-Item x'],
  // BuildKit.
  ['RUN /bin/sh -c make -C src # buildkit', 'RUN make -C src'],
  ['RUN |1 VERSION=1 /bin/sh -c make # buildkit', 'RUN make'],
  ['RUN /bin/bash -o pipefail -c curl x | sh # buildkit', 'RUN curl x | sh'],
  ['RUN echo exec form # buildkit', 'RUN echo exec form'],
  ['RUN /bin/sh -c echo a\necho b\n # buildkit', 'RUN echo a echo b'],
  ['COPY --chown=app src dest # buildkit', 'COPY --chown=app src dest'],
  ['ENV A=b', 'ENV A=b'],
  ['EXPOSE map[80/tcp:{}]', 'EXPOSE map[80/tcp:{}]'],
  // Others: as they are.
  ['', ''],
  ['sh -c mkdir /x', 'sh -c mkdir /x'],
  ["# debian.sh --arch 'amd64' out/ 'bookworm'", "# debian.sh --arch 'amd64' out/ 'bookworm'"],
  ['bazel build ...', 'bazel build ...'],
  ['/usr/bin/zsh -x script', '/usr/bin/zsh -x script'],
  ['COPYRIGHT 2026', 'COPYRIGHT 2026'],
];

describe('layerInstruction', () => {
  for (const [createdBy, expected] of ENTRIES) {
    it(`reads ${JSON.stringify(createdBy.slice(0, 60))}`, () => {
      assert.equal(oneLine(layerInstruction(createdBy)), expected);
    });
  }

  it('takes no time for what is long and strange', () => {
    const long = `|9 ${'/sh -a '.repeat(20_000)}`;
    const started = performance.now();
    layerInstruction(long);
    assert.ok(performance.now() - started < 1000);
  });
});
