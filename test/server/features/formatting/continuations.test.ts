import { check, checkUnchanged } from './check.ts';

describe('formatting continuations', () => {
  it('moves the outermost line one step in, and the others with it', () => {
    check(
      'FROM a\nRUN apt-get update && \\\n  apt-get install -y \\\n    curl \\\n      wget && \\\n  rm x\n',
      'FROM a\nRUN apt-get update && \\\n    apt-get install -y \\\n      curl \\\n        wget && \\\n    rm x\n',
    );
    check('FROM a\nRUN b \\\n&& c \\\n&& d\n', 'FROM a\nRUN b \\\n    && c \\\n    && d\n');
    check('FROM a\nENV A=1 \\\n  B=2\n', 'FROM a\nENV A=1 \\\n    B=2\n');
  });

  it('uses the indentation of the editor', () => {
    const before = 'FROM a\nRUN b \\\n    && c \\\n      d\n';
    check(before, 'FROM a\nRUN b \\\n  && c \\\n    d\n', { indent: { size: 2, tabs: false } });
    check(before, 'FROM a\nRUN b \\\n\t&& c \\\n\t  d\n', { indent: { size: 4, tabs: true } });
    check('FROM a\nRUN b \\\n\t&& c \\\n\t\td\n', 'FROM a\nRUN b \\\n    && c \\\n        d\n');
  });

  it('leaves words of blocks in the first column that the first line opens', () => {
    check(
      'FROM a\nRUN if b; then \\\n  c; \\\nelse \\\n  d; \\\nfi\n',
      'FROM a\nRUN if b; then \\\n    c; \\\nelse \\\n    d; \\\nfi\n',
    );
    check(
      'FROM a\nRUN b; \\\nif c; then \\\nd; \\\nfi\n',
      'FROM a\nRUN b; \\\n    if c; then \\\n    d; \\\n    fi\n',
    );
  });

  it('moves comments with the lines around, but for those in the first column', () => {
    check(
      'FROM a\nRUN b \\\n  # c\n  && d \\\n# e\n  && f\n',
      'FROM a\nRUN b \\\n    # c\n    && d \\\n# e\n    && f\n',
    );
  });

  it('touches nothing in quotes', () => {
    checkUnchanged('FROM a\nRUN echo "b \\\n  c   \\\nd" \\\n    && e\n');
    checkUnchanged("FROM a\nRUN echo 'b \\\n  c   \\\nd' \\\n    && e\n");
    checkUnchanged('FROM a\nENV A="b \\\n  c"\n');
    check(
      'FROM a\nRUN x \\\n  && sh -c "b; \\\n c"; \\\n  y\n',
      'FROM a\nRUN x \\\n    && sh -c "b; \\\n c"; \\\n    y\n',
    );
    checkUnchanged('FROM a\nRUN echo ${b:-c \\\n  d} `e \\\n  f`\n');
  });

  it('touches nothing where blanks are escaped or a word goes on', () => {
    check('FROM a\nRUN echo b\\ \\\n c ec\\\nho\n', 'FROM a\nRUN echo b\\  \\\n    c ec\\\nho\n');
    checkUnchanged('FROM a\nRUN echo b \\\n    c\\\nd\n');
    check(
      'FROM a\nRUN find . -exec x \\;\\\n  -y\n',
      'FROM a\nRUN find . -exec x \\; \\\n    -y\n',
    );
    checkUnchanged('FROM a\nRUN find . -exec x \\;\\\ny\n');
    checkUnchanged('FROM a\nRUN a # b \\\n  && c\n');
  });

  it('puts one blank before the escape', () => {
    check('FROM a\nRUN b&&\\\n c     \\\n && d\n', 'FROM a\nRUN b&& \\\n    c \\\n    && d\n');
    check('FROM a\nRUN b   \\\n    c\n', 'FROM a\nRUN b   \\\n    c\n', {
      continuationMarks: 'keep',
    });
  });

  it('aligns escapes', () => {
    check(
      'FROM a\nRUN apt-get update \\\n    && ls \\\n    && x\n',
      'FROM a\nRUN apt-get update \\\n    && ls          \\\n    && x\n',
      { continuationMarks: 'align' },
    );
  });

  it('moves operators to the beginnings of lines, or to their ends', () => {
    const atEnd = 'FROM a\nRUN b && \\\n    # c\n    d || \\\n    e "f && \\\n g"\n';
    const atStart = 'FROM a\nRUN b \\\n    # c\n    && d \\\n    || e "f && \\\n g"\n';
    check(atEnd, atStart, { operators: 'lineStart' });
    check(atStart, atEnd, { operators: 'lineEnd' });
    checkUnchanged(atEnd);
    checkUnchanged(atStart);
    checkUnchanged('FROM a\nRUN b \\\\&& \\\n    c \\&& \\\n    d\n', { operators: 'lineStart' });
  });

  it('gives packages lines of their own', () => {
    check(
      'FROM a\nRUN apt-get update && apt-get install -y curl  wget=1 "$X" && rm -rf x\n',
      'FROM a\nRUN apt-get update && apt-get install -y \\\n        curl \\\n        wget=1 \\\n        "$X" \\\n    && rm -rf x\n',
      { onePackagePerLine: true },
    );
    check(
      'FROM a\nRUN set -e; \\\n  apk add --no-cache \\\n    # tools\n    a b; \\\n  pip install -r c d e\n',
      'FROM a\nRUN set -e; \\\n    apk add --no-cache \\\n      # tools\n      a \\\n      b; \\\n    pip install -r c \\\n        d \\\n        e\n',
      { onePackagePerLine: true },
    );
    checkUnchanged('FROM a\nRUN apk add b\nRUN pip install c >=1 d\n', { onePackagePerLine: true });
  });

  it('keeps empty lines between continuations unless told', () => {
    check('FROM a\nRUN b \\\n  \n\n  && c\n', 'FROM a\nRUN b \\\n\n\n    && c\n');
    check('FROM a\nRUN b \\\n  \n\n  && c\n', 'FROM a\nRUN b \\\n    && c\n', {
      removeEmptyContinuations: true,
    });
  });

  it('leaves heredoc bodies alone', () => {
    check(
      'FROM a\nrun  --mount=type=tmpfs,target=/x  <<EOF   cat \\\n >b\n  c   \\\n\td  \nEOF\ncopy  <<-x  /y\n\t  z  \n\tx\n',
      'FROM a\nRUN --mount=type=tmpfs,target=/x <<EOF   cat \\\n    >b\n  c   \\\n\td  \nEOF\nCOPY <<-x /y\n\t  z  \n\tx\n',
    );
  });

  it('respects the escape directive and other shells', () => {
    check(
      '# escape=`\nFROM a\nSHELL ["powershell", "-Command"]\nRUN Write-Host "a  `\n b" ; `\n  Remove-Item C:\\x   `\n  -Recurse\n',
      '# escape=`\nFROM a\nSHELL ["powershell", "-Command"]\nRUN Write-Host "a  `\n b" ; `\n    Remove-Item C:\\x `\n    -Recurse\n',
    );
    checkUnchanged('# escape=`\nFROM a\nSHELL ["cmd", "/S", "/C"]\nRUN echo it\'s `\n  b\n');
  });
});
