import { signalNames } from '../facts/signals.ts';
import { defineRule } from './rule.ts';
import { nearest } from './support/nearest.ts';
import { placeOf } from './support/places.ts';
import { docker, dockerfileUtils } from './support/sources.ts';
import { StageVariables } from './support/stageVariables.ts';

export const rule = defineRule({
  code: 'LS0029',
  name: 'unknown-stop-signal',
  category: 'syntax',
  severity: 'error',
  summary: 'STOPSIGNAL names a signal that does not exist',
  why: `A signal is a number or a name, in any case and with or without \`SIG\`: \`SIGQUIT\`, \`quit\`,
\`3\`. Real-time signals are counted from either end: \`SIGRTMIN+3\`, \`SIGRTMAX-1\`. The builder refuses
any other word.`,
  sources: [
    docker('reference/dockerfile/#stopsignal'),
    { tool: 'Docker', url: 'https://github.com/moby/sys/tree/main/signal' },
    dockerfileUtils('INVALID_SIGNAL'),
  ],
  messages: {
    unknown: '"{signal}" is no signal: write a name such as SIGTERM, or a number',
    near: '"{signal}" is no signal: write {near} if that is what you mean',
    zero: 'There is no signal 0: write a name such as SIGTERM, or a number from 1',
  },
  examples: {
    bad: [
      {
        text: 'FROM nginx:1.29\nSTOPSIGNAL [|SIGQIUT|]\nSTOPSIGNAL \\\n  [|trem|]\n',
        messages: [
          '"SIGQIUT" is no signal: write SIGQUIT if that is what you mean',
          '"trem" is no signal: write SIGTERM if that is what you mean',
        ],
        fixed: 'FROM nginx:1.29\nSTOPSIGNAL SIGQUIT\nSTOPSIGNAL \\\n  SIGTERM\n',
      },
      {
        text: 'FROM nginx:1.29\nSTOPSIGNAL [|gracefully|]\nSTOPSIGNAL [|0|]\nSTOPSIGNAL [|""|]\nENV S=SIGRTMIN+16\nSTOPSIGNAL [|$S|]\n',
        messages: [
          '"gracefully" is no signal: write a name such as SIGTERM, or a number',
          'There is no signal 0: write a name such as SIGTERM, or a number from 1',
          '"" is no signal: write a name such as SIGTERM, or a number',
          '"SIGRTMIN+16" is no signal: write a name such as SIGTERM, or a number',
        ],
      },
    ],
    good: [
      { text: 'FROM nginx:1.29\nSTOPSIGNAL SIGQUIT\nSTOPSIGNAL quit\nSTOPSIGNAL 3\n' },
      { text: 'FROM nginx:1.29\nSTOPSIGNAL "SIGRTMIN+15"\nARG S\nSTOPSIGNAL $S\n' },
    ],
  },
  create({ model, report }) {
    const variables = new StageVariables(model);
    const names = signalNames();
    return {
      on: {
        STOPSIGNAL(instruction, stage) {
          const [word, more] = instruction.words;
          if (word === undefined || more !== undefined || stage === undefined) return;
          const signal = variables.expand(word.text, word, stage);
          // An undefined variable is reported as such.
          if (signal === undefined || (signal === '' && word.text.includes('$'))) return;
          const place = placeOf(model, instruction, word);
          if (/^[+-]?\d+$/.test(signal)) {
            if (Number(signal) === 0) report({ ...place, message: 'zero' });
            return;
          }
          const full = signal.toUpperCase().replace(/^(?!SIG)/, 'SIG');
          if (names.includes(full)) return;
          const near = full.includes('RTM') ? undefined : nearest(full, names);
          const isPlain = word.text === signal && near !== undefined;
          report({
            ...place,
            message: near === undefined ? 'unknown' : 'near',
            data: { signal, near: near ?? '' },
            fixes: isPlain
              ? [
                  {
                    title: `Write ${near}`,
                    edits: [{ start: word.start, end: word.end, newText: near }],
                  },
                ]
              : [],
          });
        },
      },
    };
  },
});
