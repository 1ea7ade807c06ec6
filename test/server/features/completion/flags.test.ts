import assert from 'node:assert/strict';
import { instructions } from '../../../../server/facts/instructions.ts';
import { labels, proposal, written } from './completing.ts';

async function shows(marked: string, expected: string): Promise<void> {
  assert.equal((await labels(marked)).join(' '), expected);
}

describe('Completion of flags', () => {
  it('proposes those of the instruction', async () => {
    await shows('FROM --<|>', '--platform=');
    await shows('FROM a\nRUN --<|>', '--mount= --network= --security= --device=');
    await shows('FROM a\nRUN <|>', '--mount= --network= --security= --device=');
    await shows('FROM a\nCOPY -<|>', '--from= --chown= --chmod= --link --parents --exclude=');
    await shows(
      'FROM a\nADD --<|>',
      '--keep-git-dir --checksum= --chown= --chmod= --link --unpack --exclude=',
    );
    await shows(
      'FROM a\nHEALTHCHECK --<|>',
      '--interval= --timeout= --start-period= --start-interval= --retries=',
    );
    await shows('FROM a\nONBUILD RUN --<|>', '--mount= --network= --security= --device=');
  });

  it('leaves out those that stand there and may stand once', async () => {
    await shows('FROM a\nCOPY --link --<|> --from=b c d', '--chown= --chmod= --parents --exclude=');
    await shows(
      'FROM a\nRUN --mount=a --network=none \\\n  --<|>',
      '--mount= --security= --device=',
    );
    await shows(
      'FROM a\nCOPY --fr<|>om=b',
      '--from= --chown= --chmod= --link --parents --exclude=',
    );
  });

  it('writes the whole word anew, and leaves the value', async () => {
    assert.equal(
      await written('FROM a\nCOPY --ch<|>own=b c d', '--from='),
      'FROM a\nCOPY --from=b c d',
    );
    assert.equal(await written('FROM a\nCOPY --li<|> b c', '--link'), 'FROM a\nCOPY --link b c');
  });

  it('tells what they do, since when, and asks for values next', async () => {
    const { detail, description, again } = await proposal('FROM a\nCOPY --<|>', '--exclude=');
    assert.deepEqual(
      [detail, description, again],
      ['Leave out files that match a pattern', 'since 1.19', true],
    );
    assert.equal((await proposal('FROM a\nCOPY --<|>', '--link')).again, false);
  });

  it('has nothing behind the flags', async () => {
    for (const marked of ['FROM a\nRUN make --<|>', 'FROM a\nCMD --<|>', 'FROM a\nENV A=--<|>']) {
      assert.deepEqual(await labels(marked), [], marked);
    }
  });
});

describe("Completion of flags' values", () => {
  it('proposes something for every flag there is', async () => {
    for (const { name, flags } of instructions) {
      for (const flag of flags) {
        const found = await labels(`FROM a AS b\nFROM c\n${name} --${flag.name}=<|>`);
        assert.ok(found.length > 0, `${name} --${flag.name}`);
      }
    }
  });

  it('proposes choices', async () => {
    await shows('FROM a\nRUN --network=<|>', 'default none host');
    await shows('FROM a\nRUN --security=<|>', 'sandbox insecure');
    await shows('FROM a\nCOPY --link=<|>', 'true false');
    await shows('FROM a\nHEALTHCHECK --interval=<|>', '5s 10s 30s 1m 5m');
    assert.equal(
      (await proposal('FROM a\nHEALTHCHECK --timeout=<|>', '30s')).description,
      'default',
    );
    await shows('FROM a\nADD --checksum=<|>', 'sha256:');
  });

  it('proposes platforms, those that a build chooses first', async () => {
    const all = await labels('FROM --platform=<|> a');
    assert.deepEqual(all.slice(0, 4), [
      '$BUILDPLATFORM',
      '$TARGETPLATFORM',
      'linux/amd64',
      'linux/arm64',
    ]);
    assert.equal(
      await written('FROM --platform=lin<|>ux/arm64 a', '$BUILDPLATFORM'),
      'FROM --platform=$BUILDPLATFORM a',
    );
  });

  it('replaces all of a value, between its quotes', async () => {
    assert.equal(
      await written('FROM a\nCOPY --chmod="7<|>77" b c', '755'),
      'FROM a\nCOPY --chmod="755" b c',
    );
  });
});

