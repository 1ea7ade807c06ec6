/** Why a call to a registry failed; nobody matches on the message. */
export type RegistryErrorReason =
  /** No answer: no network, no such host, refused, TLS. */
  | 'unreachable'
  | 'timedOut'
  /** By the caller's signal. */
  | 'cancelled'
  /** It wants an account, or another one. */
  | 'unauthorized'
  | 'notFound'
  | 'tooManyRequests'
  /** An answer that is none: not JSON, too long, a challenge nobody can meet. */
  | 'badAnswer'
  /** Any other status. */
  | 'serverError';

/** The only error that the registry layer throws. Its message holds no token and no password. */
export class RegistryError extends Error {
  readonly reason: RegistryErrorReason;
  /** The HTTP status, where there was an answer. */
  readonly status: number | undefined;

  constructor(
    reason: RegistryErrorReason,
    message: string,
    options: { readonly status?: number; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'RegistryError';
    this.reason = reason;
    this.status = options.status;
  }

  /** Whether `error` is ours, for one of `reasons` when given. */
  static is(error: unknown, ...reasons: RegistryErrorReason[]): error is RegistryError {
    return (
      error instanceof RegistryError && (reasons.length === 0 || reasons.includes(error.reason))
    );
  }
}
