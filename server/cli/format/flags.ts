import type { FlagGroup } from '../flags.ts';

/** All that `longshore format` takes. */
export const formatFlags: readonly FlagGroup[] = [
  {
    title: 'Output',
    flags: [
      {
        name: 'check',
        help: 'Change nothing, and exit with 1 if a file is not formatted',
      },
      { name: 'diff', help: 'Change nothing, and show as a diff what would change' },
    ],
  },
  {
    title: 'Files',
    flags: [
      {
        name: 'config',
        short: 'c',
        value: 'FILE',
        help: 'Read this configuration file and no other',
      },
      { name: 'no-config', help: 'Read no configuration file' },
      { name: 'no-editorconfig', help: 'Read no .editorconfig' },
      {
        name: 'stdin-filename',
        value: 'PATH',
        help: 'What standard input is called, and whose configuration holds for it',
      },
      { name: 'no-gitignore', help: 'Search what .gitignore excludes as well' },
    ],
  },
  { title: 'Other', flags: [{ name: 'help', short: 'h', help: 'Show this' }] },
];