describe('Completion of mounts', () => {
  const RUN = 'FROM a\nRUN --mount=';

  it('proposes the type first, and the keys of a type', async () => {
    await shows(`${RUN}<|>`, 'type= target= source= from= rw');
    await shows(`${RUN}type=cache,<|>`, 'target= id= sharing= from= source= ro mode= uid= gid=');
    await shows(`${RUN}type=tmpfs,<|>`, 'target= size=');
    await shows(`${RUN}type=secret,<|>`, 'id= target= env= required mode= uid= gid=');
    await shows(`${RUN}type=ssh,<|>`, 'id= target= required mode= uid= gid=');
  });

  it('leaves out keys that are given under another name', async () => {
    await shows(`${RUN}type=bind,dst=/a,src=b,<|>`, 'from= rw');
    await shows(`${RUN}type=tmpfs,<|>,size=1m`, 'target=');
  });

  it('proposes types, modes of sharing and the rest', async () => {
    await shows(`${RUN}type=<|>`, 'bind cache tmpfs secret ssh');
    await shows(`${RUN}type=cache,sharing=<|>`, 'shared private locked');
    await shows(`${RUN}type=secret,required=<|>`, 'true false');
    await shows(`${RUN}type=secret,id=aws-token,env=<|>`, 'AWS_TOKEN');
    await shows(`${RUN}type=tmpfs,size=<|>`, '16m 64m 256m 1g');
    assert.ok((await labels(`${RUN}type=secret,mode=<|>`)).includes('0400'));
  });

  it('proposes ids that others of the type have', async () => {
    await shows(
      'FROM a\nRUN --mount=type=secret,id=token b\nRUN --mount=type=cache,id=c b\nRUN --mount=type=secret,id=<|>',
      'token',
    );
  });

  it('proposes the caches of the programs that this RUN runs first', async () => {
    const marked = 'FROM a\nRUN --mount=type=cache,target=<|> \\\n  npm ci';
    assert.deepEqual((await labels(marked)).slice(0, 2), ['/root/.npm', '/var/cache/apt']);
    const apt = 'FROM a\nRUN --mount=type=cache,tar<|> apt-get update';
    assert.equal(
      await written(apt.replace('tar<|>', 'target=<|>'), '/var/lib/apt'),
      'FROM a\nRUN --mount=type=cache,target=/var/lib/apt,sharing=locked apt-get update',
    );
  });

  it('proposes stages, and paths of the context or of the stage', async () => {
    const files = { 'go.mod': '', 'src/main.go': '' };
    const stages = 'FROM a AS b\nWORKDIR /out\nFROM c\nRUN --mount=type=bind,';
    assert.equal((await labels(`${stages}from=<|>`))[0], 'b');
    assert.deepEqual(await labels(`${stages}source=<|>`, { files }), ['.', 'go.mod', 'src/']);
    assert.deepEqual(await labels(`${stages}from=b,source=<|>`, { files }), ['/out']);
    assert.ok((await labels(`${stages}target=<|>`)).includes('./'));
  });

  it('writes a key with what it wants next to it', async () => {
    assert.equal(await written(`${RUN}type=cache,ta<|>`, 'target='), `${RUN}type=cache,target=`);
    assert.equal(await written(`${RUN}type=bind,r<|>`, 'rw'), `${RUN}type=bind,rw`);
    assert.equal((await proposal(`${RUN}<|>`, 'target=')).filterText, 'target dst destination');
  });
});
