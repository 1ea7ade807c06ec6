import { defineRule } from './rule.ts';
import { placeOf } from './support/places.ts';
import { exposedPorts, portProblem } from './support/ports.ts';
import { buildKit, docker } from './support/sources.ts';

export const rule = defineRule({
  code: 'ExposeInvalidFormat',
  name: 'host-port-in-expose',
  category: 'correctness',
  severity: 'warning',
  summary: 'EXPOSE maps a port to one of the host',
  why: `An image cannot say which port or address of a host it gets: \`docker run --publish\` and
\`ports\` of Compose do. EXPOSE only notes on which port the container listens. The builder drops the
rest so far, and has announced to refuse it.`,
  sources: [buildKit('ExposeInvalidFormat'), docker('reference/dockerfile/#expose')],
  messages: {
    mapped: '"{port}" names a port or an address of the host: only "{container}" counts',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nEXPOSE [|8080:80|] 443\n',
        messages: ['"8080:80" names a port or an address of the host: only "80" counts'],
        fixed: 'FROM alpine:3.22\nEXPOSE 80 443\n',
      },
      {
        text: 'FROM alpine:3.22\nEXPOSE \\\n  [|127.0.0.1:5353:53/udp|] \\\n  443\n',
        messages: [
          '"127.0.0.1:5353:53/udp" names a port or an address of the host: only "53/udp" counts',
        ],
        fixed: 'FROM alpine:3.22\nEXPOSE \\\n  53/udp \\\n  443\n',
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nEXPOSE 80 443/tcp 8000-8010\n' },
      { text: 'FROM alpine:3.22\nARG PORT=80\nEXPOSE $PORT\n' },
    ],
  },
  create({ model, report }) {
    return {
      on: {
        EXPOSE(instruction) {
          for (const port of exposedPorts(model, instruction)) {
            const { word, ip, host } = port;
            if (ip === '' && host === '') continue;
            // What the builder refuses already is LS0028's.
            if (portProblem(port) !== undefined) continue;
            const container =
              port.container + (port.protocol === undefined ? '' : `/${port.protocol}`);
            report({
              ...placeOf(model, instruction, word),
              message: 'mapped',
              data: { port: word.text, container },
              fixes: /["'$]/.test(word.text)
                ? []
                : [
                    {
                      title: `Write "${container}"`,
                      edits: [{ start: word.start, end: word.end, newText: container }],
                      mayChange:
                        'Nothing in the image today; what publishes the host port is elsewhere',
                    },
                  ],
            });
          }
        },
      },
    };
  },
});
