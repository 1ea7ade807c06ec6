/**
 * The grammar of Dockerfiles. A grammar sees one line at a time and must be told what carries an
 * instruction on: a rule of an instruction ends at a line break, and whatever carries the line on
 * (the escape, a comment line, an empty line) eats its line break before the rule can see it.
 *
 * Everything is made twice, for each of the two escapes, because the directive that chooses one
 * holds for the whole file.
 * @see https://macromates.com/manual/en/language_grammars
 */
import { bodies, copyHeredocs, innerHeredoc, runHeredocs, terminator } from './heredocs.js';

const KEYWORD = 'keyword.other.special-method.dockerfile';
const NAME = '[A-Za-z_]\\w*';

const POSIX = {
  name: 'meta.embedded.line.shellscript.dockerfile',
  scope: 'source.shell',
  /**
   * The editor's shell grammar takes a command for one only at the beginning of a line or behind an
   * operator. The first one of an instruction stands behind its keyword.
   */
  first: [
    {
      name: 'meta.statement.shell',
      begin:
        '\\G(?!(?:if|for|while|until|case|select|function|time)(?=\\s|$)|[\\[({!#]|[A-Za-z_]\\w*\\+?=)',
      end: '(?=[;|&\\n)`{}\\]]|[ \\t]*#)(?<!\\\\)',
      patterns: [{ include: 'source.shell#typical_statements' }],
    },
  ],
};

const POWERSHELL = {
  name: 'meta.embedded.line.powershell.dockerfile',
  scope: 'source.powershell',
  first: [],
};

/** @param {'backslash' | 'backtick'} kind */
function rules(kind) {
  const E = kind === 'backslash' ? '\\\\' : '`';
  const shell = kind === 'backslash' ? POSIX : POWERSHELL;
  const own = (name) => ({ include: `#${kind === 'backslash' ? name : `${name}-backtick`}` });
  const entries = {
    /** What carries an instruction on over the end of a line. */
    joints: {
      patterns: [
        {
          match: `(${E})[ \\t]*\\n`,
          captures: { 1: { name: 'punctuation.separator.continuation.line.dockerfile' } },
        },
        { include: '#comment-line' },
        { match: '^[ \\t]*\\n' },
      ],
    },
    escapes: { name: 'constant.character.escape.dockerfile', match: `${E}[^\\n]` },
    strings: {
      patterns: [
        string('double', '"', [own('joints'), own('escapes'), { include: '#variable' }]),
        string('single', "'", [own('joints')]),
      ],
    },
    /** Paths, users and other words. */
    paths: {
      patterns: [
        own('joints'),
        { include: '#flags' },
        { include: '#json' },
        own('strings'),
        { include: '#variable' },
        own('escapes'),
      ],
    },
    /** The arguments of RUN on the line of a heredoc. */
    'run-line': { patterns: [own('joints'), { include: '#flags' }, own('shell-line')] },
    'shell-line': {
      name: shell.name,
      begin: '(?=\\S)',
      end: '(?=\\n)',
      applyEndPatternLast: 1,
      patterns: [own('joints'), ...shell.first, { include: shell.scope }],
    },
    instructions: { patterns: instructions(E, own) },
  };
  return Object.fromEntries(
    Object.entries(entries).map(([name, rule]) => [
      kind === 'backslash' ? name : `${name}-backtick`,
      rule,
    ]),
  );
}

