import type { Instruction, Span, Word } from '../syntax/nodes.ts';
import { openQuoteAt } from '../syntax/split.ts';
import { defineRule } from './rule.ts';
import { placeOf } from './support/places.ts';
import { docker, dockerfileUtils } from './support/sources.ts';

const TAKES_PATHS = new Set(['ADD', 'COPY', 'VOLUME']);
/** Their words end at the next blank, whatever quotes say. */
const CUT_AT_BLANKS = new Set(['ADD', 'COPY', 'EXPOSE', 'FROM', 'VOLUME']);

export const rule = defineRule({
  code: 'LS0022',
  name: 'unterminated-quote',
  category: 'syntax',
  severity: 'error',
  summary: 'A quote opens and does not close',
  why: `Where the builder resolves quotes itself, in ENV, ARG, LABEL, paths and flags, it refuses one
without its counterpart, an apostrophe included. In ADD, COPY and VOLUME a word ends at the first
blank, quoted or not: paths with blanks are written as a JSON array. And even there the builder takes
a quote inside a path for one, unless \`\\\\\` stands before it.`,
  sources: [
    docker('reference/dockerfile/#environment-replacement'),
    dockerfileUtils('SYNTAX_MISSING_SINGLE_QUOTE'),
    dockerfileUtils('SYNTAX_MISSING_DOUBLE_QUOTE'),
  ],
  messages: {
    open: 'This {quote} does not close: add its counterpart, or put {escape} before it',
    blank: '{name} ends its words at blanks, quoted or not: write the paths as ["…", "…"]',
    json: 'The builder takes this {quote} for one that opens: put \\\\ before it',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nENV MOTD=it[|\'|]s A=1\nLABEL a say [|"|]b\nWORKDIR \\\n  [|"|]/app\n',
        messages: [
          "This ' does not close: add its counterpart, or put \\ before it",
          'This " does not close: add its counterpart, or put \\ before it',
          'This " does not close: add its counterpart, or put \\ before it',
        ],
      },
      {
        text: 'FROM alpine:3.22\nCOPY --chown=app [|"|]my file" /app/\n',
        messages: ['COPY ends its words at blanks, quoted or not: write the paths as ["…", "…"]'],
      },
      {
        text: 'FROM alpine:3.22\nCOPY ["[|\'|]s-Hertogenbosch.txt", "/app/"]\n',
        messages: ["The builder takes this ' for one that opens: put \\\\ before it"],
        fixed: 'FROM alpine:3.22\nCOPY ["\\\\\'s-Hertogenbosch.txt", "/app/"]\n',
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nENV MOTD="it\'s" B=it\\\'s\n' },
      { text: 'FROM alpine:3.22\nCOPY ["my file", "/app/"]\nRUN echo it\'s\n' },
      { text: 'FROM alpine:3.22\nCOPY ["\'s a\' b", "/app/"]\n', note: 'They close' },
    ],
  },
  create({ model, report }) {
    const { escape: escapeChar } = model.syntax;
    return {
      document() {
        for (const problem of model.syntax.problems) {
          if (problem.kind !== 'unterminated-quote') continue;
          const owner = model.instructionAt(problem.start);
          if (owner === undefined) continue;
          const instruction = owner.trigger ?? owner;
          const around = wordsOf(instruction).find(
            ({ start, end }) => start <= problem.start && problem.start <= end,
          );
          const { subject: text } = problem;
          const index = instruction.body.value.indexOf(text, around?.index);
          reportWord(instruction, { ...problem, text, index });
        }
      },
      instruction(instruction) {
        const { name, json } = instruction;
        if (json === undefined || !TAKES_PATHS.has(name)) return;
        for (const item of json.items) {
          const slice = { from: 0, to: item.value.length };
          const index = openQuoteAt(item.value, slice, escapeChar);
          if (index < 0) continue;
          const quote = item.value.charAt(index);
          const written = model.syntax.text.slice(item.start, item.end);
          const plain = JSON.stringify(item.value) === written;
          const start = item.start + 1 + index;
          const at: Span = plain && quote === "'" ? { start, end: start + 1 } : item;
          const newText = escapeChar === '\\' ? '\\\\' : escapeChar;
          report({
            ...placeOf(model, instruction, at),
            message: 'json',
            data: { quote },
            fixes:
              at === item
                ? []
                : [{ title: 'Escape the quote', edits: [{ start, end: start, newText }] }],
          });
        }
      },
    };

    function reportWord(instruction: Instruction, word: Word) {
      const index = openQuoteAt(word.text, { from: 0, to: word.text.length }, escapeChar);
      const from = word.index + Math.max(index, 0);
      const at = instruction.body.span(from, from + 1);
      const quote = word.text.charAt(index);
      const rest = instruction.body.value.slice(from + 1);
      const isCut = CUT_AT_BLANKS.has(instruction.name) && from >= instruction.argsIndex;
      const message = isCut && TAKES_PATHS.has(instruction.name) && rest.includes(quote);
      if (message) {
        const data = { name: instruction.name };
        report({ ...placeOf(model, instruction, at), message: 'blank', data });
      } else report({ ...placeOf(model, instruction, at), ...open(quote) });
    }

    function open(quote: string) {
      return { message: 'open', data: { quote, escape: escapeChar } } as const;
    }
  },
});

/** Flags too, as words. */
function wordsOf({ words, flags, body }: Instruction): readonly Word[] {
  const written = flags.flatMap(({ start, end, name, value }): readonly Word[] => {
    if (value === undefined) return [];
    const index = value.index - `--${name}=`.length;
    return [{ start, end, index, text: body.value.slice(index, value.index + value.text.length) }];
  });
  return [...words, ...written];
}
