/** Dockerfiles of any length, alike line by line, so that sizes can be compared. */

/** What people write: stages, packages, copies, continuations. */
export function ordinary(lines: number): string {
  return repeat(lines, (n) => [
    `FROM debian:13 AS stage${n}`,
    `LABEL org.opencontainers.image.title="part ${n}"`,
    'WORKDIR /srv/app',
    'RUN apt-get update \\',
    '    && apt-get install -y --no-install-recommends curl=8.* git=1:2.* \\',
    '    && rm -rf /var/lib/apt/lists/*',
    `COPY package${n}.json package-lock.json ./`,
    'RUN npm ci --omit=dev',
    '# the rest of the sources',
    'COPY --chown=1000:1000 . .',
    'EXPOSE 8080/tcp',
    'CMD ["node", "server.js"]',
  ]);
}

/** Three variables a line: what makes the peer quadratic. */
export function variableHeavy(lines: number): string {
  const head = 'FROM debian:13\nARG A=1\nENV B=2 C=3\n';
  return head + repeat(lines - 3, (n) => [`RUN echo $A \${B} "\${C:-x}" > /tmp/file${n}`]);
}

function repeat(lines: number, block: (n: number) => readonly string[]): string {
  const text: string[] = [];
  for (let n = 0; text.length < lines; n++) text.push(...block(n));
  return `${text.slice(0, lines).join('\n')}\n`;
}
