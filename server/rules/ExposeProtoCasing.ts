import { defineRule } from './rule.ts';
import { placeOf } from './support/places.ts';
import { exposedPorts } from './support/ports.ts';
import { buildKit } from './support/sources.ts';

export const rule = defineRule({
  code: 'ExposeProtoCasing',
  name: 'upper-case-protocol',
  category: 'style',
  severity: 'warning',
  summary: 'EXPOSE names a protocol with upper-case letters',
  why: `The image holds \`tcp\`, \`udp\` and \`sctp\` in lower case, and so do all commands that print or
take ports. A search for the port as it is shown does not find it here.`,
  sources: [buildKit('ExposeProtoCasing')],
  messages: {
    upper: 'Protocol "{protocol}" has upper-case letters: write "{lower}"',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nEXPOSE 80 [|53/UDP|] \\\n  443/tcp\n',
        messages: ['Protocol "UDP" has upper-case letters: write "udp"'],
        fixed: 'FROM alpine:3.22\nEXPOSE 80 53/udp \\\n  443/tcp\n',
      },
      {
        text: 'FROM alpine:3.22\nEXPOSE 80 \\\n  [|53/Udp|]\nARG PORT=80/TCP\nEXPOSE [|$PORT|]\n',
        messages: [
          'Protocol "Udp" has upper-case letters: write "udp"',
          'Protocol "TCP" has upper-case letters: write "tcp"',
        ],
        fixed: 'FROM alpine:3.22\nEXPOSE 80 \\\n  53/udp\nARG PORT=80/TCP\nEXPOSE $PORT\n',
        note: 'What a variable holds is mended where it is set',
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nEXPOSE 80 443/tcp 53/udp\n' },
      { text: 'FROM alpine:3.22\nARG PORT\nEXPOSE $PORT\n' },
    ],
  },
  create({ model, report }) {
    return {
      on: {
        EXPOSE(instruction) {
          for (const { word, protocol } of exposedPorts(model, instruction)) {
            if (protocol === undefined) continue;
            const lower = protocol.toLowerCase();
            if (lower === protocol) continue;
            const at = word.text.lastIndexOf(protocol);
            const written = at > 0 && word.text.charAt(at - 1) === '/';
            const place = instruction.body.span(word.index + at, word.index + at + protocol.length);
            report({
              ...placeOf(model, instruction, word),
              message: 'upper',
              data: { protocol, lower },
              fixes: written
                ? [{ title: `Write "${lower}"`, edits: [{ ...place, newText: lower }] }]
                : [],
            });
          }
        },
      },
    };
  },
});
