import type Dockerode from 'dockerode';
import type { Transport } from './transport.ts';

/** dockerode's client; this file alone imports it, and only when somebody calls the Engine. */
export type Docker = Dockerode;

/** A client that speaks through `transport`. */
export async function openDocker(transport: Transport): Promise<Docker> {
  const { default: Constructor } = await import('dockerode');
  return new Constructor({ modem: transport } as unknown as Dockerode.DockerOptions);
}
