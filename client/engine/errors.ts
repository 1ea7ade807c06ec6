/** Why a call to the Engine failed; what the user reads is chosen by it in one place. */
export type EngineErrorReason =
  | 'notInstalled'
  | 'notRunning'
  | 'denied'
  | 'refused'
  | 'tls'
  | 'wrongProtocol'
  | 'sshFailed'
  | 'timedOut'
  | 'disconnected'
  | 'badAnswer'
  | 'notFound'
  | 'conflict'
  | 'inUse'
  | 'unauthorized'
  | 'unsupported'
  | 'badRequest'
  | 'serverError'
  | 'cancelled';

/** The only error the Engine layer throws. */
export class EngineError extends Error {
  readonly reason: EngineErrorReason;
  /** The HTTP status, where there was an answer. */
  readonly status: number | undefined;

  constructor(
    reason: EngineErrorReason,
    message: string,
    options: { status?: number; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'EngineError';
    this.reason = reason;
    this.status = options.status;
  }

  /** Whether `error` is ours, for one of `reasons` when given. */
  static is(error: unknown, ...reasons: EngineErrorReason[]): error is EngineError {
    return error instanceof EngineError && (reasons.length === 0 || reasons.includes(error.reason));
  }
}

/** Reasons under which no call can succeed until something outside changes. */
export const UNREACHABLE_REASONS: ReadonlySet<EngineErrorReason> = new Set([
  'notInstalled',
  'notRunning',
  'denied',
  'refused',
  'tls',
  'wrongProtocol',
  'sshFailed',
  'timedOut',
  'disconnected',
]);
