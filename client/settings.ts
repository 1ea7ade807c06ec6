/**
 * The settings as the user sees them. The manifest's `configuration` is generated from here, and
 * what must not come from an untrusted workspace with it.
 */
export interface Setting {
  /** `longshore.engine.host`. */
  readonly id: string;
  readonly type: 'string' | 'boolean' | 'object';
  readonly default: string | boolean | Readonly<Record<string, never>>;
  readonly enum?: readonly (readonly [value: string, description: string])[];
  /** What an object's keys are; the generator offers each of them. */
  readonly keys?: 'rules';
  /** Markdown. */
  readonly description: string;
  /** `machine`: never from a workspace. */
  readonly scope: 'machine' | 'window' | 'resource';
  /** Chooses an Engine or a program: not read from an untrusted workspace. */
  readonly restricted: boolean;
}

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
    id: 'longshore.lint.rules',
    type: 'object',
    default: {},
    keys: 'rules',
    description:
      'How severe a rule is, by its code or by any name another tool has for it; `off` silences it. `{ "DL3006": "error", "DL4000": "off" }`',
    scope: 'window',
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
