/** What may follow the name in `${name…}`. */
export interface ModifierFact {
  readonly operator: string;
  /** What stands behind the operator, for people. */
  readonly word: string;
  /** One sentence without a final period. */
  readonly summary: string;
  /** The first Dockerfile frontend that knows it; `undefined` when all do. */
  readonly since?: string;
}

/**
 * The operators that BuildKit knows.
 *
 * @see https://docs.docker.com/reference/dockerfile/#environment-replacement
 */
export const modifiers: readonly ModifierFact[] = [
  { operator: ':-', word: 'default', summary: 'A default for a variable that is unset or empty' },
  { operator: ':+', word: 'word', summary: 'This word if the variable is set and not empty' },
  {
    operator: ':?',
    word: 'message',
    summary: 'Stop the build with a message if the variable is unset or empty',
  },
  { operator: '-', word: 'default', summary: 'A default for a variable that is unset' },
  { operator: '+', word: 'word', summary: 'This word if the variable is set' },
  { operator: '?', word: 'message', summary: 'Stop the build with a message if it is unset' },
  {
    operator: '#',
    word: 'pattern',
    summary: 'Without the shortest match at the beginning',
    since: '1.7',
  },
  {
    operator: '##',
    word: 'pattern',
    summary: 'Without the longest match at the beginning',
    since: '1.7',
  },
  {
    operator: '%',
    word: 'pattern',
    summary: 'Without the shortest match at the end',
    since: '1.7',
  },
  {
    operator: '%%',
    word: 'pattern',
    summary: 'Without the longest match at the end',
    since: '1.7',
  },
  {
    operator: '/',
    word: 'pattern/replacement',
    summary: 'With the first match replaced',
    since: '1.7',
  },
  {
    operator: '//',
    word: 'pattern/replacement',
    summary: 'With all matches replaced',
    since: '1.7',
  },
];
