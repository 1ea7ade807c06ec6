/** What the Engine puts on a volume that a container asked for without a name, since API 1.42. */
const LABEL = 'com.docker.volume.anonymous';

/** Whether the Engine made the name up: 64 hexadecimal digits, or its label. */
export function isAnonymous(name: string, labels: readonly string[]): boolean {
  return labels.includes(LABEL) || /^[0-9a-f]{64}$/.test(name);
}