function instructions(E, own) {
  const runs = {
    patterns: [own('joints'), { include: '#flags' }, { include: '#json' }, own('shell-line')],
  };
  return [
    instruction('FROM', E, [
      own('joints'),
      { include: '#flags' },
      {
        match: '(?<=[ \\t])(?i:(AS))[ \\t]+([^\\s#]+)',
        captures: {
          1: { name: KEYWORD },
          2: { name: 'entity.name.type.class.stage.dockerfile' },
        },
      },
      { match: '(?<=[ \\t])(?i:(AS))(?=[ \\t]*$)', captures: { 1: { name: KEYWORD } } },
      { include: '#image' },
    ]),
    instruction('RUN', E, [
      own('joints'),
      { include: '#flags' },
      { include: '#json' },
      own('shell-line'),
    ]),
    instruction('CMD|ENTRYPOINT', E, runs.patterns),
    instruction('SHELL', E, [own('joints'), { include: '#json' }]),
    instruction('HEALTHCHECK', E, [
      own('joints'),
      { include: '#flags' },
      { match: '(?<=[ \\t])(?i:(NONE))\\b', captures: { 1: { name: KEYWORD } } },
      {
        begin: '(?<=[ \\t])(?i:(CMD))(?=[ \\t]|$)',
        beginCaptures: { 1: { name: KEYWORD } },
        end: '(?=\\n)',
        applyEndPatternLast: 1,
        patterns: [own('joints'), { include: '#json' }, own('shell-line')],
      },
    ]),
    instruction('ENV', E, pairs('variable.other.readwrite.dockerfile', own)),
    instruction('ARG', E, pairs('variable.other.constant.dockerfile', own)),
    instruction('LABEL', E, pairs('variable.other.property.dockerfile', own)),
    instruction('EXPOSE', E, [
      own('joints'),
      { include: '#variable' },
      {
        match: '(?<=\\s|-)(\\d+(?:-\\d+)?)(?:(/)(\\w+))?',
        captures: {
          1: { name: 'constant.numeric.port.dockerfile' },
          2: { name: 'keyword.operator.dockerfile' },
          3: { name: 'variable.other.enummember.protocol.dockerfile' },
        },
      },
    ]),
    instruction('STOPSIGNAL', E, [
      own('joints'),
      { include: '#variable' },
      {
        name: 'variable.other.enummember.signal.dockerfile',
        match: '(?i:(?:SIG)?[A-Z][A-Z0-9+-]*)',
      },
      { name: 'constant.numeric.signal.dockerfile', match: '\\d+' },
    ]),
    instruction('USER', E, [
      own('joints'),
      own('strings'),
      own('escapes'),
      { include: '#variable' },
      { name: 'string.unquoted.dockerfile', match: `[^\\s"'$${E}]+` },
    ]),
    instruction('MAINTAINER', E, [
      own('joints'),
      own('strings'),
      { name: 'string.unquoted.dockerfile', match: `[^\\s"'${E}][^"'${E}\\n]*` },
    ]),
    instruction('ADD|COPY|VOLUME|WORKDIR', E, [own('paths')]),
  ];
}

/** An instruction, behind ONBUILD too; up to the line break that nothing eats. */
function instruction(keyword, E, patterns) {
  return {
    name: 'meta.instruction.dockerfile',
    begin: `^[ \\t]*(?:(?i:(ONBUILD))[ \\t]+)?(?i:(${keyword}))(?=\\s|$|${E}[ \\t]*$)`,
    beginCaptures: { 1: { name: KEYWORD }, 2: { name: KEYWORD } },
    end: '(?=\\n)',
    applyEndPatternLast: 1,
    patterns,
  };
}

/** `key=value …`, or a key and a value without `=` when the first word has none. */
function pairs(scope, own) {
  return [
    own('joints'),
    {
      match: '\\G[ \\t]+([^\\s="\'$\\\\`]+)(?=[ \\t]+[^\\s\\\\`])(?![ \\t]+[^\\s=]+=)',
      captures: { 1: { name: scope } },
    },
    {
      match: '(?<=[ \\t]|^)((?:[^\\s="\'$\\\\`]+)|"[^"\\n]*"|\'[^\'\\n]*\')(=)',
      captures: { 1: { name: scope }, 2: { name: 'keyword.operator.assignment.dockerfile' } },
    },
    ...(scope.includes('constant')
      ? [{ name: scope, match: '(?<=[ \\t])[A-Za-z_]\\w*(?=[ \\t]|$)' }]
      : []),
    own('strings'),
    { include: '#variable' },
    own('escapes'),
    { name: 'string.unquoted.dockerfile', match: '[^\\s"\'$\\\\`]+' },
  ];
}

