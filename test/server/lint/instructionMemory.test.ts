import assert from 'node:assert/strict';
import { defaultLintConfig, type LintConfig } from '../../../server/lint/config.ts';
import { InstructionMemory } from '../../../server/lint/instructionMemory.ts';
import { Linter } from '../../../server/lint/linter.ts';
import { defineRule, type Rule } from '../../../server/rules/rule.ts';
import { DocumentVersion } from '../../../server/workspace/documents.ts';

const SILENT = { info() {}, error() {} };
const OTHER_CONFIG: LintConfig = { severities: new Map(), options: {} };

/** Reports every RUN, whose text is in the message, and notes in `asked` what it was called with. */
function runs(asked: string[]): Rule {
  return defineRule({
    code: 'LS9001',
    name: 'synthetic',
    category: 'correctness',
    severity: 'warning',
    scope: 'instruction',
    summary: 'For this test',
    why: '',
    sources: [],
    messages: { found: 'Found {what}' },
    examples: { bad: [{ text: '', messages: [] }], good: [{ text: '' }] },
    create: ({ report }) => ({
      on: {
        RUN({ keyword, body }) {
          asked.push(body.value);
          if (body.value === 'throw') throw new Error('for this test');
          const data = { what: body.value };
          const edits = [{ start: body.start, end: body.end, newText: 'true' }];
          const fixes = [{ title: 'Do nothing', edits }];
          report({ at: keyword, focus: body, message: 'found', data, fixes });
        },
      },
    }),
  });
}

/** Lints versions of one document; tells for each which RUNs were looked at and what is marked. */
function session() {
  const asked: string[] = [];
  const linter = new Linter([runs(asked)], SILENT);
  const memory = new InstructionMemory();
  let document: DocumentVersion | undefined;
  return (text: string, config: LintConfig = defaultLintConfig) => {
    document = document?.changed(1, [{ text }]) ?? new DocumentVersion('', 0, text);
    const { model, shells } = document;
    const findings = linter.lint(model, config, { shells, memory });
    const marked = findings.map(({ start, end, focus, fixes: [fix] }) => {
      const [edit] = fix?.edits ?? [];
      assert.deepEqual([edit?.start, edit?.end], [focus?.start, focus?.end]);
      return `${text.slice(start, end)} ${text.slice(focus?.start, focus?.end)}`;
    });
    return { asked: asked.splice(0), marked };
  };
}

describe('the memory of a document', () => {
  it('asks rules about what changed only, and moves what they found', () => {
    const lint = session();
    const all = ['RUN a', 'RUN b', 'RUN c'];
    assert.deepEqual(lint('FROM x\nRUN a\nRUN b\nRUN c\n'), {
      asked: ['a', 'b', 'c'],
      marked: all,
    });
    assert.deepEqual(lint('FROM x\nRUN a\nRUN bb\nRUN c\n'), {
      asked: ['bb'],
      marked: ['RUN a', 'RUN bb', 'RUN c'],
    });
    assert.deepEqual(lint('FROM x\n\n# more\nUSER y\nRUN c\nRUN a\nRUN a\n'), {
      asked: [],
      marked: ['RUN c', 'RUN a', 'RUN a'],
    });
    assert.deepEqual(lint('FROM x\n'), { asked: [], marked: [] });
    assert.deepEqual(lint('FROM x\nRUN a\n').asked, ['a'], 'what is gone is forgotten');
  });

  it('asks again under another SHELL, configuration, directive or line break', () => {
    const lint = session();
    assert.deepEqual(lint('FROM x\nRUN a\n').asked, ['a']);
    assert.deepEqual(lint('FROM x\nSHELL ["bash", "-c"]\nRUN a\n').asked, ['a']);
    assert.deepEqual(lint('FROM x\nRUN a\n').asked, ['a']);
    assert.deepEqual(lint('FROM x\nRUN a\n', OTHER_CONFIG).asked, ['a']);
    assert.deepEqual(lint('# check=error=true\nFROM x\nRUN a\n', OTHER_CONFIG).asked, ['a']);
    assert.deepEqual(lint('# check=error=true\r\nFROM x\r\nRUN a\r\n', OTHER_CONFIG).asked, ['a']);
    assert.deepEqual(lint('# check=error=true\r\nFROM x\r\nRUN a\r\n', OTHER_CONFIG).asked, []);
  });

  it('asks again about heredocs, whose text stands elsewhere', () => {
    const lint = session();
    assert.deepEqual(lint('FROM x\nRUN <<E\na\nE\n').asked.length, 1);
    assert.deepEqual(lint('FROM x\nRUN <<E\nb\nE\n').asked.length, 1);
  });

  it('leaves out a rule that throws for as long as it does', () => {
    const lint = session();
    assert.deepEqual(lint('FROM x\nRUN a\nRUN throw\n').marked, []);
    assert.deepEqual(lint('FROM x\n\nRUN a\nRUN throw\n').marked, []);
    assert.deepEqual(lint('FROM x\nRUN a\n').marked, ['RUN a']);
  });
});
