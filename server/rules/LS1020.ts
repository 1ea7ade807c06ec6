import type { Command, ShellScript } from '../shell/script.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { defineRule, type Fix } from './rule.ts';
import { inCaseOf } from './support/casing.ts';
import { placeOf } from './support/places.ts';
import { docker } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS1020',
  name: 'run-without-effect',
  category: 'correctness',
  severity: 'warning',
  scope: 'instruction',
  summary: 'RUN does what is forgotten when it ends',
  why: `Every RUN starts a shell of its own. A variable that it exports, an alias, a Python
environment that it activates: all of it ends with that shell, and the next instruction knows nothing
of it. ENV sets a variable for what follows; an environment is chosen by its \`PATH\`, or activated in
each RUN that needs it.

A \`cd\` that ends with its RUN is DL3003.`,
  sources: [docker('reference/dockerfile/#run'), docker('reference/dockerfile/#env')],
  messages: {
    variable: 'What this sets is gone when RUN ends: use ENV',
    shell: 'This holds for the shell of this RUN alone, which does nothing else',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nRUN [|export PATH="/app/bin:$PATH"|]\n',
        messages: ['What this sets is gone when RUN ends: use ENV'],
        fixed: 'FROM alpine:3.22\nENV PATH="/app/bin:$PATH"\n',
      },
      {
        text: 'FROM alpine:3.22\nRUN [|A=1 \\\n  && export B=2|]\nRUN [|alias ll="ls -l"|]\n',
        messages: [
          'What this sets is gone when RUN ends: use ENV',
          'This holds for the shell of this RUN alone, which does nothing else',
        ],
      },
      {
        text: 'FROM python:3.13\nRUN python -m venv /venv\nRUN [|. /venv/bin/activate|]\nRUN ["bash", "-c", "[|conda activate app|]"]\n',
        messages: [
          'This holds for the shell of this RUN alone, which does nothing else',
          'This holds for the shell of this RUN alone, which does nothing else',
        ],
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nENV PATH="/app/bin:$PATH"\nRUN export A=1 && make\n' },
      {
        text: 'FROM alpine:3.22\nRUN A=$(make) \nRUN export B="`make`"\n',
        note: 'What it runs may do something',
      },
      { text: 'FROM alpine:3.22\nRUN . ./setup.sh\nRUN set -e; . /venv/bin/activate; pip list\n' },
      { text: 'FROM alpine:3.22\nRUN alias > /aliases\nRUN cd /app\n' },
      { text: 'FROM alpine:3.22\nRUN ["export", "A=1"]\nRUN true\n' },
    ],
  },
  create({ model, shell, report }) {
    return {
      on: {
        RUN(run) {
          const script = shell(run);
          const own = script && ownSteps(script);
          const [first] = own ?? [];
          const last = own?.at(-1);
          if (script === undefined || first === undefined || last === undefined) return;
          const kinds = new Set(own?.map(effectOf));
          const isVariable = kinds.has('variable');
          if (kinds.has('lasting') || !(isVariable || kinds.has('shell'))) return;
          const message = isVariable ? 'variable' : 'shell';
          const span = { start: first.start, end: last.end };
          const fixes = own?.length === 1 ? fixesFor(run, script, first) : [];
          report({ ...placeOf(model, run, span), message, fixes });
        },
      },
    };

    /** `export A=b`, with a value that means to ENV what it means to the shell. */
    function fixesFor(run: Instruction, { form }: ShellScript, command: Command): readonly Fix[] {
      const [word, ...others] = command.args.words;
      if (form !== 'shell' || command.program !== 'export' || others.length > 0) return [];
      if (run.flags.length > 0 || run.heredocs.length > 0 || word === undefined) return [];
      if (!/^\w+=(?:[\w./:@+${}-]+|"[\w ./:@+,${}-]*")$/.test(word.raw)) return [];
      const newText = `${inCaseOf(run.keyword.text, 'ENV')} `;
      const edits = [{ start: run.keyword.start, end: word.start, newText }];
      return [
        {
          title: 'Use ENV',
          edits,
          mayChange: 'The variable is set in what follows and in containers',
        },
      ];
    }
  },
});

type Effect = 'variable' | 'shell' | 'none' | 'lasting';

/** The commands of a RUN that is a plain list of them, in its own shell or in the one it names. */
function ownSteps({ body, commands, form }: ShellScript): readonly Command[] | undefined {
  const inner = form === 'exec' ? commands.slice(1) : commands;
  if (inner.length === 0 || inner.some(isLasting)) return undefined;
  if (form === 'exec' && inner.some(({ via }) => via !== commands[0])) return undefined;
  const isPlain = inner.every(({ step }) => {
    return step.commands.length === 1 && step.block.kind === 'script' && step.after?.kind !== '||';
  });
  const isWhole = form === 'exec' || body.steps.length === inner.length;
  return isPlain && isWhole ? inner : undefined;
}

/** Whatever it is given, it does more than change its shell. */
function isLasting({ program }: Command): boolean {
  return program !== undefined && !PASSING.has(program);
}

function effectOf({ program, args, assignments, words, redirects, raw }: Command): Effect {
  if (redirects.length > 0 || /\$\(|`|<\(|\$\{\w+:?=/.test(raw)) return 'lasting';
  if (words.length === 0) return assignments.length > 0 ? 'variable' : 'lasting';
  switch (program) {
    case 'export':
    case 'readonly':
    case 'declare':
    case 'typeset':
      return args.words.some(({ text }) => text.includes('=')) ? 'variable' : 'lasting';
    case 'unset':
    case 'alias':
    case 'umask':
    case 'ulimit':
    case 'shopt':
      return args.words.length > 0 ? 'shell' : 'lasting';
    case '.':
    case 'source':
      return /\/bin\/activate$/.test(args.words[0]?.text ?? '') ? 'shell' : 'lasting';
    case 'conda':
    case 'mamba':
    case 'micromamba':
      return args.words[0]?.text === 'activate' ? 'shell' : 'lasting';
    case 'set':
      return 'none';
    default:
      return 'lasting';
  }
}

/** Programs that may change nothing but their shell. */
const PASSING: ReadonlySet<string> = new Set(
  'export readonly declare typeset unset alias umask ulimit shopt . source conda mamba micromamba set'.split(
    ' ',
  ),
);
