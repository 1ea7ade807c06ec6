import assert from 'node:assert/strict';
import { check, checkRange, checkUnchanged, formatted } from './check.ts';

describe('formatting', () => {
  it('writes keywords in upper case, those within instructions too', () => {
    check(
      'from alpine as a\nrun ls\nOnbuild copy a b\nhealthcheck --retries=3 cmd ls\nHealthCheck none\n',
      'FROM alpine AS a\nRUN ls\nONBUILD COPY a b\nHEALTHCHECK --retries=3 CMD ls\nHEALTHCHECK NONE\n',
    );
    check('FROM a As b\nRUN ls\n', 'from a as b\nrun ls\n', { keywordCase: 'lower' });
    checkUnchanged('From a As b\nrun ls\n', { keywordCase: 'keep' });
  });

  it('leaves keywords alone that nobody knows, or that a continuation cuts', () => {
    checkUnchanged('FROM a\nfromm b\nru\\\nn ls\n');
  });

  it('parts flags and words by one blank', () => {
    check(
      'FROM   --platform=linux/amd64\talpine:3   AS    a\nCOPY  --from=x   --link  a\t b   /c/\n',
      'FROM --platform=linux/amd64 alpine:3 AS a\nCOPY --from=x --link a b /c/\n',
    );
    check(
      'FROM a\nEXPOSE  80   81\nENV  A=1   B="x  y"\nENV  KEY   one  two\nARG   X=1  Y\nVOLUME  /a   /b\n',
      'FROM a\nEXPOSE 80 81\nENV A=1 B="x  y"\nENV KEY one  two\nARG X=1 Y\nVOLUME /a /b\n',
    );
  });

  it('leaves texts alone that the builder or a shell takes as they are', () => {
    check(
      'FROM a\nWORKDIR   /a  b\nUSER\tme  too\nMAINTAINER  A  B\nRUN   a   &&  b\nCMD  echo  "a  b"\n',
      'FROM a\nWORKDIR /a  b\nUSER me  too\nMAINTAINER A  B\nRUN a   &&  b\nCMD echo  "a  b"\n',
    );
  });

  it('spaces JSON arrays', () => {
    check(
      'FROM a\nCMD [ "a"  ,"b",   "c d" ]\nENTRYPOINT  ["x"]\nHEALTHCHECK CMD [ ]\nSHELL ["a","-c"]\n',
      'FROM a\nCMD ["a", "b", "c d"]\nENTRYPOINT ["x"]\nHEALTHCHECK CMD []\nSHELL ["a", "-c"]\n',
    );
    check(
      'FROM a\nCMD [ \\\n"a" ,\\\n  "b" \\\n  ]\n',
      'FROM a\nCMD [ \\\n    "a", \\\n      "b" \\\n      ]\n',
    );
    checkUnchanged('FROM a\nCMD [ "$x" = y ] && ls\n');
  });

  it('leaves a bracket below the first line that opens it', () => {
    check(
      'FROM a\nCMD [ \\\n  "a", \\\n  "b" \\\n]\n',
      'FROM a\nCMD [ \\\n    "a", \\\n    "b" \\\n]\n',
    );
  });

  it('takes blanks away from the ends of lines', () => {
    check(
      '# a \t\nFROM a  \n \t\n# b  \nRUN a \\  \n  # c  \n  && b\t\n',
      '# a\nFROM a\n\n# b\nRUN a \\\n    # c\n    && b\n',
    );
    checkUnchanged('FROM a  \n', { trimTrailingBlanks: false });
  });

  it('writes directives with one blank', () => {
    check(
      '#syntax = docker/dockerfile:1\n#  Check=skip=all\n  # escape=`\nFROM a\nRUN b `\nc\n',
      '# syntax=docker/dockerfile:1\n# check=skip=all\n# escape=`\nFROM a\nRUN b `\n    c\n',
    );
  });

  it('makes no directive of a comment', () => {
    checkUnchanged(' # syntax=x\nFROM a\n');
    checkUnchanged('\n# escape=`\nFROM a\n');
    check('\n\n # escape=`\nFROM a\n', '\n\n # escape=`\nFROM a\n');
    check('# a\n\n\n # escape=`\nFROM a\n', '# a\n\n# escape=`\nFROM a\n');
    check(
      '# check=error=true\n\n\n# escape=`\nFROM a\n',
      '# check=error=true\n\n# escape=`\nFROM a\n',
      {
        maxBlankLines: 0,
      },
    );
  });

  it('begins instructions and comments in the first column', () => {
    check('  FROM a\n\t# b\n\tRUN c\n', 'FROM a\n# b\nRUN c\n');
    check('\uFEFF  FROM a\n', '\uFEFFFROM a\n');
    check('\uFEFF  # a\nFROM a\n', '\uFEFF# a\nFROM a\n');
  });

  it('makes no other form of what is there', () => {
    checkUnchanged('FROM a\nCOPY ["b\tc",  "d"]\nVOLUME \\\n    ["b\tc"]\n');
    checkUnchanged('FROM a\nENV \\  b=c\n');
    checkUnchanged('#  escape = \nFROM a\n');
    checkUnchanged('FROM a\nRUN b && \\\n    &&<<E\n', { operators: 'lineEnd' });
    checkUnchanged('FROM a\nRUN b \\\n    && #c\n', { operators: 'lineEnd' });
  });

  it('leaves what stands behind an open heredoc alone', () => {
    check('from a\nrun <<E\nrun  b\n', 'FROM a\nrun <<E\nrun  b\n');
  });

  it('limits blank lines', () => {
    check('\n\nFROM a\n\n\n\nRUN b\n\n\n', 'FROM a\n\nRUN b\n');
    check('FROM a\n\n\n\nRUN b\n', 'FROM a\n\n\nRUN b\n', { maxBlankLines: 2 });
    check('FROM a\n\n\nRUN b\n# c\n\n\nRUN d\n', 'FROM a\nRUN b\n# c\n\nRUN d\n', {
      maxBlankLines: 0,
    });
  });

  it('gives stages their own blank lines', () => {
    const between = { minBlankLinesBetweenStages: 1, maxBlankLinesBetweenStages: 1 };
    check(
      'ARG A\nFROM a\nRUN b\nFROM c\n\n\nRUN d\n# e\n# f\nFROM g\n\n\n\nFROM h\n',
      'ARG A\nFROM a\nRUN b\n\nFROM c\n\nRUN d\n\n# e\n# f\nFROM g\n\nFROM h\n',
      between,
    );
    check('FROM a\n\n\n\nFROM b\n', 'FROM a\n\n\nFROM b\n');
  });

  it('ends with one line break', () => {
    assert.equal(formatted('FROM a'), 'FROM a\n');
    assert.equal(formatted('# b\r\nFROM a'), '# b\r\nFROM a\r\n');
    check('FROM a\n\n \n', 'FROM a\n');
    checkUnchanged('FROM a', { finalNewline: false });
    checkUnchanged('FROM a\nRUN b \\\n');
    checkUnchanged('FROM a\nRUN <<E\nb');
    checkUnchanged('');
    checkUnchanged('\n\n');
  });

  it('leaves lone carriage returns to their authors', () => {
    const text = 'from a\rrun  b\r';
    assert.equal(formatted(text), text);
  });
});

describe('formatting a range', () => {
  it('touches only its lines', () => {
    checkRange('from a\nrun  [|b|]\nrun  c\n\n\n\nrun d', 'from a\nRUN b\nrun  c\n\n\n\nrun d');
    checkRange(
      'FROM a\nRUN b \\\n  c \\\n [|   d \\\n|]  e\n',
      'FROM a\nRUN b \\\n  c \\\n      d \\\n    e\n',
    );
    checkRange('FROM a\n[|\n\n\n\nR|]UN b\n', 'FROM a\n\nRUN b\n');
    checkRange('FROM a\nRUN b[|\n\n|]', 'FROM a\nRUN b\n');
  });

  it('moves words only where all of an instruction is in it', () => {
    const options = { operators: 'lineStart', indent: { size: 2, tabs: false } } as const;
    checkRange('FROM a\nRUN b && \\\n  [|c|]\n', 'FROM a\nRUN b && \\\n  c\n', options);
    checkRange(
      'from a\n[|run b && \\\nc\nrun d &&\\\n e|]\nrun f\n',
      'from a\nRUN b \\\n  && c\nRUN d \\\n  && e\nrun f\n',
      options,
    );
  });
});
