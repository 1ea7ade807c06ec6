import assert from 'node:assert/strict';
import { ShellReader } from '../../../server/shell/reader.ts';
import type { ShellScript, Step } from '../../../server/shell/script.ts';
import { DEFAULT_SHELL, trackShell } from '../../../server/shell/shells.ts';
import type { Span } from '../../../server/syntax/nodes.ts';
import { parse } from '../../../server/syntax/parse.ts';
import { scriptOf } from './setup.ts';

/** What the spans of the commands cut out of the document. */
function cut(text: string): string[] {
  return scriptOf(text).commands.map((one) => text.slice(one.start, one.end));
}

describe('shell: places in the document', () => {
  it('cuts commands out of continued lines, with either line ending', () => {
    const text = 'FROM x\nRUN a \\\n  # c\n  b && \\\n  d "$(e \\\n f)"\n';
    for (const eol of ['\n', '\r\n']) {
      const document = text.replaceAll('\n', eol);
      assert.deepEqual(
        cut(document).map((one) => one.replaceAll(eol, '\n')),
        ['a \\\n  # c\n  b', 'd "$(e \\\n f)"', 'e \\\n f'],
      );
    }
  });

  it('cuts words out of texts given to shells', () => {
    const cases: [text: string, words: string[]][] = [
      [`RUN sh -c "a \\"b\\" 'c'"`, ['sh', '-c', `"a \\"b\\" 'c'"`, 'a', '\\"b\\"', "'c'"]],
      [`RUN sh -c 'a b'`, ['sh', '-c', "'a b'", 'a', 'b']],
      ['CMD ["sh", "-c", "a \\"b\\" c"]', ['"sh"', '"-c"', '"a \\"b\\" c"', 'a', '\\"b\\"', 'c']],
      ['CMD ["sh", "-c", "a\\tb"]', ['"sh"', '"-c"', '"a\\tb"', 'a\\tb', 'a\\tb']],
      ['RUN <<-E\r\n\ta \\\r\n\tb\r\n\tE\r\n', ['a', 'b']],
      ['RUN x `a b\\\\c', ['x', '`a b\\\\c', 'a', 'b\\\\c']],
      ['RUN x `a \\`b c\\``', ['x', '`a \\`b c\\``', 'a', '\\`b c\\`', 'b', 'c']],
    ];
    for (const [line, words] of cases) {
      const text = `FROM x\n${line}`;
      const found = scriptOf(text).commands.flatMap((one) =>
        one.words.map((word) => text.slice(word.start, word.end)),
      );
      assert.deepEqual(found, words, line);
    }
  });

  it('gives the operators between steps, pipes and comments', () => {
    const text = 'FROM x\nRUN <<E\na | b |& c && # why\n! d; e & f\ng#h\nE\n';
    const script = scriptOf(text);
    const at = ({ start, end }: Span) => text.slice(start, end);
    assert.deepEqual(
      script.body.steps.map((step) => [at(step), step.after && at(step.after)]),
      [
        ['a | b |& c', '&&'],
        ['! d', ';'],
        ['e', '&'],
        ['f', '\n'],
        ['g#h', '\n'],
      ],
    );
    assert.deepEqual(
      script.pipelines.flatMap((step) => step.pipes.map(at)),
      ['|', '|&'],
    );
    assert.deepEqual(script.comments.map(at), ['# why']);
  });
});

describe('shell: reading versions of a document', () => {
  it('answers anew for what moved and for what a heredoc holds', () => {
    const before = 'FROM a\nRUN x && y\nRUN <<E\nb\nE\n';
    const after = 'FROM abc\nRUN x && y\nRUN <<E\nc\nE\n';
    const first = parse(before);
    const old = new ShellReader(before, () => DEFAULT_SHELL);
    for (const one of first.instructions) old.read(one);
    const second = parse(after, first);
    const reader = new ShellReader(after, () => DEFAULT_SHELL, old);
    const commands = second.instructions.flatMap((one) => reader.read(one)?.commands ?? []);
    assert.deepEqual(
      commands.map((one) => after.slice(one.start, one.end)),
      ['x', 'y', 'c'],
    );
    const [, run] = second.instructions;
    const again = run && reader.read(run);
    assert.ok(again && again === reader.read(run));
  });

  it('tracks SHELL through a stage and those built on it', () => {
    const text = 'FROM x AS a\nRUN 1\nSHELL ["bash", "-c"]\nRUN 2\nFROM a\nRUN 3\nFROM x\nRUN 4';
    const { instructions } = parse(text);
    const a = { instructions: instructions.slice(0, 4), parent: undefined };
    const b = { instructions: instructions.slice(4, 6), parent: a };
    const c = { instructions: instructions.slice(6), parent: undefined };
    const shellAt = trackShell([a, b, c]);
    assert.deepEqual(
      instructions.filter((one) => one.name === 'RUN').map((one) => shellAt(one)[0]),
      ['/bin/sh', 'bash', 'bash', '/bin/sh'],
    );
  });
});

