import assert from 'node:assert/strict';
import { type InlayHintSettings, inlayHints } from '../../../server/features/inlayHints.ts';
import { analyze } from '../../../server/model/analyze.ts';
import { parse } from '../../../server/syntax/parse.ts';

const NONE: InlayHintSettings = { variables: 'off', platforms: false, stageNumbers: false };

/** `expected` is the text with every hint as `‹label›`. */
function check(settings: Partial<InlayHintSettings>, expected: string): void {
  const text = expected.replaceAll(/‹[^›]*›/g, '');
  const model = analyze(parse(text));
  const hints = inlayHints(model, { ...NONE, ...settings }, { start: 0, end: text.length });
  const shown = [...hints]
    .sort((a, b) => b.offset - a.offset)
    .reduce(
      (drawn, { offset, label }) => `${drawn.slice(0, offset)}‹${label}›${drawn.slice(offset)}`,
      text,
    );
  assert.equal(shown, expected);
}

describe('inlay hints', () => {
  it('show the values of variables in FROM', () => {
    check(
      { variables: 'from' },
      'ARG V=22\nARG I=node:$V\nFROM --platform=$BUILDPLATFORM ${I}‹=node:22›-slim\nARG W=1\nWORKDIR /$W\nFROM a:${X:-$V}‹=22›-${V%2}‹=2›\n',
    );
  });

  it('show them wherever the builder replaces them, if told', () => {
    check(
      { variables: 'all' },
      'FROM a\nARG W=1 U\nENV E=x$W‹=1› F=$E$U\nCOPY $W‹=1› /$E‹=x1›/\nRUN echo $W\nWORKDIR ${Q:-q}\n',
    );
  });

  it('cut long values', () => {
    check({ variables: 'from' }, `ARG V=${'x'.repeat(40)}\nFROM a:$V‹=${'x'.repeat(30)}…›`);
  });

  it('show the platform that a stage takes over', () => {
    check(
      { platforms: true },
      'FROM --platform=linux/arm64 a AS b\nFROM b‹linux/arm64› AS c\nFROM c‹linux/arm64›\nFROM --platform=$X b\nFROM a\n',
    );
  });

  it('show what a number of a stage means', () => {
    check(
      { stageNumbers: true },
      'FROM a AS b\nFROM c\nCOPY --from=0‹b› x y\nFROM d\nCOPY --from=1‹c› x y\nCOPY --from=2 x y\nCOPY --from=b x y\nRUN --mount=from=0‹b›,target=/x y\n',
    );
  });

  it('are none when switched off, and survive what is half typed', () => {
    check({}, 'ARG V=1\nFROM a:$V\nCOPY --from=0 a b\n');
    for (const text of ['', 'FROM $', 'FROM ${', 'COPY --from= x']) {
      check({ variables: 'all', platforms: true, stageNumbers: true }, text);
    }
  });
});
