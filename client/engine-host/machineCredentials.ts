import { dockerConfigFolder } from '../../core/docker-config/configFile.ts';
import { credentialHelper } from '../../core/docker-config/credentialHelper.ts';
import { type CredentialSource, DockerCredentials } from '../../core/docker-config/credentials.ts';
import { machineSurroundings } from '../engine/surroundings.ts';

/** The accounts that `docker login` has left on this machine. */
export function machineCredentials(): CredentialSource {
  const { files, env, home } = machineSurroundings();
  return new DockerCredentials({
    files,
    folder: () => dockerConfigFolder(env, home),
    helper: credentialHelper(),
  });
}
