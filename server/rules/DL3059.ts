import type { Command, ShellScript } from '../shell/script.ts';
import type { Instruction, SyntaxTree } from '../syntax/nodes.ts';
import { defineRule, type Fix } from './rule.ts';
import { interpreterOf, ownCommands } from './support/commands.ts';
import { lineBreakOf } from './support/lineBreaks.ts';
import { docker, hadolint } from './support/sources.ts';

const CACHED_TOGETHER =
  'One layer instead of two: when one command changes, both of them run again';

export const rule = defineRule({
  code: 'DL3059',
  name: 'consecutive-runs',
  category: 'size',
  severity: 'info',
  summary: 'A RUN of one command follows another one',
  why: `Each RUN is a layer of its own. What the second one deletes or changes stays in the layer
of the first, and a cache that is good for one of them is not for the other.

It matters little for commands that take long and rarely change: two layers are cached apart. A RUN
of several commands was put together on purpose and is left alone, as is the one behind it; and so
are two that differ in their flags.`,
  sources: [hadolint('DL3059'), docker('build/building/best-practices/#run')],
  messages: {
    follows: 'This RUN directly follows another one: join them with "&&" if they belong together',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nRUN adduser -D app\n[|RUN|] mkdir /data\n',
        messages: [
          'This RUN directly follows another one: join them with "&&" if they belong together',
        ],
        fixed: 'FROM alpine:3.22\nRUN adduser -D app && \\\n    mkdir /data\n',
      },
      {
        text: 'FROM alpine:3.22\nRUN adduser -D app\n\n# Where the data goes\n[|RUN|] mkdir \\\n  /data\n[|RUN|] ls\n',
        messages: [
          'This RUN directly follows another one: join them with "&&" if they belong together',
          'This RUN directly follows another one: join them with "&&" if they belong together',
        ],
        fixed:
          'FROM alpine:3.22\nRUN adduser -D app && \\\n# Where the data goes\n    mkdir \\\n  /data && \\\n    ls\n',
        note: 'Comments and empty lines do not part them',
      },
      {
        text: 'FROM alpine:3.22\nRUN ["adduser", "-D", "app"]\n[|RUN|] cd /data\n',
        messages: [
          'This RUN directly follows another one: join them with "&&" if they belong together',
        ],
      },
      {
        text: 'FROM alpine:3.22\nRUN [ -d /data ] || mkdir /data\n[|RUN|] ls\n',
        messages: [
          'This RUN directly follows another one: join them with "&&" if they belong together',
        ],
        note: 'A test in brackets is no command of its own',
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nRUN adduser -D app && mkdir /data\nRUN ls\n' },
      { text: 'FROM alpine:3.22\nRUN ls\nRUN cat list | sort\n' },
      { text: 'FROM alpine:3.22\nRUN mkdir /data\nUSER app\nRUN ls\n' },
      { text: 'FROM alpine:3.22\nRUN mkdir /data\nRUN --network=none ls\n' },
      { text: 'FROM alpine:3.22\nONBUILD RUN mkdir /data\nONBUILD RUN ls\n' },
    ],
  },
  create({ model, shell, report }) {
    /** The RUN right before, if that is what the last instruction was. */
    let before: Seen | undefined;
    return {
      instruction(instruction) {
        if (instruction.name !== 'RUN') before = undefined;
      },
      on: {
        RUN(instruction) {
          const last = before;
          const script = shell(instruction);
          const seen = {
            instruction,
            script,
            flags: flagsOf(instruction),
            single: script !== undefined && isSingle(script, instruction),
          };
          before = seen;
          if (!last?.single || !seen.single || last.flags !== seen.flags) return;
          const fixes = fixesFor(model.syntax, last, seen);
          report({ at: instruction.keyword, message: 'follows', fixes });
        },
      },
    };
  },
});

interface Seen {
  readonly instruction: Instruction;
  readonly script: ShellScript | undefined;
  readonly flags: string;
  /** Runs one command at most. */
  readonly single: boolean;
}

/** Flags in another order are the same flags. */
function flagsOf({ flags }: Instruction): string {
  return flags
    .map(({ name, value }) => `${name}=${value?.text}`)
    .sort()
    .join(' ');
}

function isSingle(script: ShellScript, { body, argsIndex }: Instruction): boolean {
  // Other languages are not read; what separates commands in a shell mostly does so there.
  if (script.kind !== 'posix') return !/[;&|]/.test(withoutTexts(body.value.slice(argsIndex)));
  return script.gist(hasOneCommand);
}

function hasOneCommand(script: ShellScript): boolean {
  const own = ownCommands(script);
  const interpreter = interpreterOf(script);
  const given = own.filter(({ via }) => via !== undefined && via === interpreter);
  return (given.length > 0 ? given : own).filter(isNamed).length <= 1;
}

/** What could part commands does not do so in quotes or at the end. */
function withoutTexts(command: string): string {
  return command.replace(/"[^"]*"|'[^']*'/g, '').replace(/;\s*$/, '');
}

/** A test in brackets only decides about the command behind it; hadolint counts names alone. */
function isNamed({ name }: Command): boolean {
  return name !== undefined && name !== '[';
}

/** What they change for the commands behind them ends with the RUN today. */
const CHANGES_SHELL = new Set(
  [
    'cd',
    'export',
    'set',
    'unset',
    'umask',
    'source',
    '.',
    'exec',
    'exit',
    'ulimit',
    'alias',
  ].concat(['eval', 'pushd', 'popd', 'trap', 'shopt']),
);

function fixesFor(syntax: SyntaxTree, last: Seen, next: Seen): readonly Fix[] {
  const first = onlyCommand(last);
  const second = onlyCommand(next);
  if (first === undefined || second === undefined) return [];
  if (first.program === undefined || CHANGES_SHELL.has(first.program)) return [];
  const behindFlags = next.instruction.body.offsetAt(next.instruction.argsIndex);
  const { text } = syntax;
  const gap = text.slice(last.instruction.end, next.instruction.keyword.start);
  const comments = gap.includes('#')
    ? gap.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '')
    : [];
  // A comment that speaks to a tool would no longer stand above its instruction.
  if (comments.some((line) => /#\s*(?:hadolint|shellcheck|longshore|check)\b/i.test(line))) {
    return [];
  }
  const newText = [` && ${syntax.escape}`, ...comments, '    '].join(lineBreakOf(text));
  const edits = [{ start: last.instruction.end, end: behindFlags, newText }];
  return [{ title: 'Join it with the RUN above', edits, mayChange: CACHED_TOGETHER }];
}

/** The command a shell-form RUN consists of, when `&&` can stand behind and before it. */
function onlyCommand({ instruction, script }: Seen): OnlyCommand | undefined {
  return instruction.heredocs.length > 0 ? undefined : script?.gist(onlyCommandOf);
}

interface OnlyCommand {
  readonly program: string | undefined;
}

function onlyCommandOf(script: ShellScript): OnlyCommand | undefined {
  if (script.kind !== 'posix' || script.form !== 'shell') return undefined;
  const { body, commands, comments, problem } = script;
  if (comments.length > 0 || problem) return undefined;
  const [step, ...others] = body.steps;
  const [command] = commands;
  if (step === undefined || others.length > 0 || step.after !== undefined) return undefined;
  return commands.length === 1 && step.commands[0] === command && !step.negated
    ? { program: command?.program }
    : undefined;
}
