import { LANGUAGES, SHELL } from './languages.js';

const DELIMITER = '(["\']?)([A-Za-z_][\\w.]*)';
/** What stands before the opener on its line: anything but another `<<`. */
const BEFORE = '((?:[^\\n<]|<(?!<))*)';

/**
 * Heredocs whose opener stands on the instruction's first line, which is nearly all. They are cut
 * off by `while`, so that nothing left open in the body reaches beyond it. The closing name is no
 * longer inside: `terminator` finds it.
 * @param {{ keyword: string, args: object[], language?: object }} parts
 */
export function heredoc({ keyword, args, language, condition = '' }) {
  return {
    name: 'meta.heredoc.dockerfile',
    begin: `^[ \\t]*(?:(?i:(ONBUILD))[ \\t]+)?(?i:(${keyword}))(?=[ \\t])${condition}${BEFORE}(<<-?)[ \\t]*(${DELIMITER}\\6)([^\\n]*)\\n?`,
    beginCaptures: {
      1: { name: 'keyword.other.special-method.dockerfile' },
      2: { name: 'keyword.other.special-method.dockerfile' },
      3: { patterns: args },
      4: { name: 'keyword.operator.heredoc.dockerfile' },
      5: { name: 'constant.other.label.heredoc.dockerfile' },
      8: { patterns: args },
    },
    while: '^(?!\\t*\\7[ \\t]*$)',
    patterns: [{ include: language === undefined ? '#text-body' : `#${language.id}-body` }],
  };
}

/** One that begins on a later line of a RUN. */
export const innerHeredoc = {
  name: 'meta.heredoc.dockerfile',
  begin: `(<<-?)[ \\t]*(${DELIMITER}\\3)([^\\n]*)\\n`,
  beginCaptures: {
    1: { name: 'keyword.operator.heredoc.dockerfile' },
    2: { name: 'constant.other.label.heredoc.dockerfile' },
    5: { patterns: [{ include: '#shell-line' }] },
  },
  while: '^(?!\\t*\\4[ \\t]*$)',
  patterns: [{ include: `#${SHELL.id}-body` }],
};

/**
 * A name alone on its line closes the heredoc above: nothing else may stand so in a Dockerfile. At
 * the end of a RUN, only in capitals: a word of a command may stand alone.
 */
export const terminator = {
  match: '^\\t*([A-Za-z_][\\w.]*)[ \\t]*$',
  captures: { 1: { name: 'constant.other.label.heredoc.dockerfile' } },
};

/** Every heredoc of RUN: by the program that reads it, by the file it is written to, else a shell. */
export const runHeredocs = [
  ...LANGUAGES.flatMap((language) => [
    ...(language.programs === undefined
      ? []
      : [run(language, `(?=[^\\n]*[ \\t/](?:${language.programs})(?=[ \\t]|$))`)]),
    run(
      language,
      `(?=[^\\n]*>[ \\t]*["']?(?:[^\\s"']*/)?(?:${language.files})["']?(?=[ \\t;&|]|$))`,
    ),
  ]),
  run(SHELL, ''),
];

/** Every heredoc of COPY and ADD: by the name of the file, else by its `#!`, else text. */
export const copyHeredocs = [
  ...LANGUAGES.map((language) =>
    copy(language, `(?=[^\\n]*[ \\t/"'](?:${language.files})["']?[ \\t]*$)`),
  ),
  copy(undefined, ''),
];

function run(language, condition) {
  return heredoc({ keyword: 'RUN', args: [{ include: '#run-line' }], language, condition });
}

function copy(language, condition) {
  return heredoc({ keyword: 'COPY|ADD', args: [{ include: '#paths' }], language, condition });
}

const PROGRAMS = LANGUAGES.filter(({ programs }) => programs !== undefined);

/**
 * Bodies by language. A `#!` on the first line decides before anything else; that line is the one
 * place that `\G` means behind an opener.
 */
export const bodies = {
  shebang: {
    patterns: PROGRAMS.map((one) =>
      embedded(one, `\\G(?=#![^\\n]*[ /](?:${one.programs})(?:[ \\t]|$))`),
    ),
  },
  'text-body': {
    patterns: [
      { include: '#shebang' },
      {
        name: 'string.unquoted.heredoc.dockerfile',
        begin: '^',
        end: '(?!)',
        patterns: [{ include: '#variable' }],
      },
    ],
  },
  ...Object.fromEntries(
    LANGUAGES.map((one) => [
      `${one.id}-body`,
      { patterns: [{ include: '#shebang' }, embedded(one, '^')] },
    ]),
  ),
};

function embedded({ name, scope }, begin) {
  return { name, begin, end: '(?!)', patterns: [{ include: scope }] };
}
