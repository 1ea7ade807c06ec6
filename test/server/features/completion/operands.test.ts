import assert from 'node:assert/strict';
import { completed, labels, proposal, written } from './completing.ts';

async function shows(marked: string, expected: string): Promise<void> {
  assert.equal((await labels(marked)).join(' '), expected);
}

describe('Completion of signals', () => {
  it('proposes all of them, the usual ones first', async () => {
    const all = await labels('FROM a\nSTOPSIGNAL <|>');
    assert.deepEqual(all.slice(0, 4), ['SIGTERM', 'SIGINT', 'SIGQUIT', 'SIGHUP']);
    assert.ok(all.includes('SIGRTMIN+3'));
    assert.equal((await proposal('FROM a\nSTOPSIGNAL S<|>', 'SIGWINCH')).description, '28');
    assert.equal(
      await written('FROM a\nSTOPSIGNAL SIGK<|>ILL', 'SIGINT'),
      'FROM a\nSTOPSIGNAL SIGINT',
    );
  });
});

describe('Completion of ports', () => {
  const FILE = `FROM nginx
ENV PORT=3000 OTHER=4000
HEALTHCHECK CMD curl -f http://localhost:8080/health
CMD ["serve", "--port", "5000", "-p=6000"]
`;

  it('proposes those that the stage speaks of, and those of the image', async () => {
    await shows(`${FILE}EXPOSE <|>`, '3000 8080 5000 6000 80');
    const { detail, description } = await proposal(`${FILE}EXPOSE <|>`, '8080');
    assert.deepEqual([detail, description], ['HEALTHCHECK, line 3', 'HTTP without root']);
    await shows('FROM b\nEXPOSE <|>\nCMD ["x", "--listen", "0.0.0.0:9000"]', '9000');
  });

  it('leaves out those that are exposed', async () => {
    await shows(`${FILE}EXPOSE 8080/tcp 80\nEXPOSE 5000 <|> 6000`, '3000');
  });

  it('proposes protocols behind a number', async () => {
    await shows('FROM a\nEXPOSE 53<|>', '53/tcp 53/udp');
    assert.equal(await written('FROM a\nEXPOSE 53/<|>', '53/udp'), 'FROM a\nEXPOSE 53/udp');
  });
});

describe('Completion of users', () => {
  const FILE = `FROM node:22
RUN groupadd -g 2000 web && useradd -u 1001 -g web app
RUN adduser -D -u 1002 worker
USER $UID
USER deploy:web
`;

  it('proposes those that were added or named above, and those of the image', async () => {
    await shows(`${FILE}USER <|>`, 'app worker deploy node 1001 1002 1000 root 65532');
    const { description, detail } = await proposal(`${FILE}USER <|>`, 'app');
    assert.deepEqual([description, detail], ['1001', 'useradd, line 2']);
    assert.equal((await proposal(`${FILE}USER <|>`, 'node')).detail, 'of node');
  });

  it('proposes groups behind a colon', async () => {
    await shows(`${FILE}USER app:<|>`, 'web app worker deploy node root');
    assert.equal(await written(`${FILE}USER ap<|>x:web`, 'app'), `${FILE}USER app:web`);
    assert.equal(
      await written(`${FILE}COPY --chown=app:w<|> a b`, 'web'),
      `${FILE}COPY --chown=app:web a b`,
    );
  });

  it('proposes owners with their group first', async () => {
    const all = await labels(`${FILE}COPY --chown=<|> a b`);
    assert.deepEqual(all.slice(0, 2), ['app:app', 'worker:worker']);
    assert.ok(all.includes('app') && all.includes('root') && all.includes('1000:1000'));
  });

  it('knows those of the stage that this one is built on, and no others', async () => {
    const stages =
      'FROM a AS x\nRUN useradd one\nFROM b\nRUN useradd two\nFROM x\nUSER <|>\nRUN useradd three';
    await shows(stages, 'one root 1000 65532');
  });
});

describe('Completion of shells', () => {
  it('proposes whole arrays', async () => {
    assert.equal(
      await written('FROM a\nSHELL <|>', '["/bin/bash", "-o", "pipefail", "-c"]'),
      'FROM a\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]',
    );
    assert.equal(
      await written('FROM a\nSHELL ["<|>", "-c"]', '/bin/ash'),
      'FROM a\nSHELL ["/bin/ash", "-c"]',
    );
    await shows('FROM a\nSHELL ["/bin/sh", "<|>"]', '');
  });
});

describe('Completion of health checks', () => {
  it('proposes the two kinds, and flags before them', async () => {
    const all = await labels('FROM a\nHEALTHCHECK <|>');
    assert.deepEqual(all.slice(0, 3), ['CMD', 'NONE', '--interval=']);
    await shows('FROM a\nHEALTHCHECK --interval=1s N<|>', 'CMD NONE');
    await shows('FROM a\nHEALTHCHECK CMD c<|>', '');
  });
});

