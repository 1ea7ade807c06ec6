import { formats } from '../../report/formats/index.generated.ts';
import type { FlagGroup } from '../flags.ts';

/** All that `longshore lint` takes; hadolint's names mean what they mean there. */
export const lintFlags: readonly FlagGroup[] = [
  {
    title: 'Output',
    flags: [
      {
        name: 'format',
        short: 'f',
        value: 'NAME',
        help: 'How to print; several times for several outputs. See below',
      },
      {
        name: 'output',
        short: 'o',
        value: 'FILE',
        help: 'Where to write instead of standard output; the first is for the first format',
      },
      {
        name: 'file-path-in-report',
        value: 'PATH',
        help: 'Call the one file that is linted by this path',
      },
      { name: 'no-color', help: 'Use no colour, not even on a terminal' },
      { name: 'verbose', short: 'V', help: 'Say what is done on standard error' },
    ],
  },
  {
    title: 'Fixes',
    flags: [
      {
        name: 'fix',
        help: 'Make all safe fixes in the files, and report what is left',
      },
      {
        name: 'fix-dry-run',
        help: 'Show as a diff what --fix would change, and report what would be left',
      },
    ],
  },
  {
    title: 'Rules',
    flags: [
      {
        name: 'config',
        short: 'c',
        value: 'FILE',
        help: 'Read this configuration file and no other',
      },
      { name: 'no-config', help: 'Read no configuration file' },
      {
        name: 'ignore',
        value: 'CODE',
        help: 'Do not report this rule; CODE,CODE and several times',
      },
      { name: 'error', value: 'CODE', help: 'Report this rule as an error' },
      { name: 'warning', value: 'CODE', help: 'Report this rule as a warning' },
      { name: 'info', value: 'CODE', help: 'Report this rule as an info' },
      { name: 'style', value: 'CODE', help: 'Report this rule as a hint' },
      {
        name: 'trusted-registry',
        value: 'NAME',
        help: 'A registry that images may come from, "*" at either end',
      },
      {
        name: 'require-label',
        value: 'NAME:TYPE',
        help: 'A label that images must carry; the type of its value is text, email, hash, rfc3339, semver, spdx or url',
      },
      { name: 'strict-labels', help: 'Allow no other labels than those' },
      {
        name: 'disable-ignore-pragma',
        help: 'Do not hear comments "# hadolint ignore="',
      },
      { name: 'no-shellcheck', help: 'Do not ask ShellCheck, though it is installed' },
    ],
  },
  {
    title: 'Exit code',
    flags: [
      {
        name: 'failure-threshold',
        short: 't',
        value: 'SEVERITY',
        help: 'Exit with 1 from this severity on: error, warning, info (unless told), hint, off',
      },
      { name: 'no-fail', help: 'Exit with 0 whatever is found' },
    ],
  },
  {
    title: 'Files',
    flags: [
      {
        name: 'stdin-filename',
        value: 'PATH',
        help: 'What standard input is called, and whose configuration holds for it',
      },
      { name: 'no-gitignore', help: 'Search what .gitignore excludes as well' },
      { name: 'threads', value: 'NUMBER', help: 'How many files to lint at a time' },
    ],
  },
  {
    title: 'Other',
    flags: [
      { name: 'init', help: 'Write a longshore.yaml to begin with, as "longshore init" does' },
      { name: 'help', short: 'h', help: 'Show this' },
    ],
  },
];

/** The formats' names and what they are for. */
export function formatsHelp(): string {
  const width = Math.max(...formats.map(({ name }) => name.length));
  return formats.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}\n`).join('');
}
