/** What made a layer, as it stood in the Dockerfile, as far as a builder wrote it down. */
export interface LayerInstruction {
  /** `RUN`, `COPY`; empty when what made it was no instruction, such as an import. */
  readonly keyword: string;
  /** The rest: `apt-get update`. For RUN without its shell and build arguments. */
  readonly text: string;
}

/** Written by BuildKit behind what made a layer. */
const BUILDKIT = /\s*# buildkit\s*$/;
/** Written by the classic builder before what only changed the configuration, or copied. */
const NO_OPERATION = /^[^#]*#\(nop\)\s*/;
/** `|2 A=1 B=2`: the build arguments of a RUN. */
const BUILD_ARGUMENTS = /^\|\d+ /;
const SHELLS = [
  // Behind one of its options there may be a word: `/bin/bash -eo pipefail -c`.
  /^\/\S*sh(?: -\w*o \w+| -\w+)* /,
  /^cmd \/S \/C /,
  /^(?:powershell|pwsh)(?:\.exe)? (?:-NoLogo |-NoProfile )*-Command /i,
];

/**
 * Reads an entry of an image's history: `/bin/sh -c #(nop)  CMD ["sh"]`, `/bin/sh -c make`,
 * `RUN /bin/sh -c make # buildkit`.
 *
 * @see https://github.com/opencontainers/image-spec/blob/main/config.md (`created_by`)
 */
export function layerInstruction(createdBy: string): LayerInstruction {
  const plain = createdBy.replace(BUILDKIT, '').trim();
  if (NO_OPERATION.test(plain)) {
    return instruction(plain.replace(NO_OPERATION, ''));
  }
  const read = instruction(plain);
  if (read.keyword === 'RUN') {
    return { keyword: 'RUN', text: command(read.text) ?? read.text };
  }
  if (read.keyword !== '') {
    return read;
  }
  // The classic builder writes down nothing but the command.
  const ran = command(plain);
  return ran === undefined ? { keyword: '', text: plain } : { keyword: 'RUN', text: ran };
}

/** Everything on one line, as a row shows it. */
export function oneLine({ keyword, text }: LayerInstruction): string {
  // Of what was copied, the classic builder knows a checksum and no name.
  const short = text.replace(/^((?:file|dir|multi):[0-9a-f]{12})[0-9a-f]*/, '$1');
  return `${keyword} ${short}`.replace(/\s+/g, ' ').trim();
}

function instruction(text: string): LayerInstruction {
  const [, keyword = '', rest = ''] = /^([A-Z]+)(?:\s+|$)([\s\S]*)$/.exec(text) ?? [];
  return KEYWORDS.has(keyword) ? { keyword, text: rest.trim() } : { keyword: '', text };
}

/** What a shell was given to run; `undefined` when there is neither a shell nor build arguments. */
function command(text: string): string | undefined {
  const shell = SHELLS.map((one) => one.exec(text)?.[0]).find((found) => found !== undefined);
  if (shell !== undefined && /(?:-\w*c|\/C|-Command) $/i.test(shell)) {
    return text.slice(shell.length);
  }
  if (!BUILD_ARGUMENTS.test(text)) {
    return undefined;
  }
  // A value may hold blanks, so that only a shell tells where the arguments end.
  const [, behind] = / (\/\S*sh(?: -\w*o \w+| -\w+)* [\s\S]*)$/.exec(text) ?? [];
  return (
    (behind && command(behind)) ?? text.replace(BUILD_ARGUMENTS, '').replace(/^(?:\w+=\S* )+/, '')
  );
}

const KEYWORDS: ReadonlySet<string> = new Set([
  'ADD',
  'ARG',
  'CMD',
  'COPY',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'HEALTHCHECK',
  'LABEL',
  'MAINTAINER',
  'ONBUILD',
  'RUN',
  'SHELL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
]);