function string(kind, quote, patterns) {
  return {
    name: `string.quoted.${kind}.dockerfile`,
    begin: quote,
    beginCaptures: { 0: { name: 'punctuation.definition.string.begin.dockerfile' } },
    end: `(${quote})|(?=\\n)`,
    endCaptures: { 1: { name: 'punctuation.definition.string.end.dockerfile' } },
    applyEndPatternLast: 1,
    patterns,
  };
}

/** What reads the same whatever the escape is. */
const SHARED = {
  'comment-line': {
    patterns: [
      {
        name: 'comment.line.number-sign.suppression.dockerfile',
        begin:
          '^[ \\t]*(#)[ \\t]*(hadolint[ \\t]+(?:(?:global|stage)[ \\t]+)?ignore|longshore[ \\t]+ignore(?:-file)?|shellcheck[ \\t]+disable|check)[ \\t]*(=)',
        beginCaptures: {
          1: { name: 'punctuation.definition.comment.dockerfile' },
          2: { name: 'entity.name.function.preprocessor.dockerfile' },
        },
        end: '\\n',
        patterns: [
          {
            name: 'variable.other.enummember.rule.dockerfile',
            match: '(?<=[=,])[ \\t]*(?!true\\b|false\\b|\\w+=)[A-Za-z]\\w*(?=[ \\t]*(?:[,;\\s]|$))',
          },
        ],
      },
      {
        name: 'comment.line.number-sign.dockerfile',
        match: '^[ \\t]*(#)[^\\n]*\\n?',
        captures: { 1: { name: 'punctuation.definition.comment.dockerfile' } },
      },
    ],
  },
  /** `# syntax=…`, `# escape=…`. */
  directive: {
    match: '^[ \\t]*(#)[ \\t]*(?i:(syntax|escape))[ \\t]*(=)[ \\t]*([^\\n]*?)[ \\t]*$',
    captures: {
      1: { name: 'comment.line.number-sign.dockerfile' },
      2: { name: 'entity.name.function.preprocessor.dockerfile' },
      3: { name: 'keyword.operator.assignment.dockerfile' },
      4: { name: 'string.unquoted.directive.dockerfile', patterns: [{ include: '#image' }] },
    },
  },
  variable: {
    patterns: [
      {
        name: 'variable.other.readwrite.dockerfile',
        begin: `(\\$\\{)(${NAME}|[0-9]+|[@*#?$!-])?`,
        beginCaptures: { 1: { name: 'punctuation.definition.variable.dockerfile' } },
        end: '(\\})|(?=\\n)',
        endCaptures: { 1: { name: 'punctuation.definition.variable.dockerfile' } },
        patterns: [
          {
            name: 'keyword.operator.expansion.dockerfile',
            match: '(?<=\\w):?[-+?=]|(?<=\\w)(?:##?|%%?|//?)|/',
          },
          { include: '#variable' },
          { name: 'string.quoted.double.dockerfile', match: '"[^"\\n]*"' },
          { name: 'string.unquoted.expansion.dockerfile', match: '[^${}/"\\n]+' },
        ],
      },
      {
        name: 'variable.other.readwrite.dockerfile',
        match: `(\\$)(${NAME}|[0-9]|[@*#?$!-])`,
        captures: { 1: { name: 'punctuation.definition.variable.dockerfile' } },
      },
    ],
  },
  flags: {
    patterns: [
      {
        begin: '(?<=[ \\t]|^)(--mount)(=)',
        beginCaptures: flagCaptures(),
        end: '(?=\\s)',
        patterns: [
          {
            match: '(?<=[,"\']|mount=)([A-Za-z]+)(?:(=)|(?=[,"\'\\s]|$))',
            captures: {
              1: { name: 'variable.other.property.mount.dockerfile' },
              2: { name: 'keyword.operator.assignment.dockerfile' },
            },
          },
          { name: 'variable.other.enummember.dockerfile', match: `(?<=type=|sharing=)[a-z]+` },
          { name: 'entity.name.type.image.dockerfile', match: '(?<=from=)[^\\s,$"\']+' },
          { name: 'variable.other.enummember.dockerfile', match: '(?<==)(?:true|false)\\b' },
          { name: 'constant.numeric.dockerfile', match: '(?<==)\\d+[kmgtKMGT]?[bB]?(?=[,\\s"\'])' },
          { include: '#variable' },
          { name: 'string.unquoted.dockerfile', match: '[^\\s,=$"\']+' },
        ],
      },
      {
        match: '(?<=[ \\t]|^)(--from)(=)([^\\s]*)',
        captures: {
          1: { name: 'variable.parameter.flag.dockerfile' },
          2: { name: 'keyword.operator.assignment.dockerfile' },
          3: { patterns: [{ include: '#image' }] },
        },
      },
      {
        match:
          '(?<=[ \\t]|^)(--(?:chmod|interval|timeout|start-period|start-interval|retries))(=)([0-9][\\w.]*)',
        captures: {
          ...flagCaptures(),
          3: { name: 'constant.numeric.dockerfile' },
        },
      },
      {
        begin: '(?<=[ \\t]|^)(--(?:platform|network|security|link|parents|keep-git-dir|unpack))(=)',
        beginCaptures: flagCaptures(),
        end: '(?=\\s)',
        patterns: [
          { include: '#variable' },
          { name: 'variable.other.enummember.dockerfile', match: '[^\\s$]+' },
        ],
      },
      {
        begin: '(?<=[ \\t]|^)(--(?:chown|chmod|exclude|checksum|device))(=)',
        beginCaptures: flagCaptures(),
        end: '(?=\\s)',
        patterns: [
          { include: '#variable' },
          { name: 'string.unquoted.dockerfile', match: '[^\\s$]+' },
        ],
      },
      {
        name: 'variable.parameter.flag.dockerfile',
        match: '(?<=[ \\t])--(?:link|parents|keep-git-dir|unpack)(?=\\s)',
      },
    ],
  },
  /** `registry/repository:tag@digest`, or the name of a stage: nobody can tell from one line. */
  image: {
    begin: '(?=[^\\s])',
    end: '(?=\\s|$)',
    patterns: [
      {
        match:
          '\\G((?:[A-Za-z0-9-]+\\.)+[A-Za-z0-9-]+(?::\\d+)?|localhost(?::\\d+)?|[\\w-]+:\\d+)(/)',
        captures: {
          1: { name: 'entity.name.namespace.registry.dockerfile' },
          2: { name: 'keyword.operator.dockerfile' },
        },
      },
      { include: '#variable' },
      {
        match: '(@)([\\w+.-]+:[0-9a-fA-F]*)',
        captures: {
          1: { name: 'keyword.operator.dockerfile' },
          2: { name: 'constant.numeric.digest.dockerfile' },
        },
      },
      {
        match: '(:)([\\w.-]*)',
        captures: {
          1: { name: 'keyword.operator.dockerfile' },
          2: { name: 'variable.other.enummember.tag.dockerfile' },
        },
      },
      { name: 'variable.other.enummember.tag.dockerfile', match: '(?<=\\})[\\w.-]+' },
      { name: 'entity.name.type.image.dockerfile', match: '[^\\s:@$\\\\`]+' },
    ],
  },
  /** An array of strings that takes the place of a command. */
  json: {
    name: 'meta.structure.array.json.dockerfile',
    begin:
      '(?<=[ \\t])(\\[)(?=[ \\t]*(?:\\]|"(?!(?:[^"\\\\\\n]|\\\\.)*"[ \\t]*[^,\\]\\s\\\\`])|[\\\\`]?[ \\t]*$))',
    beginCaptures: { 1: { name: 'punctuation.definition.array.begin.dockerfile' } },
    end: '(\\])|(?=\\n)',
    endCaptures: { 1: { name: 'punctuation.definition.array.end.dockerfile' } },
    applyEndPatternLast: 1,
    patterns: [
      {
        match: '([\\\\`])[ \\t]*\\n',
        captures: { 1: { name: 'punctuation.separator.continuation.line.dockerfile' } },
      },
      { include: '#comment-line' },
      { match: '^[ \\t]*\\n' },
      { name: 'punctuation.separator.array.dockerfile', match: ',' },
      {
        name: 'string.quoted.double.json.dockerfile',
        begin: '"',
        beginCaptures: { 0: { name: 'punctuation.definition.string.begin.dockerfile' } },
        end: '(")|(?=\\n)',
        endCaptures: { 1: { name: 'punctuation.definition.string.end.dockerfile' } },
        patterns: [
          {
            name: 'constant.character.escape.dockerfile',
            match: '\\\\(?:["\\\\/bfnrt]|u[0-9a-fA-F]{4})',
          },
          { include: '#variable' },
        ],
      },
    ],
  },
};

