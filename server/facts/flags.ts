/** What may stand behind `=`. */
export type FlagValue =
  | { readonly kind: 'boolean' }
  | { readonly kind: 'choice'; readonly values: readonly ChoiceFact[] }
  | {
      readonly kind:
        | 'checksum'
        | 'device'
        | 'duration'
        | 'integer'
        | 'mode'
        | 'mount'
        | 'owner'
        | 'pattern'
        | 'platform'
        | 'source';
    };

export interface ChoiceFact {
  readonly value: string;
  readonly summary: string;
}

/** A flag of one instruction. */
export interface FlagFact {
  /** Without the dashes. */
  readonly name: string;
  readonly value: FlagValue;
  /** May be given more than once. */
  readonly repeatable: boolean;
  /** The value when the flag is missing, for people; `undefined` when there is none. */
  readonly fallback?: string;
  /** One sentence without a final period. */
  readonly summary: string;
  /** Markdown, ends with a link to the reference. */
  readonly documentation: string;
  /** The first Dockerfile frontend that knows it; `undefined` when all do. */
  readonly since?: string;
}

const REFERENCE = 'https://docs.docker.com/reference/dockerfile/';

const link: FlagFact = {
  name: 'link',
  value: { kind: 'boolean' },
  repeatable: false,
  fallback: 'false',
  since: '1.4',
  summary: 'Put the files into a layer that does not depend on the layers before it',
  documentation: `The files become a layer of their own, laid over whatever is below. A new base image then doesn't invalidate the layer, and it can be rebased without a build.

Symbolic links in the destination are not followed: the path is made of real directories.

[Reference](${REFERENCE}#copy---link)`,
};

const chown: FlagFact = {
  name: 'chown',
  value: { kind: 'owner' },
  repeatable: false,
  fallback: '0:0',
  summary: 'Owner of the files in the image, as user:group',
  documentation: `Names or numbers: \`app\`, \`app:app\`, \`1000:1000\`. Without a group the group has the user's number. Names are looked up in the image's \`/etc/passwd\` and \`/etc/group\`; numbers need neither. Linux images only.

[Reference](${REFERENCE}#copy---chown---chmod)`,
};

const chmod: FlagFact = {
  name: 'chmod',
  value: { kind: 'mode' },
  repeatable: false,
  since: '1.2',
  summary: 'Permissions of the files in the image',
  documentation: `Octal, such as \`755\`, or symbolic, such as \`u=rwX,go=rX\` (from Dockerfile 1.14). One flag here saves a \`RUN chmod\`, which would store the files a second time. Linux images only.

[Reference](${REFERENCE}#copy---chown---chmod)`,
};

const exclude: FlagFact = {
  name: 'exclude',
  value: { kind: 'pattern' },
  repeatable: true,
  since: '1.19',
  summary: 'Leave out files that match a pattern',
  documentation: `A pattern as in \`.dockerignore\`, relative to each source: \`--exclude=*.md\`. May be given several times. Leaves out further files, never brings back what \`.dockerignore\` keeps away.

[Reference](${REFERENCE}#copy---exclude)`,
};

const from: FlagFact = {
  name: 'from',
  value: { kind: 'source' },
  repeatable: false,
  fallback: 'the build context',
  summary: 'Take the files from a stage, an image or a named context',
  documentation: `The name or number of an earlier stage, an image, or a context given with \`--build-context\`. A stage's name comes before an image of the same name. Variables are not expanded: give an image with a variable a stage of its own and name that.

[Reference](${REFERENCE}#copy---from)`,
};

const parents: FlagFact = {
  name: 'parents',
  value: { kind: 'boolean' },
  repeatable: false,
  fallback: 'false',
  since: '1.20',
  summary: 'Keep the directories that lead to each source',
  documentation: `\`COPY --parents src/a.txt /dst/\` makes \`/dst/src/a.txt\`. A \`/./\` in the source marks where the kept part begins: \`--parents x/./src/a.txt\`.

[Reference](${REFERENCE}#copy---parents)`,
};

const checksum: FlagFact = {
  name: 'checksum',
  value: { kind: 'checksum' },
  repeatable: false,
  since: '1.6',
  summary: 'Fail unless the download has this checksum',
  documentation: `\`sha256:…\` for a file over HTTP, the commit for a Git repository. Only with a single remote source.

[Reference](${REFERENCE}#add---checksum)`,
};

const keepGitDir: FlagFact = {
  name: 'keep-git-dir',
  value: { kind: 'boolean' },
  repeatable: false,
  fallback: 'false',
  since: '1.1',
  summary: 'Keep .git of a Git source',
  documentation: `Without it only the files of the commit are added.

[Reference](${REFERENCE}#add---keep-git-dir)`,
};

