import type { Heredoc, Instruction, Span } from '../syntax/nodes.ts';
import { defineRule, type Fix } from './rule.ts';
import { placeOf } from './support/places.ts';
import { docker } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS0034',
  name: 'unterminated-heredoc',
  category: 'syntax',
  severity: 'error',
  summary: 'A heredoc opens and does not close',
  why: `A heredoc goes on to the line that holds its name and nothing else, not even a blank; with
\`<<-\` tabs may stand before it. Without such a line it takes all the rest of the file, and the
builder refuses that. Two \`<\` with a word behind open one anywhere in RUN, outside of quotes:
\`$((1 <<2))\` as well.`,
  sources: [docker('reference/dockerfile/#here-documents')],
  messages: {
    open: 'No line below is "{name}" alone: add it where the heredoc ends',
    indented: 'Line {line} is not "{name}" alone: delete the blanks around it',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nRUN [|<<EOF|]\napk add curl\nCOPY a b\n',
        messages: ['No line below is "EOF" alone: add it where the heredoc ends'],
      },
      {
        text: 'FROM alpine:3.22\nRUN [|<<EOF|]\n  apk add curl\n  EOF\nCOPY a b\n',
        messages: ['Line 4 is not "EOF" alone: delete the blanks around it'],
        fixed: 'FROM alpine:3.22\nRUN <<EOF\n  apk add curl\nEOF\nCOPY a b\n',
      },
      {
        text: 'FROM alpine:3.22\nCOPY [|<<-B|] /b\n\tb\n\tB \n',
        messages: ['Line 4 is not "B" alone: delete the blanks around it'],
        fixed: 'FROM alpine:3.22\nCOPY <<-B /b\n\tb\nB\n',
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nRUN <<EOF\napk add curl\nEOF\n' },
      { text: 'FROM alpine:3.22\nRUN <<-EOF\n\tapk add curl\n\tEOF\n' },
      { text: 'FROM alpine:3.22\nRUN echo "a << b"\n' },
    ],
  },
  create({ model, report }) {
    let lines: ReadonlyMap<string, Lines> | undefined;
    return {
      instruction(instruction) {
        for (const heredoc of instruction.heredocs) {
          if (heredoc.terminator === undefined) check(instruction, heredoc);
        }
      },
    };

    function check(instruction: Instruction, { name, opener }: Heredoc) {
      lines ??= trimmedLines(model.syntax.text);
      const near = nextBehind(lines.get(name), opener.end);
      const place = placeOf(model, instruction, opener);
      if (near === undefined) {
        report({ ...place, message: 'open', data: { name } });
        return;
      }
      const line = model.lines.lineAt(near.start) + 1;
      const edits = [{ start: near.start, end: near.end, newText: name }];
      const fixes: readonly Fix[] = [{ title: `Delete the blanks around ${name}`, edits }];
      report({ ...place, message: 'indented', data: { name, line }, fixes });
    }
  },
});

/** Lines of the same text, and the first that was not passed yet: openers come in file order. */
interface Lines {
  readonly spans: Span[];
  next: number;
}

function nextBehind(lines: Lines | undefined, offset: number): Span | undefined {
  if (lines === undefined) return undefined;
  while ((lines.spans[lines.next]?.start ?? offset) < offset) lines.next++;
  return lines.spans[lines.next];
}

/** Where lines stand that have blanks around their text, by that text. */
function trimmedLines(text: string): ReadonlyMap<string, Lines> {
  const lines = new Map<string, Lines>();
  for (const match of text.matchAll(/[^\r\n]+/g)) {
    const [line] = match;
    const trimmed = line.trim();
    if (trimmed === line || trimmed === '' || /\s/.test(trimmed)) continue;
    const span = { start: match.index, end: match.index + line.length };
    const known = lines.get(trimmed);
    if (known === undefined) lines.set(trimmed, { spans: [span], next: 0 });
    else known.spans.push(span);
  }
  return lines;
}
