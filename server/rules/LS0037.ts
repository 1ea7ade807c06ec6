import { defineRule } from './rule.ts';
import { docker, dockerfileUtils } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS0037',
  name: 'directive-casing',
  category: 'style',
  severity: 'info',
  summary: 'The name of a directive is not in lower case',
  why: `The builder takes directives in any case, and everybody writes them in lower case. Tools that
look for \`# syntax=\` to keep it up to date mostly look for that alone.`,
  sources: [docker('reference/dockerfile/#parser-directives'), dockerfileUtils('CASING_DIRECTIVE')],
  messages: {
    casing: 'Directives are written in lower case: write {name}',
  },
  examples: {
    bad: [
      {
        text: '# [|Syntax|]=docker/dockerfile:1\n#[|ESCAPE|] = `\nFROM alpine:3.22\n',
        messages: [
          'Directives are written in lower case: write syntax',
          'Directives are written in lower case: write escape',
        ],
        fixed: '# syntax=docker/dockerfile:1\n#escape = `\nFROM alpine:3.22\n',
      },
    ],
    good: [{ text: '# syntax=docker/dockerfile:1\n# Note=this\nFROM alpine:3.22\n' }],
  },
  create({ model, report }) {
    return {
      document() {
        const { directives, text } = model.syntax;
        for (const { name, nameSpan } of directives) {
          if (text.slice(nameSpan.start, nameSpan.end) === name) continue;
          report({
            at: nameSpan,
            message: 'casing',
            data: { name },
            fixes: [{ title: `Write ${name}`, edits: [{ ...nameSpan, newText: name }] }],
          });
        }
      },
    };
  },
});
