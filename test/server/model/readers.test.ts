import assert from 'node:assert/strict';
import { pathText, readCopy } from '../../../server/model/copy.ts';
import { splitImage } from '../../../server/model/image.ts';
import { readKeyValues } from '../../../server/model/keyValues.ts';
import { readMounts } from '../../../server/model/mounts.ts';
import type { Instruction, Span } from '../../../server/syntax/nodes.ts';
import { parse } from '../../../server/syntax/parse.ts';

function read(text: string): { instruction: Instruction; at: (span: Span | undefined) => string } {
  const tree = parse(text);
  const [instruction] = tree.instructions;
  if (instruction === undefined) throw new Error('No instruction');
  const at = (span: Span | undefined): string => (span ? text.slice(span.start, span.end) : '-');
  return { instruction, at };
}

describe('readKeyValues', () => {
  const cases: Record<string, readonly string[]> = {
    'ENV a=1 "b c"="d e" f=': ['a | 1', '"b c" | "d e"', 'f | '],
    'ENV a b  c "d"': ['a | b  c "d" | old'],
    'ENV a': ['a | - | old'],
    'ENV a=1 b c=2': ['a | 1', 'b | -', 'c | 2'],
    'LABEL a.b=\\\n c': ['a.b | ', 'c | -'],
    'LABEL a.b=x\\\ny': ['a.b | x\\\ny'],
    'ARG a b=1': ['a | -', 'b | 1'],
    'ARG =1': [' | 1'],
    'RUN a=1': [],
  };
  for (const [text, is] of Object.entries(cases)) {
    it(text, () => {
      const { instruction, at } = read(text);
      const pairs = readKeyValues(instruction).map(({ key, value, legacy }) =>
        [at(key), at(value), ...(legacy ? ['old'] : [])].join(' | '),
      );
      assert.deepEqual(pairs, is);
    });
  }
});

describe('readMounts', () => {
  const cases: Record<string, readonly string[]> = {
    'RUN --mount=type=cache,target=/x,ro a': ['cache: type=cache target=/x ro'],
    'RUN --mount=Target=/x --network=none --mount=type=SSH a': ['bind: target=/x', 'ssh: type=SSH'],
    'RUN --mount="type=bind,target=/a b" a': ['bind: type=bind target=/a b'],
    'RUN --mount=\'type=bind,"target=/a,b",ro\' a': ['bind: type=bind target=/a,b ro'],
    'RUN --mount=type=bind,\\\nfrom=x,,source= a': ['bind: type=bind from=x  source='],
    'RUN --mount a': [],
    'RUN --mount= a': ['bind: '],
    'COPY --mount=type=bind a b': [],
  };
  for (const [text, is] of Object.entries(cases)) {
    it(text, () => {
      const { instruction } = read(text);
      const mounts = readMounts(instruction).map(({ type, fields }) => {
        const list = fields.map(({ key, value }) =>
          value === undefined ? key : `${key}=${value}`,
        );
        return `${type}: ${list.join(' ')}`;
      });
      assert.deepEqual(mounts, is);
    });
  }

  it('knows where keys and values stand', () => {
    const text = 'RUN --mount=type=bind,fr\\\nom="a b",\'"source=/x,y"\' z';
    const { instruction, at } = read(text);
    const fields = readMounts(instruction)[0]?.fields ?? [];
    assert.deepEqual(
      fields.map((field) => [at(field), at(field.keySpan), at(field.valueSpan)]),
      [
        ['type=bind', 'type', 'bind'],
        ['fr\\\nom="a b', 'fr\\\nom', 'a b'],
        ['source=/x,y', 'source', '/x,y'],
      ],
    );
  });
});

describe('a mount that is no CSV', () => {
  const cases: Record<string, string> = {
    'RUN --mount=type=bind,"target=/a,b" a': '-',
    'RUN --mount=\'type=bind,"target=/a,b"\' a': '-',
    'RUN --mount=\'target="/a,b"\' a': '" at 20',
    'RUN --mount=\'"target=/a"b,ro\' a': '" at 23',
    "RUN --mount='ro,\"target=/a' a": 'a at 25',
  };
  for (const [text, is] of Object.entries(cases)) {
    it(text, () => {
      const { instruction, at } = read(text);
      const brokenAt = readMounts(instruction)[0]?.brokenAt;
      assert.equal(brokenAt ? `${at(brokenAt)} at ${brokenAt.start}` : '-', is);
    });
  }
});

describe('readCopy', () => {
  const cases: Record<string, string | undefined> = {
    'COPY a b /c/': 'a b -> /c/',
    'ADD ["a b", "/c"]': 'a b -> /c',
    'COPY a': 'a -> -',
    COPY: ' -> -',
    'COPY --from=x --link a b': 'a -> b from x',
    'COPY <<A x <<B /d\nA\nB\n': 'x -> /d with A B',
    'RUN a b': undefined,
  };
  for (const [text, is] of Object.entries(cases)) {
    it(JSON.stringify(text), () => {
      const { instruction } = read(text);
      const copy = readCopy(instruction);
      const rendered =
        copy &&
        [
          copy.sources.map(pathText).join(' '),
          ` -> ${copy.destination ? pathText(copy.destination) : '-'}`,
          copy.from ? ` from ${copy.from.value?.text}` : '',
          copy.heredocs.length > 0
            ? ` with ${copy.heredocs.map(({ name }) => name).join(' ')}`
            : '',
        ].join('');
      assert.equal(rendered, is);
    });
  }
});

describe('splitImage', () => {
  const cases: Record<string, readonly [repository?: string, tag?: string, digest?: string]> = {
    node: ['node'],
    'node:20': ['node', '20'],
    'reg:5000/a/b': ['reg:5000/a/b'],
    'reg:5000/a:1@sha256:ff': ['reg:5000/a', '1', 'sha256:ff'],
    'a@sha256:ff': ['a', undefined, 'sha256:ff'],
    'node:$V': ['node', '$V'],
    'node:${V:-20}-slim': ['node', '${V:-20}-slim'],
    $IMAGE: [],
    '${R:-reg:5000/}a:1': [undefined, '1'],
    '$R/a@sha256:$D': [undefined, undefined, 'sha256:$D'],
    'a:': ['a', ''],
    '': [],
    ':': [undefined, ''],
  };
  for (const [text, [repository, tag, digest]] of Object.entries(cases)) {
    it(text || 'nothing', () => {
      const parts = splitImage(text);
      const slice = (part: readonly [number, number] | undefined): string | undefined =>
        part && text.slice(...part);
      assert.deepEqual(
        [slice(parts.repository), slice(parts.tag), slice(parts.digest)],
        [repository, tag, digest],
      );
    });
  }
});