describe('Completion of labels', () => {
  const SOURCE = 'org.opencontainers.image.source';

  it('proposes the keys of the image specification that are not set yet', async () => {
    const marked = `FROM a\nLABEL org.opencontainers.image.title=x\nLABEL a=b <|> ${SOURCE}=y`;
    const all = await labels(marked);
    assert.ok(all.includes('org.opencontainers.image.licenses'));
    assert.ok(!all.includes('org.opencontainers.image.title') && !all.includes(SOURCE));
  });

  it('writes quotes, unless there is a value', async () => {
    assert.equal(await written('FROM a\nLABEL so<|>', SOURCE), `FROM a\nLABEL ${SOURCE}="$1"`);
    assert.equal(await written('FROM a\nLABEL so<|>="b"', SOURCE), `FROM a\nLABEL ${SOURCE}="b"`);
    assert.equal(
      await written('FROM a\nLABEL a=b \\\n      <|>', SOURCE),
      `FROM a\nLABEL a=b \\\n      ${SOURCE}="$1"`,
    );
  });

  it('proposes first what the configuration asks for', async () => {
    const options = { labelSchema: new Map([['team', 'email'] as const]) };
    const { detail } = await proposal('FROM a\nLABEL <|>', 'team', { options });
    assert.equal(detail, 'The configuration asks for it: email');
    assert.equal((await labels('FROM a\nLABEL <|>', { options }))[0], 'team');
  });

  it('proposes licences', async () => {
    const marked = 'FROM a\nLABEL org.opencontainers.image.licenses=<|>';
    assert.equal((await labels(marked))[0], 'MIT');
    assert.equal(
      await written(marked.replace('<|>', '"G<|>"'), 'GPL-3.0-or-later'),
      'FROM a\nLABEL org.opencontainers.image.licenses="GPL-3.0-or-later"',
    );
    await shows('FROM a\nLABEL other=<|>', '');
  });
});

describe('Completion of heredocs', () => {
  it('proposes openers with the end that they need', async () => {
    await shows('FROM a\nRUN <<<|>', "<<EOF <<'EOF' <<-EOF");
    assert.equal(await written('FROM a\nRUN <<<|>', '<<EOF'), 'FROM a\nRUN <<EOF\n$0\nEOF');
    assert.equal(
      await written('FROM a\nCOPY <<<|> /etc/a\nUSER b', '<<EOF'),
      'FROM a\nCOPY <<EOF /etc/a\nEOF\nUSER b',
    );
  });

  it('breaks lines as the file does', async () => {
    assert.equal(await written('FROM a\r\nRUN <<<|>', '<<EOF'), 'FROM a\r\nRUN <<EOF\r\n$0\r\nEOF');
  });

  it('leaves an end that is there', async () => {
    assert.equal(
      await written('FROM a\nRUN <<E<|>OF\nb\nEOF\n', "<<'EOF'"),
      "FROM a\nRUN <<'EOF'\nb\nEOF\n",
    );
  });

  it('takes another name for a second one', async () => {
    await shows('FROM a\nCOPY <<EOF <<<|> /b/\nx\nEOF\n', "<<EOT <<'EOT' <<-EOT");
  });

  it('proposes the end, where one is missing', async () => {
    await shows('FROM a\nRUN <<FILE\nb\n<|>', 'FILE');
    assert.equal(
      await written('FROM a\nRUN <<-FILE\n\tb\n\tF<|>', 'FILE'),
      'FROM a\nRUN <<-FILE\n\tb\n\tFILE',
    );
    await shows('FROM a\nRUN <<FILE\nb\nc<|>\nFILE\n', '');
  });
});

describe('Completion', () => {
  it('orders by what comes first in its lists', async () => {
    const { items } = await completed('FROM a\nSTOPSIGNAL <|>');
    const texts = items.map(({ sortText }) => sortText);
    assert.deepEqual([...texts].sort(), texts);
  });

  it('survives any half of any file', async () => {
    const text =
      '# check=skip=A\n\nARG V\nFROM --platform=x node:$V@sha256:0 AS b\n# hadolint ignore=DL3008\nRUN --mount=type=cache,target=/a \\\n # c\n b <<E\nx\nE\nONBUILD COPY --chown=1 ["a", "b"] /d\nLABEL "a"=\'b\' c=${D:-e}\nEXPOSE 1/tcp\nSHELL [\n';
    for (let length = 0; length <= text.length; length++) {
      await completed(`${text.slice(0, length)}<|>`, { files: {} });
      await completed(
        `${text.slice(0, length)}<|>${text.slice(length)}`.replaceAll('\n', '\r\n'),
        {},
      );
    }
  });
});
