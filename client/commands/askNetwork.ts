import type { Subnet } from '../engine/networks/types.ts';
import { ipVersion } from '../text/ipAddress.ts';

/** Why a network cannot have this name; `undefined` when it can. */
export function networkNameProblem(existing: readonly string[], name: string): string | undefined {
  if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/.test(name)) {
    return 'Use letters, digits, "_", "." and "-", beginning with a letter or digit';
  }
  return existing.includes(name) ? `There is a network with the name "${name}" already` : undefined;
}

/** The subnet of `10.5.0.0/16 10.5.0.1`, none of nothing; a sentence when it is no subnet. */
export function readSubnet(line: string): readonly Subnet[] | string {
  const [subnet = '', gateway, ...rest] = line.trim().split(/[\s,]+/);
  if (subnet === '') {
    return [];
  }
  const [address = '', prefix = '', ...more] = subnet.split('/');
  const family = ipVersion(address);
  const longest = family === 4 ? 32 : 128;
  if (family === 0 || more.length > 0 || !/^\d{1,3}$/.test(prefix) || Number(prefix) > longest) {
    return `"${subnet}" is no subnet; write it as 10.5.0.0/16`;
  }
  if (rest.length > 0 || (gateway !== undefined && ipVersion(gateway) !== family)) {
    return `"${[gateway, ...rest].join(' ')}" is no address of a gateway in ${subnet}`;
  }
  return [{ subnet, ...(gateway !== undefined && { gateway }) }];
}
