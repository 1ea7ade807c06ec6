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

/** A stage every two lines, each built on the one before or copying from it. */
export function stageHeavy(lines: number): string {
  const block = (n: number): readonly string[] =>
    n % 2 === 0
      ? [`FROM ${n === 0 ? 'debian:13' : `stage${n - 1}`} AS stage${n}`, 'RUN make']
      : [`FROM alpine:3.22 AS stage${n}`, `COPY --from=stage${n - 1} /out/${n} /srv/app`];
  return repeat(lines, block);
}

/** One RUN with a command a line, then one with a package a line: half of the file each. */
export function continuationHeavy(lines: number): string {
  const half = Math.floor((lines - 1) / 2);
  const commands = Array.from(
    { length: half },
    (_, n) => `${n === 0 ? 'RUN' : '    &&'} echo "step ${n}" >> "/var/log/$NAME/${n}"`,
  );
  const packages = Array.from({ length: half }, (_, n) =>
    n === 0 ? 'RUN apt-get update && apt-get install -y' : `    package${n}=1.${n}`,
  );
  return `FROM debian:13\n${commands.join(' \\\n')}\n${packages.join(' \\\n')}\n`;
}

/** A script and a file in heredocs: half of the file each. */
export function heredocHeavy(lines: number): string {
  const half = Math.floor((lines - 5) / 2);
  const script = Array.from({ length: half }, (_, n) => `echo "step ${n}" | tee "/tmp/$NAME${n}"`);
  const file = Array.from({ length: half }, (_, n) => `key${n} = \${NAME${n}}`);
  return [
    ...['FROM debian:13', 'RUN <<EOF', ...script, 'EOF'],
    ...['COPY <<EOF /etc/app.conf', ...file, 'EOF', ''],
  ].join('\n');
}

/** Something to mend in every line. */
export function fixable(lines: number): string {
  return `from debian:13\n${repeat(lines - 1, (n) => [`ADD file${n} /srv/`, `ENV NAME${n} value`])}`;
}

function repeat(lines: number, block: (n: number) => readonly string[]): string {
  const text: string[] = [];
  for (let n = 0; text.length < lines; n++) text.push(...block(n));
  return `${text.slice(0, lines).join('\n')}\n`;
}
