import assert from 'node:assert/strict';
import { Ignore } from '../../../core/dockerignore/ignore.ts';

/** The paths of `paths` that stay in the context. */
function kept(text: string, paths: readonly string[]): readonly string[] {
  const ignore = new Ignore(text);
  return paths.filter((path) => !ignore.match(path).ignored);
}

describe('dockerignore patterns', () => {
  const cases: readonly [pattern: string, matching: readonly string[], other: readonly string[]][] =
    [
      ['a', ['a', 'a/b', 'a/b/c'], ['b', 'b/a', 'A', 'ab']],
      ['/a', ['a', 'a/b'], ['b/a']],
      ['a/', ['a', 'a/b'], ['b/a']],
      ['./a//b/../c', ['a/c', 'a/c/d'], ['a', 'a/b']],
      ['a/b', ['a/b', 'a/b/c'], ['a', 'b']],
      ['*', ['a', 'a/b', '.env'], []],
      ['*.js', ['a.js', '.js', 'a.js/b'], ['lib/a.js', 'a.jsx']],
      ['*/*.js', ['lib/a.js'], ['a.js', 'lib/src/a.js']],
      ['?', ['a', 'é', '𝒳'], ['ab']],
      ['a?c', ['abc'], ['a/c', 'ac']],
      ['**', ['a', 'a/b'], []],
      ['**/*.js', ['a.js', 'lib/a.js', 'lib/src/a.js'], ['a.jsx']],
      ['**/a', ['a', 'b/a', 'b/c/a', 'b/a/c'], ['ba']],
      ['**a', ['a', 'ba', 'b/ca'], ['ab']],
      ['a/**', ['a/b', 'a/b/c'], ['a', 'ab']],
      ['a/**/b', ['a/b', 'a/c/b', 'a/c/d/b'], ['a/cb', 'b']],
      ['a**', ['a', 'ab', 'a/b', 'ab/c'], ['b']],
      ['*a*b*c', ['abc', 'xaxbxc'], ['acb', 'x/abc']],
      ['[a-c]x', ['ax', 'bx'], ['dx', '-x']],
      ['[^a-c]x', ['dx', '-x'], ['ax']],
      ['[!a]x', ['!x', 'ax'], ['bx']],
      ['[a\\]\\-]x', ['ax', ']x', '-x'], ['bx']],
      ['[[:digit:]]x', ['1x'], ['ax']],
      ['a[^q]c', ['abc', 'a/c'], ['aqc']],
      ['a\\*c', ['a*c'], ['abc']],
      ['\\!a', ['!a'], ['a']],
      ['\\#a', ['#a'], ['a']],
      ['a.c', ['a.c'], ['abc']],
      ['a+(b)$', ['a+(b)$'], ['aab']],
      ['a b', ['a b'], ['a']],
      ['  a  ', ['a'], ['  a']],
      [' #a', ['#a'], ['a']],
      ['\u00a0a\u0085', ['a'], []],
      ['b*|a', ['bc', 'xa', 'b'], ['cd', 'ac']],
      ['a{2}*', ['aa', 'aab'], ['a{2}', 'a', 'ab']],
      ['x{0,1}?', ['x', 'xx', 'y'], ['yy']],
      ['{a,b}*', ['{a,b}c'], ['a', 'b']],
      ['\\d*', ['1a'], ['d', 'a']],
      ['a/..', [], ['a', 'b']],
      ['..', [], ['a']],
      ['/', [], ['a']],
    ];
  for (const [pattern, matching, other] of cases) {
    it(`${JSON.stringify(pattern)} excludes ${matching.join(' ')}`, () => {
      assert.deepEqual(kept(pattern, [...matching, ...other]), other);
    });
  }

  it('never excludes the context itself, or what lies outside it', () => {
    assert.deepEqual(kept('*\n**\n..\n', ['.', '/', './', '..', '../a']), [
      '.',
      '/',
      './',
      '..',
      '../a',
    ]);
  });
});

