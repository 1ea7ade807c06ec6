import { type Caller, pathPart } from './caller.ts';
import type { CallOptions } from './engine.ts';
import type { Kind } from './store.ts';

/** The Engine's whole answer about one object, as it came. Rejects with reason `notFound`. */
export type InspectVerb = (kind: Kind, id: string, options?: CallOptions) => Promise<unknown>;

export function inspectVerb(caller: Caller): InspectVerb {
  return (kind, id, options) =>
    caller.call(options, 'answer', (docker, abortSignal) => {
      const name = pathPart(id);
      const objects: Readonly<Record<Kind, () => unknown>> = {
        containers: () => docker.getContainer(name),
        images: () => docker.getImage(name),
        volumes: () => docker.getVolume(name),
        networks: () => docker.getNetwork(name),
      };
      // Its types know options for some of them only, unlike its code.
      return (objects[kind]() as Inspectable).inspect({ abortSignal });
    });
}

interface Inspectable {
  inspect(options: object): Promise<unknown>;
}
