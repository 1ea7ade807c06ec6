import assert from 'node:assert/strict';
import { shellCheckPage } from '../../../../server/lint/shellcheck/findings.ts';
import { findingsIn, fixed } from './check.ts';

describe('ShellCheck findings', () => {
  it('say what ShellCheck says, in its severities, with a fix that tells what it may change', async () => {
    const text = 'FROM a\nENV x="a b"\nRUN [[ -f "$x" ]] && rm `pwd`\nRUN rm a$xs\n';
    const findings = await findingsIn(text);
    assert.deepEqual(
      findings.map(({ start, end, fixes, ...rest }) => ({
        at: text.slice(start, end),
        ...rest,
        fixes: fixes.map(({ title, mayChange }) => ({ title, mayChange })),
      })),
      [
        {
          at: '[[ -f "$x" ]]',
          code: 'SC3010',
          aliases: [],
          severity: 'warning',
          message: 'In POSIX sh, [[ ]] is undefined',
          tags: [],
          fixes: [],
        },
        {
          at: '`pwd`',
          code: 'SC2046',
          aliases: [],
          severity: 'warning',
          message: 'Quote this to prevent word splitting',
          tags: [],
          fixes: [],
        },
        {
          at: '`pwd`',
          code: 'SC2006',
          aliases: [],
          severity: 'hint',
          message: 'Use $(...) notation instead of legacy backticks `...`',
          tags: [],
          fixes: [{ title: 'Replace `pwd` with $(pwd)', mayChange: undefined }],
        },
        {
          at: '$xs',
          code: 'SC2154',
          aliases: [],
          severity: 'warning',
          message: 'xs is referenced but not assigned',
          tags: [],
          fixes: [],
        },
        {
          at: '$xs',
          code: 'SC2086',
          aliases: [],
          severity: 'info',
          message: 'Double quote to prevent globbing and word splitting',
          tags: [],
          fixes: [
            {
              title: 'Replace $xs with "$xs"',
              mayChange:
                'A value with blanks or wildcards stays one argument, an empty one becomes an empty argument.',
            },
          ],
        },
      ],
    );
  });

  it('have a page each', () => {
    assert.equal(shellCheckPage('SC2086'), 'https://www.shellcheck.net/wiki/SC2086');
  });
});

interface FixCase {
  readonly title: string;
  readonly code: string;
  readonly text: string;
  readonly fixed: string;
}

const fixes: readonly FixCase[] = [
  {
    title: 'quotes a variable',
    code: 'SC2086',
    text: 'FROM a\nRUN rm é😀$x b\n',
    fixed: 'FROM a\nRUN rm é😀"$x" b\n',
  },
  {
    title: 'closes a quote before the continuation',
    code: 'SC2086',
    text: 'FROM a\nRUN true;\\\nrm $x\\\n; true\n',
    fixed: 'FROM a\nRUN true;\\\nrm "$x"\\\n; true\n',
  },
  {
    title: 'replaces the ends of a text that is continued, and keeps its lines',
    code: 'SC2006',
    text: 'FROM a\r\nRUN rm "`cat a \\\r\n    # why\r\n    b`"\r\n',
    fixed: 'FROM a\r\nRUN rm "$(cat a \\\r\n    # why\r\n    b)"\r\n',
  },
  {
    title: 'adds behind a command',
    code: 'SC2164',
    text: 'FROM a\nRUN cd /a; \\\n  rm b\n',
    fixed: 'FROM a\nRUN cd /a || exit; \\\n  rm b\n',
  },
  {
    title: 'works in a heredoc without its tabs and carriage returns',
    code: 'SC2086',
    text: 'FROM a\r\nRUN <<-E\r\n\ttrue\r\n\t\trm $x\r\n\tE\r\n',
    fixed: 'FROM a\r\nRUN <<-E\r\n\ttrue\r\n\t\trm "$x"\r\n\tE\r\n',
  },
];

describe('ShellCheck fixes', () => {
  for (const { title, code, text, fixed: expected } of fixes) {
    it(title, async () => {
      assert.equal(await fixed(text, code), expected);
    });
  }
});