describe('dockerignore negation', () => {
  const paths = ['a/c', 'a/b/f', 'a/x/y', 'z', 'b.md', 'README.md'];
  const cases: readonly [text: string, kept: readonly string[]][] = [
    ['*\n!z', ['z']],
    ['!z\n*', []],
    ['*\n!a/b', ['a/b/f']],
    ['a\n!a/b\na/b/f', ['z', 'b.md', 'README.md']],
    ['a\n!a/b\na*', ['a/b/f', 'z', 'b.md', 'README.md']],
    ['a/x\n!a', ['a/c', 'a/b/f', 'z', 'b.md', 'README.md']],
    ['*.md\n!README*.md', ['a/c', 'a/b/f', 'a/x/y', 'z', 'README.md']],
    ['*.md\n!README*.md\nREADME.md', ['a/c', 'a/b/f', 'a/x/y', 'z']],
    ['**\n! /a/c', ['a/c']],
    ['**\n!**/f', ['a/b/f']],
    ['*\n!.', []],
  ];
  for (const [text, expected] of cases) {
    it(`${JSON.stringify(text)} keeps ${expected.join(' ') || 'nothing'}`, () => {
      assert.deepEqual(kept(text, paths), expected);
    });
  }

  it('names the pattern that decided, excluding or taking back', () => {
    const ignore = new Ignore('*.md\nnode_modules\n!README.md\n');
    const decided = (path: string) => {
      const { ignored, by } = ignore.match(path);
      return [ignored, by?.text, by?.line];
    };
    assert.deepEqual(decided('a.md'), [true, '*.md', 0]);
    assert.deepEqual(decided('README.md'), [false, '!README.md', 2]);
    assert.deepEqual(decided('node_modules/x/y.js'), [true, 'node_modules', 1]);
    assert.deepEqual(decided('src/a.js'), [false, undefined, undefined]);
  });

  it('tells which excluded folders may hold something taken back', () => {
    const ignore = new Ignore('*\n!src/app\n');
    assert.equal(ignore.mayReinclude('src'), true);
    assert.equal(ignore.mayReinclude('docs'), false);
    assert.equal(new Ignore('*\n!**/*.ts').mayReinclude('docs'), true);
    assert.equal(new Ignore('*').mayReinclude('docs'), false);
  });
});

describe('an ignore file', () => {
  it('skips comments, blank lines and a byte order mark, and knows where patterns stand', () => {
    const text = '\ufeff# first\r\n\r\n  a  \r\n\t!b/\r\n#c\n\n/d';
    assert.deepEqual(
      new Ignore(text).patterns.map((pattern) => [
        pattern.line,
        text.slice(pattern.start, pattern.end),
        pattern.glob,
        pattern.negated,
      ]),
      [
        [2, 'a', 'a', false],
        [3, '!b/', 'b', true],
        [6, '/d', 'd', false],
      ],
    );
  });

  it('takes a byte order mark off the first pattern', () => {
    const [pattern] = new Ignore('\ufeffa\n').patterns;
    assert.deepEqual([pattern?.text, pattern?.start, pattern?.end], ['a', 1, 2]);
  });

  const malformed = ['[', 'a[', '[a', '[]a]', '[a-]', '[-a]', '[^]', 'a\\', '[z-a]', '\\m', '*{2}'];
  for (const pattern of malformed) {
    it(`reports ${pattern} as malformed and reads the rest`, () => {
      const ignore = new Ignore(`x\n${pattern}\ny\n`);
      assert.deepEqual(ignore.problems, [
        { kind: 'malformed', text: pattern, line: 1, start: 2, end: 2 + pattern.length },
      ]);
      assert.deepEqual(
        ignore.patterns.map(({ text }) => text),
        ['x', 'y'],
      );
    });
  }

  for (const pattern of ['!', '!/']) {
    it(`reports ${pattern}, which takes back nothing`, () => {
      assert.deepEqual(new Ignore(`${pattern} \n`).problems, [
        { kind: 'nothingNegated', text: pattern, line: 0, start: 0, end: pattern.length },
      ]);
    });
  }

  it('is empty for an empty file', () => {
    const ignore = new Ignore('');
    assert.deepEqual([ignore.patterns, ignore.problems], [[], []]);
  });
});

describe('dockerignore cost', () => {
  it('stays low for many paths and many patterns', () => {
    const patterns = Array.from(
      { length: 300 },
      (_, i) => [`dir${i}`, `**/*.ext${i}`, `a${i}/**/b*`, `!keep${i}/*.md`][i % 4],
    );
    const ignore = new Ignore(patterns.join('\n'));
    const started = performance.now();
    let ignored = 0;
    for (let i = 0; i < 10_000; i++) {
      if (ignore.match(`src/part${i % 50}/sub${i % 7}/file${i}.ext${i % 300}`).ignored) ignored++;
    }
    assert.equal(ignored, 2_500);
    assert.ok(performance.now() - started < 3_000);
  });

  it('does not explode on stars that could match in many ways', () => {
    const ignore = new Ignore(`${'*a'.repeat(30)}*b\n${'**/'.repeat(30)}*${'?'.repeat(20)}x\n`);
    const started = performance.now();
    assert.equal(ignore.match(`${'a'.repeat(200)}c`).ignored, false);
    assert.equal(ignore.match(`${'a/'.repeat(100)}c`).ignored, false);
    assert.ok(performance.now() - started < 1_000);
  });
});
