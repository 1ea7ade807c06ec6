/** What a credential looks like, whatever it is called. */
export interface SecretShape {
  /** "A GitHub token": begins a sentence. */
  readonly what: string;
  /** One of them, in lower case, stands in whatever the pattern finds: quickly ruled out. */
  readonly marks: readonly [string, ...string[]];
  /** With the flags `dg`; its group, if it has one, is the secret itself. */
  readonly pattern: RegExp;
}

/**
 * Credentials that can be told by their value alone: issuers give them prefixes so that they can be
 * found where they don't belong.
 *
 * @see https://docs.github.com/code-security/secret-scanning/introduction/supported-secret-scanning-patterns
 */
export const secretShapes: readonly SecretShape[] = [
  {
    what: 'An AWS access key',
    marks: ['akia', 'asia'],
    pattern: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/dg,
  },
  {
    what: 'An AWS secret key',
    marks: ['aws'],
    pattern:
      /aws_?secret_?(?:access_?)?key["']?\s*[ :=]\s*["']?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/dgi,
  },
  {
    what: 'A GitHub token',
    marks: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'],
    pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{60,})\b/dg,
  },
  {
    what: 'A GitLab token',
    marks: ['glpat-', 'glptt-', 'gldt-', 'glrt-', 'glcbt-', 'glsoat-'],
    pattern: /\bgl(?:pat|ptt|dt|rt|cbt|soat)-[\w-]{20,}/dg,
  },
  {
    what: 'A Slack token',
    marks: ['xox', 'hooks.slack.com'],
    pattern: /\bxox[abeoprs]-\d{8,}-[\w-]{8,}|\bhooks\.slack\.com\/services\/T\w+\/B\w+\/\w{20,}/dg,
  },
  { what: 'An npm token', marks: ['npm_'], pattern: /\bnpm_[A-Za-z0-9]{36}\b/dg },
  { what: 'A PyPI token', marks: ['pypi-'], pattern: /\bpypi-AgE[\w-]{50,}/dg },
  { what: 'A Docker token', marks: ['dckr_'], pattern: /\bdckr_[po]at_[\w-]{20,}/dg },
  { what: 'A Stripe key', marks: ['k_live_'], pattern: /\b[rs]k_live_[A-Za-z0-9]{20,}/dg },
  { what: 'A Google API key', marks: ['aiza'], pattern: /\bAIza[\w-]{35}(?![\w-])/dg },
  { what: 'An API key', marks: ['sk-'], pattern: /\bsk-(?:proj-|ant-|svcacct-)[\w-]{32,}/dg },
  { what: 'A SendGrid key', marks: ['sg.'], pattern: /\bSG\.[\w-]{22}\.[\w-]{43}(?![\w-])/dg },
  { what: 'A DigitalOcean token', marks: ['_v1_'], pattern: /\bdo[oprt]_v1_[a-f0-9]{64}\b/dg },
  {
    what: 'An Azure storage key',
    marks: ['accountkey='],
    pattern: /\bAccountKey=([A-Za-z0-9+/]{86}==)/dg,
  },
  {
    what: 'A private key',
    marks: ['private key'],
    pattern:
      /-----BEGIN (?:[A-Z]+ ){0,4}PRIVATE KEY(?: BLOCK)?-----(?:\\[rn]|[\s\\])*[A-Za-z0-9+/=]{40,}/dg,
  },
  {
    what: 'A signed token (JWT)',
    marks: ['eyj'],
    pattern: /\beyJ[\w-]{10,2000}\.eyJ[\w-]{10,4000}\.[\w-]{20,2000}/dg,
  },
];

/** Finds any mark of any shape, in a text of any length at once. */
export const secretMark = new RegExp(
  secretShapes
    .flatMap(({ marks }) => marks)
    .map((mark) => mark.replace('.', '\\.'))
    .join('|'),
  'i',
);

/** The password in a URL: its second group. Everything is bounded, so that no text takes long. */
export const urlPassword =
  /\b[a-z][a-z0-9+.-]{0,20}:\/\/([^\s/:@"'`$<{]{0,100}):([^\s/:@"'`$<{]{1,300})@([\w.-]{1,250})/dgi;

/** Values that stand for a credential and are none. */
export const placeholder =
  /example|sample|placeholder|change|your|dummy|fake|redacted|secret|password|x{4}|\*{3}|\.{3}|0{8}|(?:12345|abcde)|<|\$|\{\{/i;

/** Variables that browsers get to see: what they hold is public, whatever it looks like. */
export const publicName = /PUBLIC|PUBLISHABLE|ANON|^(?:VITE|REACT_APP|GATSBY|EXPO)_/i;
