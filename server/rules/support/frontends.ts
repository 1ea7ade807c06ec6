import type { Directive } from '../../syntax/nodes.ts';

/** The version of the Dockerfile frontend that a file asks for. */
export interface Frontend {
  /** `1.4`; `undefined` for the newest. */
  readonly version: string | undefined;
  readonly isLabs: boolean;
}

/** What reads the file, as far as anybody can tell; without a directive it is the builder itself. */
export function readFrontend(syntax: Directive | undefined): Frontend | undefined {
  if (syntax === undefined) return { version: undefined, isLabs: false };
  const image = /^(?:docker\.io\/)?docker\/dockerfile(?::([\w.-]+))?(?:@\S+)?$/.exec(syntax.value);
  if (image === null) return undefined;
  const match = /^(?:latest|(\d+)(?:\.(\d+)(?:\.\d+)?)?)(-labs)?$/.exec(image[1] ?? 'latest');
  if (match === null) return undefined;
  const [, major, minor, labs] = match;
  return { version: minor && `${major}.${minor}`, isLabs: labs !== undefined };
}

/** `4` of `1.4`. */
export function minorOf(version: string): number {
  return Number(version.split('.')[1] ?? 0);
}
