import type { Instruction, Span } from '../syntax/nodes.ts';
import { defineRule, type Fix } from './rule.ts';
import { nearest } from './support/nearest.ts';
import { placeOf } from './support/places.ts';
import { type ExposedPort, exposedPorts, type PortProblem, portProblem } from './support/ports.ts';
import { docker, dockerfileUtils } from './support/sources.ts';
import { commentAbove } from './support/trailingComments.ts';

const PROTOCOLS = ['tcp', 'udp', 'sctp'];

export const rule = defineRule({
  code: 'LS0028',
  name: 'invalid-exposed-port',
  category: 'syntax',
  severity: 'error',
  summary: 'EXPOSE has a word that is no port',
  why: `A port is a number, or a range of two with \`-\` between, and perhaps \`/tcp\`, \`/udp\` or
\`/sctp\`. The builder refuses names of services, ranges that go down, and comments behind: \`#\` begins
a comment only at the beginning of a line.`,
  sources: [
    docker('reference/dockerfile/#expose'),
    dockerfileUtils('INVALID_PORT'),
    dockerfileUtils('INVALID_PROTO'),
  ],
  messages: {
    port: '"{part}" is no port: write a number, or a range such as 8000-8010',
    reversed: '"{part}" ends before it begins: write the lower port first',
    unnamed: 'No port stands in "{port}": write its number',
    protocol: '"{part}" is no protocol: write tcp, udp or sctp',
    address: '"{part}" is no IP address, and EXPOSE needs none: write the container\'s port alone',
    host: '"{part}" is no port of the host, and EXPOSE needs none: write the container\'s port alone',
    lengths:
      '"{part}" is longer or shorter than the range behind: write the container\'s ports alone',
    comment: 'A comment needs a line of its own: move it above EXPOSE',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nEXPOSE [|http|] 80/[|tpc|] [|/udp|] [|8010-8000|]\n',
        messages: [
          '"http" is no port: write a number, or a range such as 8000-8010',
          '"tpc" is no protocol: write tcp, udp or sctp',
          'No port stands in "/udp": write its number',
          '"8010-8000" ends before it begins: write the lower port first',
        ],
        fixed: 'FROM alpine:3.22\nEXPOSE http 80/tcp /udp 8000-8010\n',
      },
      {
        text: 'FROM alpine:3.22\nEXPOSE 80 [|# The web|]\n',
        messages: ['A comment needs a line of its own: move it above EXPOSE'],
        fixed: 'FROM alpine:3.22\n# The web\nEXPOSE 80\n',
      },
      {
        text: 'FROM alpine:3.22\nARG PORT=web\nENV HIGH=70000\nEXPOSE \\\n  [|$PORT|] [|$HIGH|] [|localhost|]:80:80 [|x|]:80 [|80-90|]:80-81\n',
        messages: [
          '"web" is no port: write a number, or a range such as 8000-8010',
          '"70000" is no port: write a number, or a range such as 8000-8010',
          '"localhost" is no IP address, and EXPOSE needs none: write the container\'s port alone',
          '"x" is no port of the host, and EXPOSE needs none: write the container\'s port alone',
          '"80-90" is longer or shorter than the range behind: write the container\'s ports alone',
        ],
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nEXPOSE 80 53/UDP 8000-8010/tcp "443" 80/\n' },
      { text: 'FROM alpine:3.22\nARG PORT\nEXPOSE $PORT [::1]:80:80 127.0.0.1::80\n' },
      { text: 'FROM alpine:3.22\nEXPOSE 70000\n', note: 'Too high: that is DL3011' },
    ],
  },
  create({ model, report }) {
    return {
      on: {
        EXPOSE(instruction) {
          const comment = instruction.words.slice(1).find(({ text }) => text.startsWith('#'));
          const last = instruction.words.at(-1);
          if (comment && last) {
            const span = { start: comment.start, end: last.end };
            const fixes = [commentAbove(model, instruction, comment)];
            report({ ...placeOf(model, instruction, span), message: 'comment', fixes });
          }
          for (const port of exposedPorts(model, instruction)) {
            if (comment !== undefined && port.word.start >= comment.start) break;
            const problem = portProblem(port);
            if (problem === undefined) continue;
            const span = spanOf(instruction, port, problem);
            report({
              ...placeOf(model, instruction, span),
              message: problem.kind,
              data: { part: problem.part, port: port.text },
              fixes: port.text === port.word.text ? fixesFor(problem, span) : [],
            });
          }
        },
      },
    };
  },
});

function spanOf(
  { body }: Instruction,
  { word, text, container }: ExposedPort,
  problem: PortProblem,
): Span {
  if (text !== word.text || problem.part === '') return word;
  const slash = text.indexOf('/');
  const from = {
    protocol: slash + 1,
    port: (slash < 0 ? text.length : slash) - container.length,
    reversed: (slash < 0 ? text.length : slash) - container.length,
    address: 0,
    host: text.lastIndexOf(':', text.lastIndexOf(':') - 1) + 1,
    lengths: text.lastIndexOf(':', text.lastIndexOf(':') - 1) + 1,
    unnamed: 0,
  }[problem.kind];
  return body.span(word.index + from, word.index + from + problem.part.length);
}

function fixesFor({ kind, part }: PortProblem, { start, end }: Span): readonly Fix[] {
  const [first, last] = part.split('-');
  const newText =
    kind === 'reversed'
      ? `${last}-${first}`
      : kind === 'protocol'
        ? nearest(part.toLowerCase(), PROTOCOLS)
        : undefined;
  if (newText === undefined) return [];
  return [{ title: `Write ${newText}`, edits: [{ start, end, newText }] }];
}
