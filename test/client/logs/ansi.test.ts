import assert from 'node:assert/strict';
import { hasCodes, plainText, readAnsi, sgrOf } from '../../../client/webview/pages/logs/ansi.ts';

const ESC = '\x1b';

/** `text{style}` for each part. */
function shown(line: string): string {
  return readAnsi(line)
    .spans.map(({ text, style }) => {
      const looks = Object.entries(style).map(([name, value]) =>
        value === true ? name : `${name} ${value}`,
      );
      return `${text}{${looks.join(', ')}}`;
    })
    .join('');
}

describe('colours and styles of terminals', () => {
  for (const [what, line, expected] of [
    ['nothing', 'plain', 'plain{}'],
    [
      'the eight colours',
      `a${ESC}[31mb${ESC}[42mc${ESC}[0md`,
      'a{}b{foreground 1}c{foreground 1, background 2}d{}',
    ],
    ['bright ones', `${ESC}[91;107mx`, 'x{foreground 9, background 15}'],
    ['the palette', `${ESC}[38;5;208;48;5;17mx`, 'x{foreground 208, background 17}'],
    ['true colour', `${ESC}[38;2;255;128;0mx${ESC}[39my`, 'x{foreground #ff8000}y{}'],
    ['colons', `${ESC}[38:5:208mx`, 'x{foreground 208}'],
    [
      'styles',
      `${ESC}[1;3;4;9mx${ESC}[22;24my`,
      'x{bold, italic, underline, strike}y{italic, strike}',
    ],
    ['dim, inverse, hidden', `${ESC}[2;7;8mx${ESC}[27;28my`, 'x{dim, inverse, hidden}y{dim}'],
    ['an empty reset', `${ESC}[31mx${ESC}[my`, 'x{foreground 1}y{}'],
    ['what nobody knows', `${ESC}[999mx${ESC}[38;9my`, 'x{}y{}'],
    ['movements', `a${ESC}[2Kb${ESC}[10;5Hc${ESC}[?25ld${ESC}[1 qe`, 'a{}b{}c{}d{}e{}'],
    ['titles and links', `${ESC}]0;title\x07a${ESC}]8;;http://x${ESC}\\b`, 'a{}b{}'],
    ['other sequences', `${ESC}(Ba${ESC}=b${ESC}`, 'a{}b{}'],
    ['control characters', 'a\x07b\x00c\td', 'a{}b{}c\td{}'],
    ['a progress bar', `10%\r${ESC}[32m20%\r\r\n`.replace('\n', ''), '20%{foreground 2}'],
  ] as const) {
    it(`reads ${what}`, () => assert.equal(shown(line), expected));
  }

  it('are no part of what can be read', () => {
    assert.equal(plainText(`${ESC}[31merror${ESC}[0m: x\r`), 'error: x');
    assert.equal(plainText('a\tb'), 'a\tb');
    assert.equal(hasCodes('a\tb'), false);
  });

  it('are carried to the next line', () => {
    for (const codes of ['1;31', '38;5;208', '38;2;1;2;3;48;2;255;255;255', '3;4;9;7;97;41']) {
      const { after } = readAnsi(`${ESC}[${codes}mtext`);
      assert.deepEqual(readAnsi(`${sgrOf(after)}next`).spans, [{ text: 'next', style: after }]);
    }
    assert.equal(sgrOf(readAnsi(`${ESC}[31mx${ESC}[0m`).after), '');
    assert.equal(sgrOf(readAnsi('x', { bold: true }).after), `${ESC}[1m`);
  });

  it('take time in proportion to the line', () => {
    const line = `${ESC}]`.repeat(100_000);
    const started = performance.now();
    readAnsi(line);
    plainText(`${ESC}[${';'.repeat(200_000)}`);
    assert.ok(performance.now() - started < 2_000);
  });
});
