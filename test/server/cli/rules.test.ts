import assert from 'node:assert/strict';
import { explainRule } from '../../../server/cli/rules/explain.ts';
import { Style } from '../../../server/report/style.ts';
import { rules } from '../../../server/rules/index.generated.ts';
import { defineRule } from '../../../server/rules/rule.ts';
import { longshore } from './cli.ts';

const list = (args: readonly string[], colour = false) =>
  longshore(['rules', ...args], { workingFolder: '/nowhere', colour });

describe('longshore rules', () => {
  it('lists every rule in a line, in columns', async () => {
    const { code, out } = await list([]);
    const [head = '', ...lines] = out.split('\n');
    assert.equal(code, 0);
    assert.match(head, /^Code {2,}Severity {2}Fix {8}Finds$/);
    const at = head.indexOf('Finds');
    assert.deepEqual(
      lines.slice(0, rules.length).map((line) => `${line.split(' ')[0]}: ${line.slice(at)}`),
      rules.map(({ code: own, summary }) => `${own}: ${summary}`),
    );
    assert.match(out, /^DL3020 +error +safe {7}ADD is used/m);
    assert.match(out, /^DL3003 +warning {3}suggested {2}RUN changes/m);
    assert.match(out, /^DL3006 +warning {3}- {10}A base image/m);
  });

  it('lists them for scripts', async () => {
    const { out } = await list(['--format', 'json']);
    const [first, ...others] = JSON.parse(out);
    assert.equal(others.length + 1, rules.length);
    assert.deepEqual(Object.keys(first), [
      'code',
      'aliases',
      'name',
      'category',
      'severity',
      'summary',
      'why',
      'fix',
      'url',
      'sources',
      'examples',
    ]);
  });

  it('explains one', () => {
    const rule = defineRule({
      code: 'LS9001',
      aliases: ['NoShouting'],
      name: 'shouted-command',
      category: 'style',
      severity: 'off',
      onbuild: true,
      summary: 'A command is shouted',
      why: 'It is loud.\n\nNobody likes it.\n',
      sources: [{ tool: 'Docker', url: 'https://docs.docker.com/' }],
      messages: { loud: 'This is loud' },
      examples: {
        bad: [
          {
            text: 'RUN [|LS|] \\\n\n  -l\n',
            messages: ['This is loud'],
            fixed: 'RUN ls \\\n\n  -l\n',
          },
        ],
        good: [{ text: 'RUN ls\n', note: 'Said softly' }, { text: 'RUN cat\n' }],
      },
      create: ({ report }) => ({
        on: {
          RUN({ words: [word] }) {
            if (word?.text !== 'LS') return;
            const edits = [{ start: word.start, end: word.end, newText: 'ls' }];
            const mayChange = 'Nothing.';
            const fixes = [
              { title: 'Say it softly', edits, mayChange },
              { title: 'Whisper', edits },
            ];
            report({ at: word, message: 'loud', fixes });
          },
        },
      }),
    });
    assert.equal(
      explainRule(rule, [rule], new Style(false)),
      `LS9001: shouted-command

A command is shouted.
Off unless configured. Category: style. Also known as NoShouting. Looks into ONBUILD too.

Why
  It is loud.

  Nobody likes it.

Bad
    RUN LS \\
        ~~ This is loud

      -l

  Fixed:

    RUN ls \\

      -l

Good
  Said softly:

    RUN ls

    RUN cat

Fix
  Whisper. Safe: "longshore lint --fix" does it.
  Say it softly. Offered in editors, because something may change: nothing.

Configure
  In longshore.yaml:

    rules:
      LS9001: warning  # or error, warning, info, hint, off

  On the command line: longshore lint --warning LS9001

  Above an instruction that is right as it is, with the reason:

    # longshore ignore=LS9001 the reason

Sources
  Docker: https://docs.docker.com/
  Longshore: https://github.com/longshore/longshore/blob/main/docs/rules/LS9001.md
`,
    );
  });

  it('finds a rule by any of its codes and by its name, in any case, each once', async () => {
    const heads = async (...names: string[]) =>
      (await list(names)).out.match(/^\w+: [a-z-]+$/gm) ?? [];
    assert.deepEqual(await heads('maintainerdeprecated', 'DL4000', 'maintainer-instruction'), [
      'DL4000: maintainer-instruction',
    ]);
    assert.deepEqual(await heads('dl3020', 'DL3006'), [
      'DL3020: add-for-local-files',
      'DL3006: untagged-base-image',
    ]);
  });

  it('says which rule was meant', async () => {
    const told = async (name: string) => {
      const { code, err } = await list([name]);
      return `${code} ${err.split('\n')[0]}`;
    };
    assert.equal(
      await told('UndefinedVr'),
      '2 longshore: there is no rule "UndefinedVr": did you mean "UndefinedVar"?',
    );
    assert.equal(
      await told('nothing-like-it'),
      '2 longshore: there is no rule "nothing-like-it": "longshore rules" lists them',
    );
    assert.equal(
      await told('sc2086'),
      '2 longshore: "sc2086" is ShellCheck\'s: see https://www.shellcheck.net/wiki/SC2086',
    );
  });

  it('explains every rule there is', async () => {
    const { code, out } = await list(rules.map((rule) => rule.code));
    assert.equal(code, 0);
    assert.equal(out.match(/^Why$/gm)?.length, rules.length);
  });

  it('has colour on a terminal', async () => {
    assert.ok((await list(['DL3020'], true)).out.startsWith('\u001b[1mDL3020\u001b[0m: '));
    assert.ok(!(await list(['--no-color'], true)).out.includes('\u001b'));
  });
});
