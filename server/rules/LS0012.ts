import type { Flag, Instruction } from '../syntax/nodes.ts';
import { defineRule, type Fix } from './rule.ts';
import { parseDuration } from './support/durations.ts';
import { flagText, readsFlags } from './support/flags.ts';
import { placeOf } from './support/places.ts';
import { docker, dockerfileUtils } from './support/sources.ts';

const DURATIONS = new Set(['interval', 'timeout', 'start-period', 'start-interval']);
const MOST_RETRIES = 2 ** 31 - 1;

export const rule = defineRule({
  code: 'LS0012',
  name: 'invalid-healthcheck-option',
  category: 'syntax',
  severity: 'error',
  scope: 'instruction',
  onbuild: true,
  summary: 'HEALTHCHECK has a time or a count that the builder cannot read',
  why: `Times are numbers with a unit, \`h\`, \`m\`, \`s\`, \`ms\`, \`us\` or \`ns\`, and may be put together:
\`1m30s\`. They are a millisecond or longer, or \`0\`, which means the default. \`--retries\` is a whole
number. Variables are not expanded in any of them.`,
  sources: [
    docker('reference/dockerfile/#healthcheck'),
    dockerfileUtils('FLAG_INVALID_DURATION'),
    dockerfileUtils('FLAG_LESS_THAN_1MS'),
    dockerfileUtils('FLAG_MISSING_DURATION'),
    dockerfileUtils('FLAG_UNKNOWN_UNIT'),
    dockerfileUtils('INVALID_SYNTAX'),
  ],
  messages: {
    unitless: '"{value}" has no unit: write {value}s for seconds',
    'unknown-unit': '"{value}" has a unit that is not known: use h, m, s, ms, us or ns',
    malformed: '"{value}" is no time: write a number and a unit, such as 30s',
    short: '"{value}" is shorter than a millisecond: write 1ms or more, or 0 for the default',
    retries: '"{value}" is no count: write a whole number',
    negative: '"{value}" is less than nothing: write a whole number from 0',
    variable: 'Variables are not expanded in --{flag}: write the value itself',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nHEALTHCHECK --interval=[|30|] --timeout=[|1min|] CMD true\n',
        messages: [
          '"30" has no unit: write 30s for seconds',
          '"1min" has a unit that is not known: use h, m, s, ms, us or ns',
        ],
        fixed: 'FROM alpine:3.22\nHEALTHCHECK --interval=30s --timeout=1min CMD true\n',
      },
      {
        text: 'FROM alpine:3.22\nHEALTHCHECK \\\n  --start-period=[|soon|] --start-interval=[|500us|] CMD true\n',
        messages: [
          '"soon" is no time: write a number and a unit, such as 30s',
          '"500us" is shorter than a millisecond: write 1ms or more, or 0 for the default',
        ],
      },
      {
        text: 'FROM alpine:3.22\nHEALTHCHECK --retries=[|3x|] CMD true\nHEALTHCHECK --retries=[|-1|] CMD true\nHEALTHCHECK --retries=[|$N|] CMD true\n',
        messages: [
          '"3x" is no count: write a whole number',
          '"-1" is less than nothing: write a whole number from 0',
          'Variables are not expanded in --retries: write the value itself',
        ],
      },
    ],
    good: [
      {
        text: 'FROM alpine:3.22\nHEALTHCHECK --interval=1m30s --timeout=1.5s --retries=0 CMD true\n',
      },
      { text: 'FROM alpine:3.22\nHEALTHCHECK --interval=0 --timeout= --retries=+3 CMD true\n' },
      { text: 'FROM alpine:3.22\nHEALTHCHECK --interval=soon NONE\n', note: 'Nobody reads it' },
    ],
  },
  create({ model, report }) {
    return {
      on: {
        HEALTHCHECK(instruction) {
          if (!readsFlags(instruction)) return;
          for (const flag of instruction.flags) check(instruction, flag);
        },
      },
    };

    function check(instruction: Instruction, flag: Flag) {
      const value = flagText(flag, model);
      if (flag.value === undefined || value === undefined || value === '') return;
      const message = problemOf(flag.name, value);
      if (message === undefined) return;
      const { end } = flag.value;
      const fixes: readonly Fix[] =
        message === 'unitless' && flag.value.text === value
          ? [{ title: `Write ${value}s`, edits: [{ start: end, end, newText: 's' }] }]
          : [];
      const data = { value, flag: flag.name };
      report({ ...placeOf(model, instruction, flag.value), message, data, fixes });
    }
  },
});

type Message =
  | 'malformed'
  | 'negative'
  | 'retries'
  | 'short'
  | 'unitless'
  | 'unknown-unit'
  | 'variable';

function problemOf(flag: string, value: string): Message | undefined {
  if (flag === 'retries') {
    if (value.includes('$')) return 'variable';
    if (!/^[+-]?\d+$/.test(value) || Math.abs(Number(value)) > MOST_RETRIES) return 'retries';
    return Number(value) < 0 ? 'negative' : undefined;
  }
  if (!DURATIONS.has(flag)) return undefined;
  if (value.includes('$')) return 'variable';
  const duration = parseDuration(value);
  if (typeof duration === 'string') return duration;
  return duration !== 0 && duration < 1e6 ? 'short' : undefined;
}
