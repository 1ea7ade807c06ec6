import { EngineError, type EngineErrorReason } from './errors.ts';

/** What the Engine answered instead of what was asked for. */
export class HttpFailure extends Error {
  readonly status: number;

  /** `message` is the Engine's own sentence. */
  constructor(status: number, message: string) {
    super(message);
    this.name = 'HttpFailure';
    this.status = status;
  }
}

/** Turns anything a call failed with into an `EngineError`; `address` is for the message. */
export function toEngineError(error: unknown, address: string): EngineError {
  if (error instanceof EngineError) {
    return error;
  }
  if (error instanceof HttpFailure) {
    return fromStatus(error, address);
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const [reason, what] = fromCode(code);
  return new EngineError(reason, `${what} (${address}${code && `, ${code}`})`, { cause: error });
}

const BY_STATUS: Readonly<Record<number, EngineErrorReason>> = {
  400: 'badRequest',
  401: 'unauthorized',
  403: 'denied',
  404: 'notFound',
  406: 'badRequest',
  409: 'conflict',
  501: 'unsupported',
};

function fromStatus(failure: HttpFailure, address: string): EngineError {
  const { status } = failure;
  // What Go's TLS server says to plain HTTP; the one case where only the text tells.
  if (status === 400 && failure.message.startsWith('Client sent an HTTP request to an HTTPS')) {
    const message = `${address} speaks TLS; set DOCKER_TLS_VERIFY and DOCKER_CERT_PATH`;
    return new EngineError('wrongProtocol', message, { status });
  }
  const reason = BY_STATUS[status] ?? (status >= 500 ? 'serverError' : 'badAnswer');
  const message = failure.message || `The Engine answered with HTTP status ${status}`;
  return new EngineError(reason, message, { status });
}

const BY_CODE: Readonly<Record<string, readonly [EngineErrorReason, string]>> = {
  ENOENT: ['notRunning', 'The Docker Engine is not running: its socket does not exist'],
  EACCES: ['denied', 'You may not use the Docker Engine here'],
  EPERM: ['denied', 'You may not use the Docker Engine here'],
  ECONNREFUSED: ['refused', "Nothing listens at the Docker Engine's address"],
  ENOTFOUND: ['refused', 'The host of the Docker Engine is not known'],
  EAI_AGAIN: ['refused', 'The host of the Docker Engine is not known'],
  EHOSTUNREACH: ['refused', 'The host of the Docker Engine cannot be reached'],
  ENETUNREACH: ['refused', 'The network of the Docker Engine cannot be reached'],
  ENOTSOCK: ['wrongProtocol', "What is at the Docker Engine's address is not a socket"],
  ETIMEDOUT: ['timedOut', 'The host of the Docker Engine does not answer'],
  ECONNRESET: disconnected(),
  EPIPE: disconnected(),
  ECONNABORTED: disconnected(),
  ERR_STREAM_PREMATURE_CLOSE: disconnected(),
  ERR_SSL_WRONG_VERSION_NUMBER: notTls(),
  ERR_SSL_PACKET_LENGTH_TOO_LONG: notTls(),
  EPROTO: notTls(),
};

const TLS_CODES = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

function fromCode(code: string): readonly [EngineErrorReason, string] {
  const known = Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
  if (known !== undefined) {
    return known;
  }
  if (TLS_CODES.has(code) || /^(?:CERT_|ERR_TLS|ERR_SSL|ERR_OSSL)/.test(code)) {
    return ['tls', 'No trusted TLS connection to the Docker Engine; check its certificates'];
  }
  if (code.startsWith('HPE_')) {
    return ['wrongProtocol', 'What answers does not speak HTTP, so it is not a Docker Engine'];
  }
  return ['disconnected', 'The connection to the Docker Engine failed'];
}

function disconnected(): readonly [EngineErrorReason, string] {
  return ['disconnected', 'The Docker Engine closed the connection'];
}

function notTls(): readonly [EngineErrorReason, string] {
  return ['wrongProtocol', "The Docker Engine's address does not speak TLS"];
}
