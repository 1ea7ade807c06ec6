import type { SubstitutionProblem } from '../model/model.ts';
import type { Span } from '../syntax/nodes.ts';
import { defineRule } from './rule.ts';
import { placeOf } from './support/places.ts';
import { referencesIn } from './support/references.ts';
import { docker, dockerfileUtils } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS0023',
  name: 'invalid-substitution',
  category: 'syntax',
  severity: 'error',
  summary: 'A variable in braces is written in a way that the builder does not know',
  why: `The builder expands variables itself in all instructions but those that run commands. It knows
\`\${name}\`, defaults and alternatives (\`\${name:-word}\`, \`\${name:+word}\`, \`\${name:?message}\`, each also
without \`:\`), prefixes and suffixes (\`#\`, \`##\`, \`%\`, \`%%\`), and replacements (\`\${name/pattern/text}\`,
\`//\`). Anything else it refuses, however well a shell knows it.`,
  sources: [
    docker('reference/dockerfile/#environment-replacement'),
    dockerfileUtils('UNSUPPORTED_MODIFIER'),
  ],
  messages: {
    unclosed: 'The brace behind "$" does not close: add "}"',
    nameless: 'No name stands behind "$" and the brace: write one, or put {escape} before "$"',
    modifier: '"{modifier}" means nothing to the builder here: use :-, :+, :?, #, % or /',
    pattern: 'The builder knows no such escape in a pattern: it has \\*, \\?, \\\\, \\} and \\/',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nENV A=1 B=[|${A|] C="[|${A|]" D=[|${A|]:-x\n',
        messages: [
          'The brace behind "$" does not close: add "}"',
          'The brace behind "$" does not close: add "}"',
          'The brace behind "$" does not close: add "}"',
        ],
      },
      {
        text: 'FROM alpine:3.22\nWORKDIR [|${}|]/app\nUSER [|${:-app}|]\n',
        messages: [
          'No name stands behind "$" and the brace: write one, or put \\ before "$"',
          'No name stands behind "$" and the brace: write one, or put \\ before "$"',
        ],
      },
      {
        text: 'ARG NAME=base\nFROM ${NAME[|^^|]}\nENV A=${NAME[|:=|]x} B=${NAME[|.|]x}\nCOPY <<EOF /a\n${NAME[|@|]Q}\nEOF\n',
        messages: [
          '"^^" means nothing to the builder here: use :-, :+, :?, #, % or /',
          '":=" means nothing to the builder here: use :-, :+, :?, #, % or /',
          '"." means nothing to the builder here: use :-, :+, :?, #, % or /',
          '"@" means nothing to the builder here: use :-, :+, :?, #, % or /',
        ],
      },
      {
        text: 'FROM alpine:3.22\nARG FILE\nENV NAME=[|${FILE%\\.tar}|]\n',
        messages: [
          'The builder knows no such escape in a pattern: it has \\*, \\?, \\\\, \\} and \\/',
        ],
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nARG A\nENV B=${A:-x} C=${A#*/} D=${A//-/_} E=${A:-${B}}\n' },
      { text: 'FROM alpine:3.22\nRUN echo ${A^^} ${A:=x}\nCMD echo ${A\n', note: "The shell's" },
      { text: "FROM alpine:3.22\nENV A='${' B=\\${\nONBUILD ENV C=${A:=x}\n" },
    ],
  },
  create({ model, report }) {
    return {
      document() {
        const quotes = model.syntax.problems.filter(({ kind }) => kind === 'unterminated-quote');
        let next = 0;
        for (const problem of model.substitutionProblems) {
          while ((quotes[next]?.end ?? problem.start) < problem.start) next++;
          // An open quote takes what follows with it, and is reported already.
          const quote = quotes[next];
          if (quote && quote.start <= problem.start && problem.end <= quote.end) continue;
          const { kind, modifier = '', instruction } = problem;
          const data = { modifier, escape: model.syntax.escape };
          const message =
            kind === 'unknown-modifier' ? 'modifier' : kind === 'bad-pattern' ? 'pattern' : kind;
          report({ ...placeOf(model, instruction, spanOf(problem)), message, data });
        }
      },
    };

    function spanOf(problem: SubstitutionProblem): Span {
      const { start, end, kind, modifier } = problem;
      const nameEnd = referencesIn(model, problem)[0]?.nameSpan.end;
      if (nameEnd === undefined) return { start, end };
      if (kind === 'unclosed') return { start, end: nameEnd };
      if (kind !== 'unknown-modifier' || modifier === undefined) return { start, end };
      return { start: nameEnd, end: Math.max(nameEnd + modifier.length, nameEnd) };
    }
  },
});