const unpack: FlagFact = {
  name: 'unpack',
  value: { kind: 'boolean' },
  repeatable: false,
  fallback: 'true for local archives, false for remote ones',
  since: '1.17',
  summary: 'Unpack archives, or add them as they are',
  documentation: `\`--unpack=true\` also unpacks a downloaded archive; \`--unpack=false\` adds a local one as a file.

[Reference](${REFERENCE}#add---unpack)`,
};

const platform: FlagFact = {
  name: 'platform',
  value: { kind: 'platform' },
  repeatable: false,
  fallback: 'the platform that is built for',
  summary: 'Platform of the base image',
  documentation: `Such as \`linux/amd64\`, or \`$BUILDPLATFORM\` for a stage that cross-compiles on the machine that builds. \`$TARGETPLATFORM\` is what happens anyway. A constant ties the stage to one platform.

[Reference](${REFERENCE}#from)`,
};

const mount: FlagFact = {
  name: 'mount',
  value: { kind: 'mount' },
  repeatable: true,
  since: '1.2',
  summary: 'Give this command files that do not end up in the image',
  documentation: `\`type=bind\` (files of the context, a stage or an image, the default), \`cache\` (a directory that lasts from build to build), \`tmpfs\`, \`secret\` or \`ssh\`, and more \`key=value\` pairs behind commas:

- bind: \`target\`, \`source\`, \`from\`, \`rw\`
- cache: \`target\`, \`id\`, \`sharing=shared|private|locked\`, \`from\`, \`source\`, \`ro\`, \`mode\`, \`uid\`, \`gid\`
- tmpfs: \`target\`, \`size\`
- secret: \`id\`, \`target\`, \`env\`, \`required\`, \`mode\`, \`uid\`, \`gid\`
- ssh: \`id\`, \`target\`, \`required\`, \`mode\`, \`uid\`, \`gid\`

[Reference](${REFERENCE}#run---mount)`,
};

const network: FlagFact = {
  name: 'network',
  value: {
    kind: 'choice',
    values: [
      { value: 'default', summary: 'The network of the build' },
      { value: 'none', summary: 'No network but the loopback' },
      { value: 'host', summary: "The host's network; the build must allow it" },
    ],
  },
  repeatable: false,
  fallback: 'default',
  since: '1.3',
  summary: 'Network that the command sees',
  documentation: `\`none\` proves that a step works offline. \`host\` needs the entitlement \`network.host\`.

[Reference](${REFERENCE}#run---network)`,
};

const security: FlagFact = {
  name: 'security',
  value: {
    kind: 'choice',
    values: [
      { value: 'sandbox', summary: 'The usual confinement' },
      { value: 'insecure', summary: 'All privileges; the build must allow it' },
    ],
  },
  repeatable: false,
  fallback: 'sandbox',
  since: '1.20',
  summary: 'Privileges that the command runs with',
  documentation: `\`insecure\` is \`docker run --privileged\` for one step and needs the entitlement \`security.insecure\`.

[Reference](${REFERENCE}#run---security)`,
};

const device: FlagFact = {
  name: 'device',
  value: { kind: 'device' },
  repeatable: true,
  since: '1.14-labs',
  summary: 'Give the command a device of the host',
  documentation: `A CDI device such as \`nvidia.com/gpu=all\`; add \`,required\` to fail without it. Needs a labs frontend and the entitlement \`device\`.

[Reference](${REFERENCE}#run---device)`,
};

const interval = durationFlag('interval', '30s', 'Time between two checks');
const timeout = durationFlag('timeout', '30s', 'Time after which a check counts as failed');
const startPeriod = durationFlag(
  'start-period',
  '0s',
  'Time to start in which failed checks do not count',
);
const startInterval = durationFlag(
  'start-interval',
  '5s',
  'Time between two checks during the start period; needs Docker Engine 25',
);
const retries: FlagFact = {
  name: 'retries',
  value: { kind: 'integer' },
  repeatable: false,
  fallback: '3',
  summary: 'Failed checks in a row until the container is unhealthy',
  documentation: `A whole number.

[Reference](${REFERENCE}#healthcheck)`,
};

/** The flags that each instruction takes, by its name; instructions without flags are missing. */
export const flagsOf: Readonly<Record<string, readonly FlagFact[]>> = {
  ADD: [keepGitDir, checksum, chown, chmod, link, unpack, exclude],
  COPY: [from, chown, chmod, link, parents, exclude],
  FROM: [platform],
  HEALTHCHECK: [interval, timeout, startPeriod, startInterval, retries],
  RUN: [mount, network, security, device],
};

function durationFlag(name: string, fallback: string, summary: string): FlagFact {
  return {
    name,
    value: { kind: 'duration' },
    repeatable: false,
    fallback,
    summary,
    documentation: `A duration with unit: \`500ms\`, \`10s\`, \`1m30s\`, \`1h\`. Default: \`${fallback}\`.

[Reference](${REFERENCE}#healthcheck)`,
  };
}