function flagCaptures() {
  return {
    1: { name: 'variable.parameter.flag.dockerfile' },
    2: { name: 'keyword.operator.assignment.dockerfile' },
  };
}

/**
 * What carries a command on counts wherever a shell's rules are, in its strings too: the builder
 * joins the lines before a shell sees them.
 */
function injection(E, own) {
  return {
    patterns: [
      {
        match: `(?:^|(?<=[\\s;&|]))(#[^\\n]*?)(${E})[ \\t]*\\n`,
        captures: {
          1: { name: 'comment.line.number-sign.dockerfile' },
          2: { name: 'punctuation.separator.continuation.line.dockerfile' },
        },
      },
      innerHeredoc,
      { include: own },
    ],
  };
}

/** @returns {object} The grammar, as the editor reads it. */
export function dockerfileGrammar() {
  return {
    name: 'Dockerfile',
    scopeName: 'source.dockerfile',
    injections: {
      'L:meta.embedded.line.shellscript.dockerfile - string - meta.heredoc': injection(
        '\\\\',
        '#joints',
      ),
      'L:meta.embedded.line.powershell.dockerfile - string - meta.heredoc': injection(
        '`',
        '#joints-backtick',
      ),
      'L:meta.embedded.line.shellscript.dockerfile string': {
        patterns: [{ include: '#joints' }],
      },
      'L:meta.embedded.line.powershell.dockerfile string': {
        patterns: [{ include: '#joints-backtick' }],
      },
    },
    patterns: [
      {
        begin: '^[ \\t]*(#)[ \\t]*(?i:(escape))[ \\t]*(=)[ \\t]*(`)[ \\t]*$',
        beginCaptures: {
          1: { name: 'comment.line.number-sign.dockerfile' },
          2: { name: 'entity.name.function.preprocessor.dockerfile' },
          3: { name: 'keyword.operator.assignment.dockerfile' },
          4: { name: 'string.unquoted.directive.dockerfile' },
        },
        end: '(?!)',
        patterns: [
          { include: '#directive' },
          { include: '#comment-line' },
          { include: '#heredocs' },
          { include: '#instructions-backtick' },
          { include: '#terminator' },
        ],
      },
      { include: '#directive' },
      { include: '#comment-line' },
      { include: '#heredocs' },
      { include: '#instructions' },
      { include: '#terminator' },
    ],
    repository: {
      heredocs: { patterns: [...runHeredocs, ...copyHeredocs] },
      terminator,
      ...bodies,
      ...rules('backslash'),
      ...rules('backtick'),
      ...SHARED,
    },
  };
}
