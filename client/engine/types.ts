/**
 * What the Engine tells us, decoded into our own words. Every field that an old Engine or Podman
 * may leave out is optional here; nothing else is.
 *
 * @see https://docs.docker.com/reference/api/engine/
 */

export interface EngineVersion {
  /** `20.10.24`. */
  readonly version: string;
  /** The API version this connection speaks, negotiated: `1.41`. */
  readonly apiVersion: string;
  readonly os: string;
  readonly arch: string;
}

/** A message of `GET /events`. */
export interface EngineEvent {
  readonly type: string;
  /** Without what follows a colon: `exec_create: sh` is `exec_create`. */
  readonly action: string;
  /** What follows the colon: `healthy` of `health_status: healthy`. */
  readonly detail?: string;
  /** The object's id; a volume's or network's name where the Engine sends that. */
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Nanoseconds since 1970, as text: it does not fit a number. */
  readonly timeNano: string;
}
