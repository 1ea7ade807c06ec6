/** A value that is often right. */
export interface ValueFact {
  readonly value: string;
  /** One sentence without a final period. */
  readonly summary: string;
}

/** Platforms that images are built for, the most common first. */
export const platforms: readonly ValueFact[] = [
  { value: 'linux/amd64', summary: 'Linux on 64-bit Intel and AMD' },
  { value: 'linux/arm64', summary: 'Linux on 64-bit ARM: Graviton, Apple silicon, Raspberry Pi' },
  { value: 'linux/arm/v7', summary: 'Linux on 32-bit ARM with a floating-point unit' },
  { value: 'linux/arm/v6', summary: 'Linux on older 32-bit ARM' },
  { value: 'linux/386', summary: 'Linux on 32-bit Intel and AMD' },
  { value: 'linux/ppc64le', summary: 'Linux on POWER' },
  { value: 'linux/s390x', summary: 'Linux on IBM Z' },
  { value: 'linux/riscv64', summary: 'Linux on 64-bit RISC-V' },
  { value: 'windows/amd64', summary: 'Windows on 64-bit Intel and AMD' },
];

/** Permissions for COPY and ADD. */
export const copyModes: readonly ValueFact[] = [
  { value: '755', summary: 'Everybody may read and run, the owner may write: programs' },
  { value: '644', summary: 'Everybody may read, the owner may write: plain files' },
  { value: '555', summary: 'Everybody may read and run, nobody may write' },
  { value: '444', summary: 'Everybody may read, nobody may write' },
  { value: '700', summary: 'Only the owner, to read, write and run' },
  { value: '600', summary: 'Only the owner, to read and write' },
  { value: '400', summary: 'Only the owner, to read' },
  { value: '+x', summary: 'Everybody may run what is copied; the rest stays' },
  { value: 'u=rwX,go=rX', summary: 'Folders and programs 755, other files 644' },
];

/** Permissions for mounts, which take numbers only. */
export const mountModes: readonly ValueFact[] = [
  { value: '0755', summary: 'Everybody may read and enter, the owner may write' },
  { value: '0700', summary: 'Only the owner' },
  { value: '0777', summary: 'Everybody may do everything' },
  { value: '0444', summary: 'Everybody may read' },
  { value: '0400', summary: 'Only the owner may read; what secrets have unless told' },
];

/** Durations for health checks. */
export const durations: readonly string[] = ['5s', '10s', '30s', '1m', '5m'];

/** Devices by their name in the Container Device Interface. */
export const devices: readonly ValueFact[] = [
  { value: 'nvidia.com/gpu=all', summary: 'Every GPU of NVIDIA' },
  { value: 'nvidia.com/gpu=0', summary: 'The first GPU of NVIDIA' },
  { value: 'amd.com/gpu=all', summary: 'Every GPU of AMD' },
];

/** What is seldom wanted in an image. */
export const excludePatterns: readonly string[] = [
  ...['**/node_modules', '**/.git', '**/*.md', '**/*_test.go', '**/__pycache__', '**/test'],
];
