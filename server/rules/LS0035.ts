import { type CheckOption, readCheckValue } from '../model/checkValue.ts';
import type { Directive, Span } from '../syntax/nodes.ts';
import { defineRule, type Fix } from './rule.ts';
import { nearest } from './support/nearest.ts';
import { docker, dockerfileUtils } from './support/sources.ts';

const OPTIONS = ['skip', 'error', 'experimental'];
const BOOLEAN = /^(?:[01tTfF]|true|TRUE|True|false|FALSE|False)$/;

export const rule = defineRule({
  code: 'LS0035',
  name: 'refused-directive',
  category: 'syntax',
  severity: 'error',
  summary: 'A directive at the head of the file says what the builder refuses',
  why: `Three directives may stand above everything else, each once: \`# syntax=\` names the frontend,
\`# escape=\` the character that continues lines, \`\\\` or a backtick, and \`# check=\` what is checked, by
\`skip=\`, \`error=\` and \`experimental=\` with semicolons between. They look like comments, but a
mistake in them stops the build.`,
  sources: [
    docker('reference/dockerfile/#parser-directives'),
    docker('build/checks/'),
    dockerfileUtils('INVALID_ESCAPE_DIRECTIVE'),
    dockerfileUtils('DUPLICATED_ESCAPE_DIRECTIVE'),
  ],
  messages: {
    escape: '"{value}" cannot be the escape: write \\ or `',
    again: 'Directive "{name}" stands here twice: delete one',
    option: '"{name}" is no option of check: use skip, error or experimental',
    'near-option': '"{name}" is no option of check: write {near} if that is what you mean',
    boolean: '"{value}" is no value of error: write true or false',
  },
  examples: {
    bad: [
      {
        text: '# escape=[|^|]\nFROM alpine:3.22\n',
        messages: ['"^" cannot be the escape: write \\ or `'],
        fixed: '# escape=\\\nFROM alpine:3.22\n',
      },
      {
        text: '# syntax=docker/dockerfile:1\n[|# Syntax=docker/dockerfile:1|]\nFROM alpine:3.22\n',
        messages: ['Directive "Syntax" stands here twice: delete one'],
        fixed: '# syntax=docker/dockerfile:1\nFROM alpine:3.22\n',
      },
      {
        text: '# check=[|ignore|]=all;[|skp|]=UndefinedVar;error=[|yes|]\nFROM alpine:3.22\n',
        messages: [
          '"ignore" is no option of check: use skip, error or experimental',
          '"skp" is no option of check: write skip if that is what you mean',
          '"yes" is no value of error: write true or false',
        ],
        fixed: '# check=ignore=all;skip=UndefinedVar;error=yes\nFROM alpine:3.22\n',
      },
    ],
    good: [
      {
        text: '# syntax=docker/dockerfile:1\n# escape=`\n# check=skip=UndefinedVar;error=true\nFROM alpine:3.22\n',
      },
      { text: '# A comment first\n# escape=^\nFROM alpine:3.22\n', note: 'No directive any more' },
    ],
  },
  create({ model, report }) {
    return {
      document() {
        const { directives, problems, text } = model.syntax;
        for (const problem of problems) {
          if (problem.kind === 'invalid-escape-directive') {
            const fixes = ['\\', '`'].map((newText) => writing(problem, newText));
            report({ at: problem, message: 'escape', data: { value: problem.subject }, fixes });
          } else if (problem.kind === 'duplicate-directive') {
            const fixes = [deletion(problem)];
            report({ at: problem, message: 'again', data: { name: problem.subject }, fixes });
          }
        }
        const check = directives.find(({ name }) => name === 'check');
        if (check === undefined) return;
        const { options } = readCheckValue(text.slice(check.valueSpan.start, check.valueSpan.end));
        for (const option of options) checkOption(check, option);
      },
    };

    function checkOption({ valueSpan }: Directive, { name, values }: CheckOption) {
      const { start } = valueSpan;
      if (values === undefined || !OPTIONS.includes(name.text)) {
        const at = { start: start + name.from, end: start + name.to };
        const near = values === undefined ? undefined : nearest(name.text, OPTIONS);
        report({
          at,
          message: near === undefined ? 'option' : 'near-option',
          data: { name: name.text, near: near ?? '' },
          fixes: near === undefined ? [] : [writing(at, near)],
        });
      } else if (name.text === 'error') {
        const from = values[0]?.from ?? name.to;
        const to = values.at(-1)?.to ?? name.to;
        const value = model.syntax.text.slice(start + from, start + to);
        const at = { start: start + from, end: start + to };
        if (!BOOLEAN.test(value)) report({ at, message: 'boolean', data: { value } });
      }
    }

    function deletion({ start }: Span): Fix {
      const { lines } = model;
      const line = lines.lineAt(start);
      const edits = [{ start: lines.startOf(line), end: lines.startOf(line + 1), newText: '' }];
      return { title: 'Delete the second one', edits };
    }
  },
});

function writing({ start, end }: Span, newText: string): Fix {
  return { title: `Write ${newText}`, edits: [{ start, end, newText }] };
}
