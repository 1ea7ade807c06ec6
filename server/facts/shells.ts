/** What SHELL may be set to. */
export interface ShellFact {
  readonly words: readonly string[];
  /** One sentence without a final period. */
  readonly summary: string;
}

/** The shells that are set most, the most useful first. */
export const shellChoices: readonly ShellFact[] = [
  {
    words: ['/bin/bash', '-o', 'pipefail', '-c'],
    summary: 'Bash; a pipe fails when any of its commands does',
  },
  {
    words: ['/bin/bash', '-euxo', 'pipefail', '-c'],
    summary: 'Bash that stops at every failure and unset variable, and prints what it runs',
  },
  {
    words: ['/bin/ash', '-eo', 'pipefail', '-c'],
    summary: 'The shell of Alpine and BusyBox; a pipe fails when any of its commands does',
  },
  { words: ['/bin/sh', '-c'], summary: 'What holds without SHELL on Linux' },
  {
    words: ['pwsh', '-Command', "$ErrorActionPreference = 'Stop';"],
    summary: 'PowerShell 7 that stops at every failure',
  },
  {
    words: ['powershell', '-Command', "$ErrorActionPreference = 'Stop';"],
    summary: 'Windows PowerShell that stops at every failure',
  },
  { words: ['cmd', '/S', '/C'], summary: 'What holds without SHELL on Windows' },
];
