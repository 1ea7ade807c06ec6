import assert from 'node:assert/strict';
import { parse } from '../../../server/syntax/parse.ts';
import { render } from './render.ts';

interface Case {
  readonly name: string;
  readonly text: string;
  /** Indented as it reads best; the first line break and the indent are dropped. */
  readonly tree: string;
}

const cases: Record<string, readonly Case[]> = {
  instructions: [
    {
      name: 'keyword and words',
      text: 'FROM alpine:3 AS base\n',
      tree: 'FROM ‹alpine:3› ‹AS› ‹base›',
    },
    { name: 'lower case', text: 'run x\n', tree: 'RUN ‹x›' },
    { name: 'indented', text: '  ARG X=$Y\nFROM a', tree: 'ARG ‹X=$Y›\nFROM ‹a›' },
    { name: 'unknown', text: 'FORM alpine\n', tree: 'FORM ‹alpine›' },
    { name: 'without arguments', text: 'RUN\nCMD  \n', tree: 'RUN\nCMD' },
    { name: 'nothing', text: '\n \n', tree: '' },
    {
      name: 'quotes hold blanks together',
      text: `ENV a="x y" b='z "q' c=d\\ e`,
      tree: `ENV ‹a="x y"› ‹b='z "q'› ‹c=d\\ e›`,
    },
    {
      name: 'but not in COPY',
      text: 'COPY "a b" /c',
      tree: `
        COPY ‹"a› ‹b"› ‹/c›
        ! unterminated-quote "a: "a`,
    },
  ],
  'line ends': [
    { name: 'CRLF', text: 'FROM a\r\nRUN b \\\r\n  c\r\n', tree: 'FROM ‹a›\nRUN ‹b› ‹c›' },
    { name: 'a lone CR', text: 'FROM a\rRUN b \\\r  c\r', tree: 'FROM ‹a›\nRUN ‹b› ‹c›' },
    { name: 'a byte order mark', text: '\uFEFFFROM a', tree: 'FROM ‹a›' },
  ],
  continuations: [
    { name: 'in the keyword', text: 'RU\\\nN x', tree: 'RUN ‹x›' },
    { name: 'in a word', text: 'RUN ec\\\nho', tree: 'RUN ‹echo›' },
    { name: 'blanks behind the escape', text: 'RUN a \\ \t\n b', tree: 'RUN ‹a› ‹b›' },
    { name: 'an escaped escape is none', text: 'RUN a\\\\\nCMD b', tree: 'RUN ‹a\\\\›\nCMD ‹b›' },
    { name: 'an escape alone on a line', text: '\\\nFROM a', tree: 'FROM ‹a›' },
    { name: 'at the end of the file', text: 'RUN a \\', tree: 'RUN ‹a›' },
    {
      name: 'comments between',
      text: 'RUN a \\\n  # c:\\d \\\n b',
      tree: 'RUN ‹a› ‹b›\n  comment c:\\d \\',
    },
    { name: 'blank lines between', text: 'RUN a \\\n\n \n b', tree: 'RUN ‹a› ‹b›\n  blank ⏎ ⏎' },
  ],
  directives: [
    {
      name: 'all of them',
      text: '# Syntax = docker/dockerfile:1\n#escape=`\n# check=skip=A;error=true\nRUN a `\n b',
      tree: `
        directive syntax = docker/dockerfile:1
        directive escape = \`
        directive check = skip=A;error=true
        RUN ‹a› ‹b›`,
    },
    {
      name: 'an unknown one ends them',
      text: '# foo=bar\n# escape=`\nRUN a `\n',
      tree: '# foo=bar\n# escape=`\nRUN ‹a› ‹`›',
    },
    { name: 'a blank line ends them', text: '\n# escape=`\nCMD a', tree: '# escape=`\nCMD ‹a›' },
    {
      name: 'an indented one counts for escape only',
      text: ' # escape=`\n # check=skip=A\nCMD a',
      tree: `
        directive escape = \`
        # check=skip=A
        CMD ‹a›`,
    },
    {
      name: 'a wrong escape',
      text: '# escape=x\nRUN a',
      tree: `
        directive escape = x
        RUN ‹a›
        ! invalid-escape-directive x: x`,
    },
    {
      name: 'the same twice',
      text: '# check=skip=A\n# check=skip=B\nRUN a',
      tree: `
        directive check = skip=A
        directive check = skip=B
        RUN ‹a›
        ! duplicate-directive check: # check=skip=B`,
    },
  ],
  comments: [
    { name: 'above', text: '# a\n\n# b\nARG x', tree: '# a\n# b\nARG ‹x›' },
    { name: 'an empty one parts', text: '# a\n#\n# b\nARG x', tree: '# b\nARG ‹x›' },
    { name: 'none in the text', text: 'RUN a # b', tree: 'RUN ‹a› ‹#› ‹b›' },
  ],
  flags: [
    {
      name: 'with and without value',
      text: 'COPY --link --from=a --chown= b c',
      tree: 'COPY ‹b› ‹c›\n  flag link\n  flag from = a\n  flag chown = ',
    },
    {
      name: 'quoted and continued',
      text: 'RUN --mount="type=bind,source=a b" \\\n  --network=\\\nnone x --y',
      tree: 'RUN ‹x› ‹--y›\n  flag mount = "type=bind,source=a b"\n  flag network = none',
    },
    { name: 'a lone -- ends them', text: 'RUN -- --x', tree: 'RUN ‹--x›' },
  ],
  JSON: [
    {
      name: 'decoded',
      text: 'CMD [ "a\\u0041" , "b c" ]',
      tree: `
        CMD ‹[› ‹"a\\u0041"› ‹,› ‹"b c"› ‹]›
          json "aA" "b c"`,
    },
    { name: 'empty', text: 'CMD []', tree: 'CMD ‹[]›\n  json ' },
    {
      name: 'behind HEALTHCHECK CMD',
      text: 'HEALTHCHECK CMD ["a"]',
      tree: `
        HEALTHCHECK ‹CMD› ‹["a"]›
          json "a"`,
    },
    { name: 'over lines', text: 'CMD ["a", \\\n "b"]', tree: 'CMD ‹["a",› ‹"b"]›\n  json "a" "b"' },
    ...["['a']", '["a",]', '["a"] x', '["a"', '[1]', '["a" "b"]', '["\\x"]'].map((array) => ({
      name: `none in ${array}`,
      text: `CMD ${array}`,
      tree: `CMD ${array
        .split(' ')
        .map((word) => `‹${word}›`)
        .join(' ')}`,
    })),
    { name: 'never in WORKDIR', text: 'WORKDIR ["a"]', tree: 'WORKDIR ‹["a"]›' },
  ],
  heredocs: [
    {
      name: 'plain, tabs, quoted, several',
      text: 'COPY <<A <<-B <<"C" /x\n1\nA\n\t2\n\tB\nC \nC\nCMD x',
      tree: `
        COPY ‹<<A› ‹<<-B› ‹<<"C"› ‹/x›
          heredoc A: 1⏎
          heredoc B tabs: \t2⏎
          heredoc C quoted: C ⏎
        CMD ‹x›`,
    },
    {
      name: 'a blank before the name',
      text: 'RUN << EOF\nFROM x\nEOF\nCMD y',
      tree: `
        RUN ‹<<› ‹EOF›
          heredoc EOF: FROM x⏎
        CMD ‹y›`,
    },
    {
      name: 'not between <<- and the name',
      text: 'RUN <<- EOF\nls\nEOF',
      tree: `
        RUN ‹<<-› ‹EOF›
        LS
        EOF`,
    },
    {
      name: 'a file descriptor and inner quotes',
      text: 'RUN 3<<E"O"F\nx\nEOF\n',
      tree: `
        RUN ‹3<<E"O"F›
          heredoc EOF quoted: x⏎`,
    },
    {
      name: 'an escaped quote',
      text: "RUN <<eo\\'f\nx\neo'f\n",
      tree: `
        RUN ‹<<eo\\'f›
          heredoc eo'f: x⏎`,
    },
    { name: 'an empty body', text: 'RUN <<E\nE', tree: 'RUN ‹<<E›\n  heredoc E: ' },
    {
      name: 'lines that look like escapes and comments',
      text: 'RUN <<E\n# x\ny \\\n\nE\nCMD z',
      tree: `
        RUN ‹<<E›
          heredoc E: # x⏎y \\⏎⏎
        CMD ‹z›`,
    },
    {
      name: 'in ONBUILD',
      text: 'ONBUILD COPY <<E /x\n1\nE\nCMD y',
      tree: `
        ONBUILD ‹COPY› ‹<<E› ‹/x›
          heredoc E: 1⏎
          COPY ‹<<E› ‹/x›
            heredoc E: 1⏎
        CMD ‹y›`,
    },
    {
      name: 'not in quotes, JSON, other instructions',
      text: 'RUN "<<E"\nRUN ["<<E"]\nCMD <<E\nRUN a<<E <<<E',
      tree: `
        RUN ‹"<<E"›
        RUN ‹["<<E"]›
          json "<<E"
        CMD ‹<<E›
        RUN ‹a<<E› ‹<<<E›`,
    },
    {
      name: 'not beside an open quote',
      text: "RUN <<E # don't\nCMD x",
      tree: `
        RUN ‹<<E› ‹#› ‹don't›
        CMD ‹x›`,
    },
    {
      name: 'over a continuation',
      text: 'RUN <<E \\\n  && x\nbody\nE\nCMD y',
      tree: `
        RUN ‹<<E› ‹&&› ‹x›
          heredoc E: body⏎
        CMD ‹y›`,
    },
    {
      name: 'open: ends before the next instruction',
      text: 'RUN <<E\nls\nFROM a\n',
      tree: `
        RUN ‹<<E›
          heredoc E: ls⏎ (open)
        FROM ‹a›
        ! unterminated-heredoc E: <<E`,
    },
    {
      name: 'an arithmetic shift, as BuildKit takes it',
      text: 'RUN echo $((1 <<2))\nCMD x',
      tree: `
        RUN ‹echo› ‹$((1› ‹<<2))›
          heredoc 2)):  (open)
        CMD ‹x›
        ! unterminated-heredoc 2)): <<2))`,
    },
  ],
  ONBUILD: [
    {
      name: 'its trigger',
      text: 'ONBUILD COPY --link a b',
      tree: `
        ONBUILD ‹COPY› ‹--link› ‹a› ‹b›
          COPY ‹a› ‹b›
            flag link`,
    },
    {
      name: 'only one level',
      text: 'ONBUILD ONBUILD RUN x',
      tree: `
        ONBUILD ‹ONBUILD› ‹RUN› ‹x›
          ONBUILD ‹RUN› ‹x›`,
    },
  ],
  'open quotes': [
    {
      name: 'where BuildKit reads quotes',
      text: 'ENV a="b c\nWORKDIR \'x',
      tree: `
        ENV ‹a="b c›
        WORKDIR ‹'x›
        ! unterminated-quote "b c: "b c
        ! unterminated-quote 'x: 'x`,
    },
    {
      name: 'in the value of ARG, not in its name',
      text: "ARG it's\nARG b=it's c",
      tree: `
        ARG ‹it's›
        ARG ‹b=it's c›
        ! unterminated-quote it's c: it's c`,
    },
    {
      name: 'in a key and in a value, each by itself',
      text: 'LABEL a" b="c d=e\nLABEL "a b" c\nENV a \'b\' "c',
      tree: `
        LABEL ‹a" b="c› ‹d=e›
        LABEL ‹"a b"› ‹c›
        ENV ‹a› ‹'b'› ‹"c›
        ! unterminated-quote a" b: a" b
        ! unterminated-quote "a: "a
        ! unterminated-quote 'b' "c: 'b' "c`,
    },
    { name: 'not where a shell does', text: "RUN echo it's", tree: "RUN ‹echo› ‹it's›" },
    {
      name: 'not behind the escape that the directive chooses',
      text: '# escape=`\nADD --chown=a`"b --checksum=\\" x',
      tree: `
        directive escape = \`
        ADD
          flag chown = a\`"b
          flag checksum = \\" x
        ! unterminated-quote --checksum=\\" x: --checksum=\\" x`,
    },
    {
      name: 'in a flag',
      text: 'RUN --mount="a b\nCMD x',
      tree: `
        RUN
          flag mount = "a b
        CMD ‹x›
        ! unterminated-quote --mount="a b: --mount="a b`,
    },
  ],
};

describe('parse', () => {
  for (const [group, list] of Object.entries(cases)) {
    describe(group, () => {
      for (const { name, text, tree } of list) {
        it(name, () => {
          assert.equal(render(parse(text)), tree.replace(/^\n/, '').replace(/^ {8}/gm, ''));
        });
      }
    });
  }
});
