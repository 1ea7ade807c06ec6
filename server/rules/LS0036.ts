import type { Comment } from '../syntax/nodes.ts';
import { defineRule, type Fix } from './rule.ts';
import { lineBreakOf } from './support/lineBreaks.ts';
import { docker } from './support/sources.ts';

/** What no prose looks like: an image, or one of the two characters. */
const DIRECTIVE =
  /^(syntax|escape)\s*=\s*(?:(?<=syntax\s*=\s*)[\w.:/@-]+|(?<=escape\s*=\s*)[\\`])$/i;

export const rule = defineRule({
  code: 'LS0036',
  name: 'late-directive',
  category: 'correctness',
  severity: 'warning',
  summary: 'A directive stands too late to be one',
  why: `The builder reads directives at the very top: the first line that is none, even an empty one or
a comment, ends them. What looks like one further down is a comment and does nothing. So a licence or
a title belongs below them.`,
  sources: [docker('reference/dockerfile/#parser-directives')],
  messages: {
    late: 'This is a comment, because it is not at the very top: move it up to make it count',
    again: 'This is a comment, and {name} is set at the top already: delete it',
  },
  examples: {
    bad: [
      {
        text: '# The web server\n[|# syntax=docker/dockerfile:1|]\nFROM alpine:3.22\n',
        messages: [
          'This is a comment, because it is not at the very top: move it up to make it count',
        ],
        fixed: '# syntax=docker/dockerfile:1\n# The web server\nFROM alpine:3.22\n',
      },
      {
        text: '# escape=`\n\n[|# Escape = \\|]\nFROM alpine:3.22\n',
        messages: ['This is a comment, and escape is set at the top already: delete it'],
        fixed: '# escape=`\n\nFROM alpine:3.22\n',
      },
    ],
    good: [
      { text: '# syntax=docker/dockerfile:1\n# The web server\nFROM alpine:3.22\n' },
      { text: '# A comment on syntax = what is written\nFROM alpine:3.22\n# escape=room\n' },
    ],
  },
  create({ model, report }) {
    return {
      comment(comment) {
        const name = DIRECTIVE.exec(comment.text)?.[1]?.toLowerCase();
        if (name === undefined) return;
        const isSet = model.syntax.directives.some((directive) => directive.name === name);
        report({
          at: comment,
          message: isSet ? 'again' : 'late',
          data: { name },
          fixes: [isSet ? deletion(comment) : moving(comment)],
        });
      },
    };

    function deletion({ start }: Comment): Fix {
      const { lines } = model;
      const line = lines.lineAt(start);
      const edits = [{ start: lines.startOf(line), end: lines.startOf(line + 1), newText: '' }];
      return { title: 'Delete it', edits };
    }

    function moving(comment: Comment): Fix {
      const { text, directives } = model.syntax;
      const top = directives[0]?.start ?? (text.startsWith('\uFEFF') ? 1 : 0);
      const newText = text.slice(comment.start, comment.end) + lineBreakOf(text);
      return {
        title: 'Move it to the top',
        edits: [{ start: top, end: top, newText }, ...deletion(comment).edits],
        mayChange: 'The whole file is read by what it says',
      };
    }
  },
});
