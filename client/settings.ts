/**
 * The settings as the user sees them. The manifest's `configuration` is generated from here, and
 * what must not come from an untrusted workspace with it.
 */
export interface Setting {
  /** `longshore.engine.host`. */
  readonly id: string;
  readonly type: 'string' | 'boolean' | 'integer' | 'object' | 'array';
  readonly default: string | boolean | number | Readonly<Record<string, never>> | readonly never[];
  readonly enum?: readonly (readonly [value: string, description: string])[];
  /** What an object's keys or an array's items are; the generator offers or describes them. */
  readonly holds?: 'rules' | 'labels' | 'texts';
  /** Markdown. */
  readonly description: string;
  /** `machine`: never from a workspace. */
  readonly scope: 'machine' | 'window' | 'resource';
  /** Chooses an Engine or a program: not read from an untrusted workspace. */
  readonly restricted: boolean;
}

const UNDER_FILES = 'Another value than the default wins over `format` in `longshore.yaml`.';

export const SETTINGS: readonly Setting[] = [
  {
    id: 'longshore.engine.host',
    type: 'string',
    default: '',
    description:
      "The Docker Engine's address, as in `DOCKER_HOST`: `unix:///var/run/docker.sock`, `tcp://localhost:2375`. Empty: `#longshore.engine.context#`, then `DOCKER_HOST`, then the current Docker context, then the default socket.",
    scope: 'machine',
    restricted: true,
  },
  {
    id: 'longshore.engine.context',
    type: 'string',
    default: '',
    description:
      'The name of the Docker context to use. Empty: what `DOCKER_HOST` and `docker context use` say.',
    scope: 'machine',
    restricted: true,
  },
  {
    id: 'longshore.logs.tail',
    type: 'integer',
    default: 1000,
    description:
      'How many lines of the past a log shows at first, of each container. The page offers more.',
    scope: 'window',
    restricted: false,
  },
  {
    id: 'longshore.lint.rules',
    type: 'object',
    default: {},
    holds: 'rules',
    description:
      'How severe a rule is, by its code or by any name another tool has for it, or a category of rules; `off` silences it. `{ "DL3006": "error", "style": "off" }`. Wins over `longshore.yaml` and `.hadolint.yaml`.',
    scope: 'resource',
    restricted: false,
  },
  {
    id: 'longshore.lint.configurationFiles',
    type: 'boolean',
    default: true,
    description:
      'Whether `longshore.yaml` above a Dockerfile and `.hadolint.yaml` of the workspace folder or the home folder count.',
    scope: 'resource',
    restricted: false,
  },
  {
    id: 'longshore.lint.exclude',
    type: 'array',
    default: [],
    holds: 'texts',
    description:
      'Files that are not checked: patterns as in `.dockerignore`, relative to the workspace folder. `["vendor", "**/*.tmpl"]`',
    scope: 'resource',
    restricted: false,
  },
  {
    id: 'longshore.lint.trustedRegistries',
    type: 'array',
    default: [],
    holds: 'texts',
    description:
      'Registries that images may come from, `*` at either end, beside those of configuration files. Empty everywhere: any.',
    scope: 'resource',
    restricted: false,
  },
  {
    id: 'longshore.lint.labels',
    type: 'object',
    default: {},
    holds: 'labels',
    description:
      'Labels that images must carry, with the types of their values, beside those of configuration files. `{ "org.opencontainers.image.version": "semver" }`',
    scope: 'resource',
    restricted: false,
  },
  {
    id: 'longshore.lint.strictLabels',
    type: 'boolean',
    default: false,
    description:
      'Only labels that are required are allowed. Once a configuration file says so, this changes nothing.',
    scope: 'resource',
    restricted: false,
  },
  {
    id: 'longshore.shellcheck.enable',
    type: 'boolean',
    default: true,
    description:
      'Whether ShellCheck looks at shell commands, if it is installed and `longshore.yaml` does not say `shellcheck: off`.',
    scope: 'resource',
    restricted: false,
  },
  {
    id: 'longshore.shellcheck.path',
    type: 'string',
    default: '',
    description: 'The ShellCheck program. Empty: `shellcheck`, looked up in `PATH`.',
    scope: 'machine',
    restricted: true,
  },
  {
    id: 'longshore.format.enable',
    type: 'boolean',
    default: true,
    description: 'Whether Dockerfiles can be formatted.',
    scope: 'resource',
    restricted: false,
  },
  {
    id: 'longshore.format.keywordCase',
    type: 'string',
    default: 'upper',
    enum: [
      ['upper', '`FROM alpine AS base`'],
      ['lower', '`from alpine as base`'],
      ['keep', 'As it is'],
    ],
    description: `The case of keywords. ${UNDER_FILES}`,
    scope: 'resource',
    restricted: false,
  },
  {
    id: 'longshore.format.maxBlankLines',
    type: 'integer',
    default: 1,
    description: `How many blank lines may follow each other. ${UNDER_FILES}`,
    scope: 'resource',
    restricted: false,
  },
  {
    id: 'longshore.format.minBlankLinesBetweenStages',
    type: 'integer',
    default: 0,
    description: `How many blank lines stand before every stage but the first. ${UNDER_FILES}`,
    scope: 'resource',
    restricted: false,
  },
  {
    id: 'longshore.format.maxBlankLinesBetweenStages',
    type: 'integer',
    default: 2,
    description: `How many blank lines may stand before every stage but the first. ${UNDER_FILES}`,
    scope: 'resource',
    restricted: false,
  },
  {
    id: 'longshore.format.operators',
    type: 'string',
    default: 'keep',
    enum: [
      ['keep', 'As it is'],
      ['lineStart', 'At the beginning of the next line'],
      ['lineEnd', 'At the end of the line, before the `\\`'],
    ],
    description: `Where \`&&\` and \`||\` stand when a line is broken at them. ${UNDER_FILES}`,
    scope: 'resource',
    restricted: false,
  },
  {
    id: 'longshore.format.onePackagePerLine',
    type: 'boolean',
    default: false,
    description: `Whether packages that are installed by name get a line each. ${UNDER_FILES}`,
    scope: 'resource',
    restricted: false,
  },
  {
    id: 'longshore.format.continuationMarks',
    type: 'string',
    default: 'space',
    enum: [
      ['space', 'Behind one blank'],
      ['align', "In one column, behind the instruction's longest line"],
      ['keep', 'As it is'],
    ],
    description: `Where the \`\\\` at the end of a line stands. ${UNDER_FILES}`,
    scope: 'resource',
    restricted: false,
  },
  {
    id: 'longshore.format.removeEmptyContinuations',
    type: 'boolean',
    default: false,
    description: `Whether empty lines between continuations are taken out. ${UNDER_FILES}`,
    scope: 'resource',
    restricted: false,
  },
  {
    id: 'longshore.format.finalNewline',
    type: 'boolean',
    default: true,
    description: `Whether the file ends with one line break. ${UNDER_FILES}`,
    scope: 'resource',
    restricted: false,
  },
  {
    id: 'longshore.build.context',
    type: 'string',
    default: '',
    description:
      'The folder of the build context, relative to the workspace folder, for what COPY and ADD name. Empty: found from the Dockerfile upwards.',
    scope: 'resource',
    restricted: false,
  },
  {
    id: 'longshore.inlayHints.variables',
    type: 'string',
    default: 'from',
    enum: [
      ['off', 'Nowhere'],
      ['from', 'In FROM, where the value says which image is meant'],
      ['all', 'Wherever the builder replaces variables: COPY, ENV, WORKDIR and others too'],
    ],
    description: 'Where the value of `$VARIABLE` is shown behind it, as far as the file tells it.',
    scope: 'resource',
    restricted: false,
  },
  {
    id: 'longshore.inlayHints.platforms',
    type: 'boolean',
    default: true,
    description:
      'Show the platform that a stage takes over from the stage it is built on, where FROM does not say one itself.',
    scope: 'resource',
    restricted: false,
  },
  {
    id: 'longshore.inlayHints.stageNumbers',
    type: 'boolean',
    default: true,
    description: 'Show which stage a number means, as in `COPY --from=0`.',
    scope: 'resource',
    restricted: false,
  },
  {
    id: 'longshore.codeLens.references',
    type: 'boolean',
    default: true,
    description: 'Show above a stage how often other stages use it; a click shows where.',
    scope: 'resource',
    restricted: false,
  },
  {
    id: 'longshore.codeLens.build',
    type: 'boolean',
    default: true,
    description: 'Offer above a stage to build up to it, where a build can be started.',
    scope: 'resource',
    restricted: false,
  },
  {
    id: 'longshore.registry.online',
    type: 'boolean',
    default: true,
    description:
      'Ask Docker Hub and the registries that a Dockerfile names, without an account, while an image is typed: for names, tags and digests. Off: only images of the Engine and a built-in list are proposed.',
    scope: 'resource',
    restricted: false,
  },
  {
    id: 'longshore.trace.server',
    type: 'string',
    default: 'off',
    enum: [
      ['off', 'Nothing'],
      ['messages', 'The names of messages'],
      ['verbose', 'Messages with their content'],
    ],
    description: 'What is written to the output channel of what editor and language server say.',
    scope: 'window',
    restricted: false,
  },
];
