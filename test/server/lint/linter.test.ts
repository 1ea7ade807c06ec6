import assert from 'node:assert/strict';
import { defaultLintConfig } from '../../../server/lint/config.ts';
import { Linter } from '../../../server/lint/linter.ts';
import { analyze } from '../../../server/model/analyze.ts';
import { defineRule, type Handlers, type Rule } from '../../../server/rules/rule.ts';
import { parse } from '../../../server/syntax/parse.ts';

const TEXT = 'ARG A\nFROM a\nONBUILD RUN b\nRUN c\n# d\nFROM e\n';

/** What `rules` report and what the log is told about `TEXT`. */
function lint(...rules: readonly Rule[]): readonly string[] {
  const said: string[] = [];
  const log = {
    info: () => {},
    error: (message: string, cause: unknown) => said.push(`${message}: ${cause}`),
  };
  const found = new Linter(rules, log).lint(analyze(parse(TEXT)), defaultLintConfig);
  return [...found.map(({ start, code }) => `${code} at ${start}`), ...said];
}

function ruleOf(code: string, create: Rule['create'], onbuild = false): Rule {
  return defineRule({
    code,
    name: 'synthetic',
    category: 'correctness',
    severity: 'warning',
    onbuild,
    summary: 'For this test',
    why: '',
    sources: [],
    messages: { found: 'Found' },
    examples: { bad: [{ text: '', messages: [] }], good: [{ text: '' }] },
    create,
  });
}

/** Notes every call in `calls`. */
function recorder(calls: string[], onbuild = false): Rule {
  const create = (): Handlers => ({
    document: () => void calls.push('document'),
    stage: ({ index }) => void calls.push(`stage ${index}`),
    instruction: ({ name }, stage) => void calls.push(`any ${name} ${stage?.index}`),
    on: { RUN: (_, stage) => void calls.push(`on RUN ${stage?.index}`) },
    comment: ({ text }) => void calls.push(`comment ${text}`),
    stageEnd: ({ index }) => void calls.push(`stageEnd ${index}`),
    end: () => void calls.push('end'),
  });
  return ruleOf('LS9001', create, onbuild);
}

const WHOLE_WALK = [
  'document',
  'any ARG undefined',
  'stage 0',
  'any FROM 0',
  'any ONBUILD 0',
  'any RUN 0',
  'on RUN 0',
  'stageEnd 0',
  'stage 1',
  'any FROM 1',
  'stageEnd 1',
  'comment d',
  'end',
];

const FINE = ruleOf('LS9002', ({ report }) => ({
  on: { FROM: ({ keyword }) => report({ at: keyword, message: 'found' }) },
}));

describe('Linter', () => {
  it('takes a rule through the file in order', () => {
    const calls: string[] = [];
    lint(recorder(calls));
    assert.deepEqual(calls, WHOLE_WALK);
  });

  it('takes a rule that asks for it through what ONBUILD triggers, in a walk of its own', () => {
    const calls: string[] = [];
    lint(recorder(calls, true));
    const triggers = ['document', 'any RUN 0', 'on RUN 0', 'end'];
    assert.deepEqual(calls, [...WHOLE_WALK, ...triggers]);
  });

  it('logs a rule that throws, once, and leaves out its findings alone', () => {
    const broken = ruleOf('LS9001', ({ report }) => ({
      stage(stage) {
        report({ at: stage.from.keyword, message: 'found' });
      },
      on: {
        RUN() {
          throw new Error('no');
        },
        FROM({ keyword }) {
          report({ at: keyword, message: 'found' });
        },
      },
    }));
    assert.deepEqual(lint(broken, FINE), [
      'LS9002 at 6',
      'LS9002 at 37',
      'Rule LS9001 failed and was left out: Error: no',
    ]);
  });

  it('makes no fix unasked that takes a comment with it', () => {
    const fixing = ruleOf('LS9001', ({ report }) => ({
      on: {
        RUN({ keyword, body }) {
          const at = keyword;
          const edits = [{ start: body.start, end: body.end, newText: 'true' }];
          report({ at, message: 'found', fixes: [{ title: 'Do nothing', edits }] });
        },
      },
    }));
    const mayChange = (text: string) => {
      const log = { info() {}, error: assert.fail };
      const found = new Linter([fixing], log).lint(analyze(parse(text)), defaultLintConfig);
      return found[0]?.fixes[0]?.mayChange;
    };
    assert.equal(mayChange('FROM a\nRUN b \\\n  c # d\n'), undefined);
    assert.equal(
      mayChange('FROM a\nRUN b \\\n  # why\n  c\n'),
      'A comment between the lines is lost',
    );
  });

  it('tells thousands of findings at one keyword apart, in time', function () {
    this.timeout(2000);
    const count = 50_000;
    const many = ruleOf('LS9001', ({ report }) => ({
      on: {
        RUN({ keyword: at, start }) {
          for (let n = 0; n < count; n++) {
            const focus = { start: start + (n >> 1), end: start + (n >> 1) };
            report({ at, focus, message: 'found' });
          }
        },
      },
    }));
    const log = { info() {}, error: assert.fail };
    const found = new Linter([many], log).lint(analyze(parse(TEXT)), defaultLintConfig);
    assert.equal(found.length, count / 2);
  });

  it('logs a rule that cannot begin', () => {
    const broken = ruleOf('LS9001', () => {
      throw new Error('no');
    });
    assert.deepEqual(lint(FINE, broken), [
      'LS9002 at 6',
      'LS9002 at 37',
      'Rule LS9001 failed and was left out: Error: no',
    ]);
  });
});
