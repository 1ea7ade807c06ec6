import { defineRule } from './rule.ts';
import { placeOf } from './support/places.ts';
import { hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL3011',
  name: 'port-out-of-range',
  category: 'correctness',
  severity: 'error',
  scope: 'instruction',
  summary: 'EXPOSE names a port that cannot exist',
  why: `Ports are 16-bit numbers. BuildKit refuses the build.`,
  sources: [
    hadolint('DL3011'),
    { tool: 'Docker', url: 'https://www.rfc-editor.org/rfc/rfc6335#section-6' },
  ],
  messages: {
    range: 'Port {port} does not exist: the highest is 65535',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nEXPOSE [|80000|]\n',
        messages: ['Port 80000 does not exist: the highest is 65535'],
      },
      {
        text: 'FROM alpine:3.22\nEXPOSE 80 \\\n  65000-[|65536|]/udp\n',
        messages: ['Port 65536 does not exist: the highest is 65535'],
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nEXPOSE 65535 80/tcp 8000-8100\n' },
      { text: 'FROM alpine:3.22\nARG PORT\nEXPOSE $PORT\n' },
    ],
  },
  create({ model, report }) {
    return {
      on: {
        EXPOSE(instruction) {
          const { words, body } = instruction;
          for (const word of words) {
            if (word.text.includes('$') || !/\d{5}/.test(word.text)) continue;
            for (const match of word.text.matchAll(/(?<![\w.])\d+(?![\w.])/g)) {
              if (Number(match[0]) <= 65535) continue;
              const from = word.index + match.index;
              report({
                ...placeOf(model, instruction, body.span(from, from + match[0].length)),
                message: 'range',
                data: { port: match[0] },
              });
            }
          }
        },
      },
    };
  },
});
