import { defaultLintConfig } from '../lint/config.ts';
import { InstructionMemory } from '../lint/instructionMemory.ts';
import { Linter } from '../lint/linter.ts';
import type { Rule } from '../rules/rule.ts';
import { DocumentVersion } from './documents.ts';
import type { Clock, Log } from './ports.ts';

/** By then a client has opened what it started the server for. */
const DELAY = 300;
/** From then on code runs about as fast as it ever will. */
const ROUNDS = 150;

/** What people write, some of it worth a finding. */
const SAMPLE = `FROM debian:13 AS build
ARG VERSION=1 NAME
ENV PATH="/opt/bin:$PATH" MODE=\${VERSION:-2}
WORKDIR /srv/app
RUN apt-get update \\
    && apt-get install -y --no-install-recommends curl git=1:2.* \\
    && rm -rf /var/lib/apt/lists/*
RUN --mount=type=cache,target=/root/.cache pip install flask==3.1.1
RUN echo $VERSION "\${MODE:-x}" > /tmp/out
RUN cd /tmp && curl -fsSL https://example.com/a.sh | sh
COPY package.json package-lock.json ./
COPY --chown=1000:1000 . .
FROM alpine:3.22
LABEL org.opencontainers.image.title="sample"
COPY --from=build /srv/app /srv/app
USER 1000
EXPOSE 8080/tcp
HEALTHCHECK --interval=30s CMD wget -q http://localhost:8080/ || exit 1
ENTRYPOINT ["node"]
CMD ["server.js"]
`;

/**
 * Types into a small Dockerfile of its own and lints it, again and again, while nothing else is to
 * do: the engine compiles what runs often, and the first letters a user types are answered as soon
 * as the later ones. Takes a fraction of a second in steps of a few milliseconds; keeps nothing.
 */
export function warmUp(rules: readonly Rule[], clock: Clock, log: Log): void {
  const linter = new Linter(rules, log);
  const memory = new InstructionMemory();
  const lines = SAMPLE.split('\n').length;
  let document = new DocumentVersion('', 0, SAMPLE);
  const step = (round: number) => {
    const { model, shells } = document;
    linter.lint(model, defaultLintConfig, { shells, memory });
    if (round >= ROUNDS) return;
    const at = { line: (round >> 1) % lines, character: 5 };
    const range = { start: at, end: round % 2 === 0 ? at : { ...at, character: 6 } };
    document = document.changed(round, [{ range, text: round % 2 === 0 ? 'x' : '' }]);
    clock.soon(() => step(round + 1));
  };
  clock.after(DELAY, () => step(0));
}
