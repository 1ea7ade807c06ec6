import type { Command, ShellScript } from '../shell/script.ts';
import { defineRule, type Fix, type TextEdit } from './rule.ts';
import { insertWord, programWord } from './support/commands.ts';
import { commandsOf } from './support/packageCommands.ts';
import { placeOf } from './support/places.ts';
import { docker, hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL3027',
  name: 'apt',
  category: 'maintainability',
  severity: 'warning',
  scope: 'instruction',
  onbuild: true,
  mentions: ['apt'],
  summary: 'A build step runs apt, which is made for people',
  why: `\`apt\` is for people at a terminal: its options and its output may change between two releases,
and it says so itself when its output is not a terminal. \`apt-get\` and \`apt-cache\` do the same and
keep their interface stable.

In practice \`apt install\` has worked the same for years. The point is a build that still works with
the next release of the distribution.`,
  sources: [hadolint('DL3027'), docker('build/building/best-practices/#apt-get')],
  messages: {
    apt: '"apt" is made for people and may change: use {instead}',
  },
  examples: {
    bad: [
      {
        text: 'FROM debian:13\nRUN [|apt|] update && apt install -y curl\n',
        messages: ['"apt" is made for people and may change: use apt-get'],
        fixed: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl\n',
        note: 'One finding for a RUN; its fix mends all of them',
      },
      {
        text: 'FROM debian:13\nRUN apt-get update \\\n  && [|apt|] -y upgrade \\\n  && apt full-upgrade -y \\\n  # what is there\n  && apt search $NAME\n',
        messages: ['"apt" is made for people and may change: use apt-get'],
        fixed:
          'FROM debian:13\nRUN apt-get update \\\n  && apt-get -y upgrade --with-new-pkgs \\\n  && apt-get dist-upgrade -y \\\n  # what is there\n  && apt-cache search $NAME\n',
        note: 'Where the two differ, the fix asks for what apt does',
      },
      {
        text: 'FROM debian:13\nRUN [|apt|] list --installed && apt update\n',
        messages: ['"apt" is made for people and may change: use apt-get or apt-cache'],
        note: 'Not all of apt is in the others',
      },
      {
        text: 'FROM debian:13\nRUN [[|"apt"|], "upgrade", "-y"]\nONBUILD RUN <<EOF\n[|apt|] update\nEOF\n',
        messages: [
          '"apt" is made for people and may change: use apt-get',
          '"apt" is made for people and may change: use apt-get',
        ],
        fixed:
          'FROM debian:13\nRUN ["apt-get", "upgrade", "--with-new-pkgs", "-y"]\nONBUILD RUN <<EOF\napt-get update\nEOF\n',
      },
    ],
    good: [
      { text: 'FROM debian:13\nRUN apt-get update && apt-get install -y apt\n' },
      { text: 'FROM debian:13\nRUN apt-cache policy curl && apt-mark hold curl\n' },
      { text: 'FROM debian:13\nRUN rm -rf /var/lib/apt && ls /etc/apt\n' },
    ],
  },
  create({ model, shell, report }) {
    return {
      on: {
        RUN(instruction) {
          const script = shell(instruction);
          if (script === undefined) return;
          const apts = commandsOf(script, 'apt');
          const [first] = apts;
          const word = first && programWord(first);
          if (first === undefined || word === undefined) return;
          const instead = replacementOf(first)?.program ?? 'apt-get or apt-cache';
          const fixes = fixesFor(script, apts);
          report({
            ...placeOf(model, instruction, word),
            message: 'apt',
            data: { instead },
            fixes,
          });
        },
      },
    };
  },
});

const SAME_IN_APT_GET = new Set(
  ['install', 'update', 'upgrade', 'remove', 'purge', 'autoremove', 'clean', 'autoclean'].concat([
    'dist-upgrade',
    'full-upgrade',
    'source',
    'build-dep',
    'download',
    'changelog',
    'check',
  ]),
);
const SAME_IN_APT_CACHE = new Set(['search', 'show', 'policy', 'depends', 'rdepends', 'showsrc']);

interface Replacement {
  readonly program: 'apt-get' | 'apt-cache';
  readonly subcommand: Command['words'][number];
}

/** What does the same as `apt`; `undefined` when nothing does. */
function replacementOf({ args }: Command): Replacement | undefined {
  const [subcommand] = args.positional(['o', 'option', 't', 'target-release', 'c', 'config-file']);
  if (subcommand === undefined) return undefined;
  if (SAME_IN_APT_GET.has(subcommand.text)) return { program: 'apt-get', subcommand };
  const plain = args.flags.length === 0 && SAME_IN_APT_CACHE.has(subcommand.text);
  return plain ? { program: 'apt-cache', subcommand } : undefined;
}

function fixesFor(script: ShellScript, apts: readonly Command[]): readonly Fix[] {
  const edits: TextEdit[] = [];
  const programs = new Set<string>();
  for (const apt of apts) {
    const word = programWord(apt);
    const replacement = replacementOf(apt);
    if (word === undefined || replacement === undefined) return [];
    const { program, subcommand } = replacement;
    programs.add(program);
    edits.push(rewrite(word, 'apt', program));
    if (subcommand.text === 'full-upgrade') {
      edits.push(rewrite(subcommand, 'full-upgrade', 'dist-upgrade'));
    } else if (subcommand.text === 'upgrade') {
      // apt also installs the new packages that an upgrade needs.
      edits.push(insertWord(script, { word: subcommand, text: '--with-new-pkgs' }));
    }
  }
  return [{ title: `Replace apt with ${[...programs].sort().reverse().join(' and ')}`, edits }];
}

/** Quotes around it stay. */
function rewrite(
  { start, end, raw }: Replacement['subcommand'],
  from: string,
  to: string,
): TextEdit {
  return { start, end, newText: raw.replace(from, to) };
}
