import { EngineError } from './errors.ts';

/**
 * What the Engine says when a registry refused it. The registry's own code is only in the sentence,
 * whatever the HTTP status: its words are fixed by the distribution specification, and one of the
 * Engine's is for a registry that was never given an account.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes
 */
const REFUSED = /(?:^|: )(?:unauthorized|denied)(?:: |$)|(?:^|: )no basic auth credentials$/;

/** The error, with reason `unauthorized` when it was a registry that wants an account. */
export function toRegistryError(error: unknown): unknown {
  return error instanceof EngineError && REFUSED.test(error.message)
    ? new EngineError('unauthorized', error.message, { cause: error })
    : error;
}
