import { type FlagFact, flagsOf } from './flags.ts';

/** What people need to know about one instruction. */
export interface InstructionFact {
  /** In upper case. */
  readonly name: string;
  /** How it is written, one line a form. */
  readonly forms: readonly string[];
  /** One sentence without a final period. */
  readonly summary: string;
  /** Markdown, ends with a link to the reference. */
  readonly documentation: string;
  readonly flags: readonly FlagFact[];
  /** What to use instead; `undefined` when it isn't deprecated. */
  readonly deprecated?: string;
  /** May stand behind ONBUILD. */
  readonly inOnbuild: boolean;
}

interface Draft extends Omit<InstructionFact, 'flags' | 'inOnbuild'> {
  readonly anchor?: string;
}

const REFERENCE = 'https://docs.docker.com/reference/dockerfile/';
/** FROM and MAINTAINER are refused there, and ONBUILD itself. */
const NOT_IN_ONBUILD = new Set(['FROM', 'MAINTAINER', 'ONBUILD']);

const drafts: readonly Draft[] = [
  {
    name: 'ADD',
    forms: ['ADD [OPTIONS] <src> ... <dest>', 'ADD [OPTIONS] ["<src>", ... "<dest>"]'],
    summary: 'Add local files, downloads, Git repositories or unpacked archives',
    documentation: `Does all that COPY does, and more: a URL is downloaded, a Git repository is cloned, a local archive is unpacked. For plain local files COPY says what happens.

Pin what comes from the network with \`--checksum\`.`,
  },
  {
    name: 'ARG',
    forms: ['ARG <name>[=<default>] ...'],
    summary: 'Declare a variable that the build may set with --build-arg',
    documentation: `Known from its line to the end of the stage, and in stages built on it. Before the first FROM it is known in FROM lines only; a stage takes it over with \`ARG name\`.

Not kept in the image as a variable, but readable in its history: never pass a secret this way, use \`RUN --mount=type=secret\`. Platform arguments such as \`TARGETARCH\` are set by the builder and need only be declared.`,
  },
  {
    name: 'CMD',
    forms: ['CMD ["<executable>", "<param>", ...]', 'CMD ["<param>", ...]', 'CMD <command>'],
    summary: 'Say what a container runs by default',
    documentation: `Only the last one counts. With an ENTRYPOINT in exec form it gives that program's default arguments. What stands behind the image in \`docker run\` replaces it.

The exec form (a JSON array) starts the program itself, so that it receives signals; the shell form runs \`/bin/sh -c\`, which doesn't pass them on.`,
  },
  {
    name: 'COPY',
    forms: ['COPY [OPTIONS] <src> ... <dest>', 'COPY [OPTIONS] ["<src>", ... "<dest>"]'],
    summary: 'Copy files from the build context, another stage or an image',
    documentation: `Sources are relative to the build context and may have wildcards; the context's \`.dockerignore\` keeps files away. With several sources the destination ends with \`/\`. A relative destination starts at WORKDIR. Of a directory its contents are copied, not itself.

Paths with blanks need the JSON form. A source \`<<NAME\` writes the lines up to \`NAME\` as a file.`,
  },
  {
    name: 'ENTRYPOINT',
    forms: ['ENTRYPOINT ["<executable>", "<param>", ...]', 'ENTRYPOINT <command>'],
    summary: 'Make the container run as this program',
    documentation: `Only the last one counts. In the exec form, CMD or the arguments of \`docker run\` follow it as arguments. In the shell form they are ignored, and the program isn't PID 1, so that \`docker stop\` doesn't reach it.

\`docker run --entrypoint\` replaces it.`,
  },
  {
    name: 'ENV',
    forms: ['ENV <key>=<value> ...'],
    summary: 'Set variables for the rest of the build and in containers',
    documentation: `They last: in stages built on this one, in the image, in every container. Pairs of one ENV don't see each other. For the build alone use ARG, or set the variable in the RUN that needs it.

The old form \`ENV key value\` sets a single variable to the whole rest of the line.`,
  },
  {
    name: 'EXPOSE',
    forms: ['EXPOSE <port>[/<protocol>] ...'],
    summary: 'Tell which ports the container listens on',
    documentation: `Documentation for people and tools: it publishes nothing. \`docker run -p\` publishes a port, \`-P\` all exposed ones. Without protocol it is TCP; ranges such as \`8000-8010\` work.`,
  },
  {
    name: 'FROM',
    forms: ['FROM [--platform=<platform>] <image>[:<tag>|@<digest>] [AS <name>]'],
    summary: 'Begin a stage on a base image, an earlier stage or scratch',
    documentation: `The first instruction but for ARG. A file may have several stages: the last one is the image, unless \`--target\` names another, and COPY \`--from\` takes files from the earlier ones. \`scratch\` is empty.

Without tag it is \`latest\`. A digest pins exactly one image.`,
  },
  {
    name: 'HEALTHCHECK',
    forms: ['HEALTHCHECK [OPTIONS] CMD <command>', 'HEALTHCHECK NONE'],
    summary: 'Say how to find out whether a container works',
    documentation: `The command runs in the container: exit code 0 is healthy, 1 unhealthy. Only the last one counts; \`NONE\` switches off the one of the base image. The tools it calls must be in the image.`,
  },
  {
    name: 'LABEL',
    forms: ['LABEL <key>=<value> ...'],
    summary: 'Describe the image with key-value pairs',
    documentation: `Shown by \`docker inspect\`, usable in filters. Values with blanks need quotes. Keys that tools understand begin with \`org.opencontainers.image.\`, such as \`source\`, \`version\` and \`licenses\`.`,
  },
  {
    name: 'MAINTAINER',
    forms: ['MAINTAINER <name>'],
    summary: 'Name the author of the image',
    documentation: 'Deprecated. Write `LABEL org.opencontainers.image.authors="…"` instead.',
    deprecated: 'LABEL org.opencontainers.image.authors="…"',
    anchor: 'maintainer-deprecated',
  },
  {
    name: 'ONBUILD',
    forms: ['ONBUILD <INSTRUCTION>'],
    summary: 'Keep an instruction for builds on this image',
    documentation: `It runs right behind FROM when another Dockerfile builds on this image, and not before; not in builds on that one. ONBUILD, FROM and MAINTAINER can't be kept.`,
  },
  {
    name: 'RUN',
    forms: ['RUN [OPTIONS] <command>', 'RUN [OPTIONS] ["<executable>", "<param>", ...]'],
    summary: 'Run a command and keep what it changes as a layer',
    documentation: `The shell form runs in \`/bin/sh -c\` or what SHELL says. \`RUN <<EOF\` runs the lines up to \`EOF\` as a script.

A layer keeps what it adds even if a later one deletes it: clean up in the same RUN, or keep caches out with \`--mount=type=cache\`. The step is taken from the cache when its text and the layers before it are the same.`,
  },
  {
    name: 'SHELL',
    forms: ['SHELL ["<executable>", "<param>", ...]'],
    summary: 'Change the shell of the instructions in shell form',
    documentation: `Always a JSON array. Holds from its line on for RUN, CMD, ENTRYPOINT and HEALTHCHECK. Default: \`["/bin/sh", "-c"]\` on Linux, \`["cmd", "/S", "/C"]\` on Windows. \`["/bin/bash", "-o", "pipefail", "-c"]\` makes a failing pipe fail the build.`,
  },
  {
    name: 'STOPSIGNAL',
    forms: ['STOPSIGNAL <signal>'],
    summary: 'Choose the signal that asks the container to stop',
    documentation: `A name such as \`SIGTERM\` or \`SIGQUIT\`, or a number. Default: \`SIGTERM\`. \`docker stop\` sends it, waits ten seconds, then sends \`SIGKILL\`.`,
  },
  {
    name: 'USER',
    forms: ['USER <user>[:<group>]'],
    summary: 'Choose who runs what follows, and the container',
    documentation: `A name or number, for RUN, CMD and ENTRYPOINT from here on. COPY and ADD still write as root unless \`--chown\` says otherwise. A name must exist in the image; a number need not, and Kubernetes can tell that it isn't root.`,
  },
  {
    name: 'VOLUME',
    forms: ['VOLUME ["<path>", ...]', 'VOLUME <path> ...'],
    summary: 'Mark directories that hold data from outside the image',
    documentation: `A container gets a fresh anonymous volume there unless one is given. Changes that later instructions make below such a path may be dropped, and images built on this one can't take it back.`,
  },
  {
    name: 'WORKDIR',
    forms: ['WORKDIR <path>'],
    summary: 'Set the directory for what follows, making it if needed',
    documentation: `For RUN, CMD, ENTRYPOINT, COPY and ADD, and in containers. A relative path starts at the one before. Unlike \`cd\` in RUN it lasts.`,
  },
];

/** The eighteen instructions, by the alphabet. */
export const instructions: readonly InstructionFact[] = drafts.map(
  ({ anchor, documentation, ...draft }) => ({
    ...draft,
    documentation: `${documentation}\n\n[Reference](${REFERENCE}#${anchor ?? draft.name.toLowerCase()})`,
    flags: flagsOf[draft.name] ?? [],
    inOnbuild: !NOT_IN_ONBUILD.has(draft.name),
  }),
);

const byName: ReadonlyMap<string, InstructionFact> = new Map(
  instructions.map((instruction) => [instruction.name, instruction]),
);

/** The instruction called `name` in upper case; `undefined` for any other word. */
export function instructionFact(name: string): InstructionFact | undefined {
  return byName.get(name);
}
