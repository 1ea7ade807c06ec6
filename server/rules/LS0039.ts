import { defineRule } from './rule.ts';
import { docker } from './support/sources.ts';

/** Bytes that the builder reads of a line, its end or that of the file included. */
const MOST_BYTES = 65_536;
/** No UTF-16 unit takes more in UTF-8. */
const MOST_BYTES_A_UNIT = 3;

export const rule = defineRule({
  code: 'LS0039',
  name: 'line-too-long',
  category: 'syntax',
  severity: 'error',
  summary: 'A line is longer than the builder can read',
  why: `The builder reads lines of up to 65,535 bytes and stops at a longer one, in a heredoc as well.
Such lines hold data, mostly in base64: put it into a file and COPY that.`,
  sources: [docker('reference/dockerfile/#format')],
  messages: {
    long: 'This line has {bytes} bytes, and the builder reads 65535: put the data into a file',
  },
  examples: {
    bad: [
      {
        text: `FROM alpine:3.22\n[|RUN echo ${'x'.repeat(65_530)}|]\n`,
        messages: [
          'This line has 65539 bytes, and the builder reads 65535: put the data into a file',
        ],
      },
    ],
    good: [{ text: 'FROM alpine:3.22\nCOPY data.base64 /data\n' }],
  },
  create({ model, report }) {
    return {
      document() {
        const { lines, syntax } = model;
        if (syntax.text.length * MOST_BYTES_A_UNIT < MOST_BYTES) return;
        const encoder = new TextEncoder();
        for (let line = 0; line < lines.lineCount; line++) {
          const start = lines.startOf(line);
          const end = lines.endOf(line);
          if ((end - start) * MOST_BYTES_A_UNIT < MOST_BYTES) continue;
          const next = lines.startOf(line + 1);
          const bytes = encoder.encode(syntax.text.slice(start, end)).length;
          if (bytes + Math.max(next - end, 1) <= MOST_BYTES) continue;
          report({ at: { start, end }, message: 'long', data: { bytes } });
        }
      },
    };
  },
});