const SEEDS = [
  'RUN apt-get update && apt-get install -y "a=$V" && rm -rf /var/lib/apt/lists/*',
  'RUN set -eux; if [ -f x ]; then a `b \\`c\\``; elif d; then e; fi | tee "$(f "$(g)")" 2>&1',
  'RUN for i in a {b,c} *.d; do sh -c "x \\"$i\\" $(y) && z" || exit 1; done # end',
  'RUN case $(a) in b|c) d;; *) e;& esac; f() { g; }; h <(i) >(j) <<< "k" $((1+2)) ${l:-$(m)}',
  'CMD ["sh", "-c", "a \\"b\\" | c\\td"]',
  'HEALTHCHECK --interval=5s CMD ["bash", "-lc", "x \'y\'"]',
  'RUN <<EOF bash -x\r\na <<F && b\n $(c)\nF\n\td | e \\\n f\nEOF\nRUN g \\\r\n # h\r\n && i \\\n',
  "RUN [[ $a =~ ^b(c|d)$ ]] && arr=(e 'f\\'' \"g\") || while :; do ((h++)); done <<-X\n\tq\n\tX\n",
];
const BITS = [
  '"',
  "'",
  '`',
  '$(',
  '${',
  ')',
  '}',
  '(',
  '{',
  '&&',
  '|',
  ';',
  '\n',
  '\r\n',
  '\\',
].concat([
  '\\\n',
  '<<E\n',
  '<',
  '>',
  '#',
  ' ',
  '[[',
  '((',
  'if ',
  'fi;',
  'do ',
  'case ',
  '["',
  '\0',
  '\ud800',
]);

/** A fixed sequence of numbers below `limit`. */
function dice(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

function mutant(roll: (limit: number) => number): string {
  let text = SEEDS[roll(SEEDS.length)] ?? '';
  for (let left = 1 + roll(6); left > 0; left--) {
    const at = roll(text.length + 1);
    const bit = roll(4) === 0 ? text.slice(roll(text.length), at) : (BITS[roll(BITS.length)] ?? '');
    text = text.slice(0, at) + bit + text.slice(at + (roll(2) === 0 ? roll(5) : 0));
  }
  return `FROM x\n${text}`;
}

/** Every span of `script` that lies outside of `text`, or ends before it begins. */
function wrongSpans(text: string, script: ShellScript): string[] {
  const spans: [string, Span | undefined][] = [
    ['body', script.body],
    ['problem', script.problem],
  ];
  const visit = (step: Step): void => {
    spans.push(['step', step], ['before', step.before], ['after', step.after]);
    for (const pipe of step.pipes) spans.push(['pipe', pipe]);
    for (const block of step.blocks) {
      spans.push(['block', block]);
      for (const inner of block.steps) visit(inner);
    }
  };
  script.body.steps.forEach(visit);
  for (const comment of script.comments) spans.push(['comment', comment]);
  for (const command of script.commands) {
    const { args, innermost, words, assignments, redirects } = command;
    args.positional(['t']);
    innermost.args.flagValue('c');
    spans.push(['command', command]);
    for (const one of [...words, ...assignments, ...redirects]) spans.push(['part', one]);
  }
  return spans.flatMap(([what, span]) =>
    !span || (0 <= span.start && span.start <= span.end && span.end <= text.length)
      ? []
      : [`${what} ${span.start}-${span.end}`],
  );
}

describe('shell: broken texts', () => {
  it('reads 20,000 mutants without throwing, every span in the text, none slowly', function () {
    this.timeout(120_000);
    const roll = dice(20261124);
    let slowest = 0;
    let commands = 0;
    for (let count = 0; count < 20_000; count++) {
      const text = mutant(roll);
      const { instructions } = parse(text);
      let elapsed = 0;
      let previous = -1;
      const reader = new ShellReader(text, () => DEFAULT_SHELL);
      for (const instruction of instructions) {
        const from = process.cpuUsage();
        const script = reader.read(instruction);
        const used = process.cpuUsage(from);
        elapsed = Math.max(elapsed, (used.user + used.system) / 1000);
        if (!script) continue;
        assert.deepEqual(wrongSpans(text, script), [], JSON.stringify(text));
        commands += script.commands.length;
        for (const { start, via } of script.commands) {
          if (via) continue;
          assert.ok(start >= previous, `commands out of order: ${JSON.stringify(text)}`);
          previous = start;
        }
        previous = -1;
      }
      slowest = Math.max(slowest, elapsed);
    }
    assert.ok(commands > 50_000, `only ${commands} commands were read`);
    assert.ok(slowest < 50, `the slowest took ${slowest} ms`);
  });

  it('takes time in proportion to the length, however deep', () => {
    const shapes = [
      'a && ',
      'a | ',
      '$(',
      '`a ',
      '"$(a ',
      'if a; then ',
      '((',
      '${a:-',
      '{ ',
      'sh -c "',
    ];
    for (const shape of shapes) {
      const text = `FROM x\nRUN ${shape.repeat(20_000 / shape.length)}`;
      const from = process.cpuUsage();
      scriptOf(text);
      const { user, system } = process.cpuUsage(from);
      assert.ok(user + system < 500_000, `${shape}: ${(user + system) / 1000} ms`);
    }
  });
});
