/** A row of `GET /images/json`, or the same picture taken from `GET /images/{name}/json`. */
export interface Image {
  /** `sha256:…`. */
  readonly id: string;
  /** `busybox:latest`, in order; empty for a dangling image. */
  readonly tags: readonly string[];
  /** `busybox@sha256:…`, in order: what registries know it by. */
  readonly digests: readonly string[];
  /** The image it was built from here; `undefined` for one that was pulled. */
  readonly parentId?: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Bytes, those it shares with other images included. */
  readonly size: number;
  readonly labels: Readonly<Record<string, string>>;
}
