import type { CredentialAnswer } from '../../core/docker-config/credentials.ts';
import { type ImageReference, shortName } from '../../core/reference.ts';
import { EngineError } from '../engine/errors.ts';
import { registryAuth } from '../engine/registryAuth.ts';
import type { CommandContext, Report } from './command.ts';
import type { CommandId } from './ids.generated.ts';

const SHOW: CommandId = 'longshore.images.transfers';

/** What moving an image needs of its surroundings. */
export type Moving = Pick<
  CommandContext,
  'engine' | 'transfers' | 'credentials' | 'signal' | 'report'
>;

/** Pulls one image; each layer can be followed. Throws `EngineError`. */
export function pullImage(around: Moving, reference: ImageReference): Promise<void> {
  return move(around, reference, 'pull');
}

/** Pushes one tag; each layer can be followed. Throws `EngineError`. */
export function pushImage(around: Moving, reference: ImageReference): Promise<void> {
  return move(around, reference, 'push');
}

async function move(
  { engine, transfers, credentials, signal, report }: Moving,
  reference: ImageReference,
  verb: 'pull' | 'push',
): Promise<void> {
  const { registry } = reference;
  const account = await credentials.credentialsFor(registry, signal);
  const auth = registryAuth(account.credentials);
  const title = `${verb === 'pull' ? 'Pull' : 'Push'} ${shortName(reference)}`;
  try {
    await transfers.run(title, withLink(report), (onProgress) =>
      engine.images[verb](reference, { auth, onProgress }, { signal }),
    );
  } catch (error) {
    throw EngineError.is(error, 'unauthorized') ? refused(error, registry, account) : error;
  }
}

/** The notification leads to the picture of all layers. */
function withLink(report: Report): Report {
  return (message, fraction) => report(`${message} · [Show Layers](command:${SHOW})`, fraction);
}

/** What to do about a registry's no. Most tell neither whether an image exists nor who may see it. */
function refused(
  cause: EngineError,
  registry: string,
  { credentials, problem }: CredentialAnswer,
): EngineError {
  const login = registry === 'docker.io' ? 'docker login' : `docker login ${registry}`;
  const why =
    credentials === undefined
      ? `${registry} does not know this image, or shows it to nobody without an account`
      : `${registry} does not know this image, or your account there may not do this`;
  const advice = `Check the name, or sign in with "${login}" in a terminal`;
  const message = [`${why}. ${advice}`, problem].filter(Boolean).join('. ');
  return new EngineError('unauthorized', message, { cause });
}
