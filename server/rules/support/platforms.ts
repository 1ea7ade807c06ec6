/** A platform as containerd writes it. */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant: string | undefined;
}

/**
 * Reads `os[/arch[/variant]]` or an architecture alone, by the names Docker uses for them.
 * `undefined` when it is none; an `os` alone, which means the builder's own architecture, has an
 * empty one.
 *
 * @see https://github.com/containerd/platforms
 */
export function parsePlatform(text: string): Platform | undefined {
  const parts = text.split('/');
  if (parts.length > 3 || !parts.every((part) => /^[A-Za-z0-9_.-]+(?:\([^)]*\))?$/.test(part))) {
    return undefined;
  }
  const [first = '', second, third] = parts.map((part) => part.toLowerCase());
  if (second !== undefined) {
    return { os: systemOf(first), ...architectureOf(second, third) };
  }
  if (systemNames.includes(systemOf(first))) {
    return { os: systemOf(first), architecture: '', variant: undefined };
  }
  const alone = architectureOf(first, undefined);
  return architectureNames.includes(alone.architecture) ? { os: 'linux', ...alone } : undefined;
}

/** Systems by the names that platforms use. */
export const systemNames: readonly string[] = [
  ...['aix', 'android', 'darwin', 'dragonfly', 'freebsd', 'hurd', 'illumos', 'ios', 'js'],
  ...['linux', 'nacl', 'netbsd', 'openbsd', 'plan9', 'solaris', 'wasip1', 'windows', 'zos'],
];

/** Architectures by the names that platforms use. */
export const architectureNames: readonly string[] = [
  ...['386', 'amd64', 'amd64p32', 'arm', 'armbe', 'arm64', 'arm64be', 'loong64', 'mips', 'mipsle'],
  ...['mips64', 'mips64le', 'mips64p32', 'mips64p32le', 'ppc', 'ppc64', 'ppc64le', 'riscv'],
  ...['riscv64', 's390', 's390x', 'sparc', 'sparc64', 'wasm'],
];

const OTHER_NAMES: Readonly<Record<string, string>> = {
  aarch64: 'arm64',
  armel: 'arm',
  armhf: 'arm',
  i386: '386',
  'x86-64': 'amd64',
  x86_64: 'amd64',
};

function systemOf(name: string): string {
  return name === 'macos' ? 'darwin' : name.replace(/\(.*$/, '');
}

function architectureOf(
  name: string,
  variant: string | undefined,
): { architecture: string; variant: string | undefined } {
  const architecture = Object.hasOwn(OTHER_NAMES, name) ? OTHER_NAMES[name] : undefined;
  return { architecture: architecture ?? name, variant };
}
