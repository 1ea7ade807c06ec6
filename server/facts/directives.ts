/** A parser directive: `# name=value` at the head of a file. */
export interface DirectiveFact {
  /** In lower case. */
  readonly name: string;
  /** One sentence without a final period. */
  readonly summary: string;
  /** Markdown, ends with a link to the reference. */
  readonly documentation: string;
  /** The value that it mostly has where somebody writes it. */
  readonly usual: string;
  /** What it may be set to, or what such a value begins with. */
  readonly values: readonly DirectiveValueFact[];
}

export interface DirectiveValueFact {
  readonly value: string;
  /** One sentence without a final period. */
  readonly summary: string;
}

const REFERENCE = 'https://docs.docker.com/reference/dockerfile/';

/**
 * The directives that BuildKit knows.
 *
 * @see https://docs.docker.com/reference/dockerfile/#parser-directives
 */
export const directives: readonly DirectiveFact[] = [
  {
    name: 'syntax',
    summary: 'Choose the frontend image that reads this file',
    documentation: `\`docker/dockerfile:1\` is always the newest stable frontend, whatever the builder brings; \`:1-labs\` has what is still being tried out. Without it the frontend inside the builder reads the file. Must be the first line, or follow other directives.

[Reference](${REFERENCE}#syntax)`,
    usual: 'docker/dockerfile:1',
    values: [
      { value: 'docker/dockerfile:1', summary: 'The newest stable frontend' },
      { value: 'docker/dockerfile:1-labs', summary: 'The same with what is still being tried out' },
      { value: 'docker/dockerfile-upstream:master', summary: "BuildKit's main branch" },
    ],
  },
  {
    name: 'escape',
    summary: 'Choose the character that escapes and carries lines on',
    documentation: `A backslash, unless it says a backtick, which leaves the backslashes of Windows paths alone. Heredocs and the shell's own text inside RUN keep the backslash.

[Reference](${REFERENCE}#escape)`,
    usual: '`',
    values: [
      { value: '`', summary: 'For Windows, whose paths have backslashes' },
      { value: '\\', summary: 'What holds without the directive' },
    ],
  },
  {
    name: 'check',
    summary: 'Say which build checks run, and whether they fail the build',
    documentation: `\`skip=NAME,…\` leaves checks out, \`skip=all\` all of them. \`error=true\` makes any finding fail the build. \`experimental=NAME,…\` runs checks that are still being tried out. Options are parted by \`;\`: \`# check=skip=JSONArgsRecommended;error=true\`.

[Reference](${REFERENCE}#check)`,
    usual: 'error=true',
    values: [
      { value: 'skip=', summary: 'Leave out these checks' },
      { value: 'error=true', summary: 'Fail the build when a check finds something' },
      { value: 'experimental=', summary: 'Run checks that are still being tried out' },
    ],
  },
];

const byName: ReadonlyMap<string, DirectiveFact> = new Map(
  directives.map((fact) => [fact.name, fact]),
);

/** The directive called `name` in lower case; `undefined` for any other word. */
export function directiveFact(name: string): DirectiveFact | undefined {
  return byName.get(name);
}
