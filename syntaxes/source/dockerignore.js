/**
 * The grammar of `.dockerignore`: one pattern a line, as Go's `filepath.Match` has them, with `**`
 * and `!`.
 * @returns {object} The grammar, as the editor reads it.
 */
export function dockerignoreGrammar() {
  return {
    name: 'Docker Ignore',
    scopeName: 'source.dockerignore',
    patterns: [
      // Only at the very start of a line: BuildKit looks before it trims.
      {
        name: 'comment.line.number-sign.dockerignore',
        match: '^(#).*$',
        captures: { 1: { name: 'punctuation.definition.comment.dockerignore' } },
      },
      { match: '^[ \\t]*(!)', captures: { 1: { name: 'keyword.control.negation.dockerignore' } } },
      { name: 'constant.character.escape.dockerignore', match: '\\\\.' },
      { name: 'constant.other.wildcard.any-depth.dockerignore', match: '\\*\\*' },
      { name: 'constant.other.wildcard.dockerignore', match: '[*?]' },
      {
        name: 'constant.other.character-class.set.dockerignore',
        begin: '(\\[)(\\^)?',
        beginCaptures: {
          1: { name: 'punctuation.definition.character-class.dockerignore' },
          2: { name: 'keyword.operator.negation.dockerignore' },
        },
        end: '(\\])|$',
        endCaptures: { 1: { name: 'punctuation.definition.character-class.dockerignore' } },
        patterns: [
          { name: 'constant.character.escape.dockerignore', match: '\\\\.' },
          { name: 'keyword.operator.range.dockerignore', match: '(?<=[^\\[^])-(?=[^\\]])' },
        ],
      },
      { name: 'punctuation.separator.path.dockerignore', match: '/' },
    ],
  };
}
