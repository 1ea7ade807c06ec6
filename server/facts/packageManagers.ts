/** How a package manager is called. Flags are named without dashes; subcommands as typed. */
export interface PackageManager {
  readonly name: string;
  /** Subcommands that bring packages in by name. */
  readonly install: readonly string[];
  /** Any one of these keeps it from asking; empty when it never asks. */
  readonly assumeYes: readonly string[];
  /** Flags that take the next word with them. */
  readonly valueFlags: readonly string[];
  /** Directories, or the distinctive part of them, that a cache mount should hold. */
  readonly caches: readonly string[];
  /** Commands that remove what an installation leaves behind, as words behind the name. */
  readonly clean: readonly (readonly string[])[];
}

const APT_VALUES = ['a', 'c', 'config-file', 'host-architecture', 'o', 'option', 't'];

const DNF_VALUES = [
  ...['c', 'config', 'd', 'debuglevel', 'disableplugin', 'disablerepo', 'e', 'enableplugin'],
  ...['enablerepo', 'exclude', 'forcearch', 'installroot', 'releasever', 'repo', 'repoid'],
  ...['repofrompath', 'setopt', 'x', 'comment'],
];

const APT_CACHES = ['/var/lib/apt/lists', '/var/cache/apt'];

/**
 * The package managers that rules know, by the name of their program.
 *
 * @see https://manpages.debian.org/apt-get.8
 * @see https://man.archlinux.org/man/extra/apk-tools/apk.8
 * @see https://dnf.readthedocs.io/en/latest/command_ref.html
 * @see https://en.opensuse.org/SDB:Zypper_manual
 */
export const PACKAGE_MANAGERS: ReadonlyMap<string, PackageManager> = byName([
  {
    name: 'apt-get',
    install: ['install'],
    assumeYes: ['y', 'yes', 'qq', 'assume-yes'],
    valueFlags: [...APT_VALUES, 'target-release', 'default-release'],
    caches: APT_CACHES,
    clean: [['clean'], ['distclean']],
  },
  {
    name: 'apt',
    install: ['install'],
    assumeYes: ['y', 'yes', 'assume-yes'],
    valueFlags: [...APT_VALUES, 'target-release', 'default-release'],
    caches: APT_CACHES,
    clean: [['clean'], ['distclean']],
  },
  {
    name: 'aptitude',
    install: ['install'],
    assumeYes: ['y', 'assume-yes'],
    valueFlags: ['d', 'F', 'o', 'O', 'q', 's', 't', 'target-release', 'w', 'width'],
    caches: APT_CACHES,
    clean: [['clean']],
  },
  {
    name: 'apk',
    install: ['add'],
    assumeYes: [],
    valueFlags: [
      ...['X', 'repository', 'p', 'root', 't', 'virtual', 'arch', 'cache-dir', 'cache-max-age'],
      ...['keys-dir', 'progress-fd', 'repositories-file', 'timeout', 'wait'],
    ],
    caches: ['/var/cache/apk'],
    clean: [['cache', 'clean']],
  },
  {
    name: 'yum',
    install: ['install', 'groupinstall', 'localinstall', 'reinstall'],
    assumeYes: ['y', 'assumeyes'],
    valueFlags: DNF_VALUES,
    caches: ['/var/cache/yum'],
    clean: [['clean', 'all']],
  },
  {
    name: 'dnf',
    install: ['install', 'in', 'groupinstall', 'localinstall', 'reinstall', 'rei'],
    assumeYes: ['y', 'assumeyes'],
    valueFlags: DNF_VALUES,
    caches: ['/var/cache/libdnf5', '.cache/libdnf5', '/var/cache/dnf'],
    clean: [['clean', 'all']],
  },
  {
    name: 'microdnf',
    install: ['install', 'reinstall'],
    assumeYes: ['y', 'assumeyes'],
    valueFlags: DNF_VALUES,
    caches: ['/var/cache/libdnf5', '.cache/libdnf5', '/var/cache/yum'],
    clean: [['clean', 'all']],
  },
  {
    name: 'zypper',
    install: ['install', 'in', 'source-install', 'si'],
    assumeYes: ['y', 'no-confirm', 'n', 'non-interactive'],
    valueFlags: [
      ...['C', 'cache-dir', 'R', 'root', 'c', 'config', 'D', 'reposd-dir', 'r', 'repo', 'from'],
      ...['t', 'type', 'gpg-key', 'p', 'plus-repo', 'solv-cache-dir', 'raw-cache-dir'],
      ...['pkg-cache-dir', 'download', 'releasever', 'installroot'],
    ],
    caches: ['/var/cache/zypp'],
    clean: [['clean'], ['cc']],
  },
  {
    name: 'pip',
    install: ['install'],
    assumeYes: [],
    valueFlags: [
      ...['abi', 'b', 'build', 'c', 'constraint', 'e', 'editable', 'extra-index-url', 'f'],
      ...['find-links', 'i', 'index-url', 'implementation', 'no-binary', 'only-binary'],
      ...['platform', 'prefix', 'progress-bar', 'proxy', 'python', 'python-version', 'r'],
      ...['requirement', 'root', 'root-user-action', 'src', 't', 'target', 'trusted-host'],
      ...['upgrade-strategy', 'cache-dir', 'timeout', 'retries', 'cert', 'client-cert', 'log'],
      ...['report', 'config-settings', 'C'],
    ],
    caches: ['.cache/pip'],
    clean: [['cache', 'purge']],
  },
  {
    name: 'npm',
    install: ['install', 'i', 'add', 'ci'],
    assumeYes: [],
    valueFlags: [
      'loglevel',
      'registry',
      'prefix',
      'C',
      'cache',
      'userconfig',
      'w',
      'workspace',
      'omit',
      'include',
      'tag',
    ],
    caches: ['.npm'],
    clean: [['cache', 'clean']],
  },
  {
    name: 'yarn',
    install: ['install', 'add'],
    assumeYes: [],
    valueFlags: ['cwd', 'registry', 'cache-folder', 'modules-folder', 'network-timeout', 'mutex'],
    caches: ['.cache/yarn'],
    clean: [['cache', 'clean']],
  },
  {
    name: 'gem',
    install: ['install', 'i'],
    assumeYes: [],
    valueFlags: [
      ...[
        'v',
        'version',
        'i',
        'install-dir',
        'n',
        'bindir',
        'P',
        'trust-policy',
        'p',
        'http-proxy',
      ],
      ...[
        's',
        'source',
        'platform',
        'B',
        'bulk-threshold',
        'g',
        'file',
        'config-file',
        'target-rbconfig',
      ],
    ],
    caches: ['/usr/local/bundle/cache', '/var/lib/gems'],
    clean: [['cleanup']],
  },
  {
    name: 'go',
    install: ['install', 'get'],
    assumeYes: [],
    valueFlags: [
      ...['C', 'asmflags', 'buildmode', 'compiler', 'gccgoflags', 'gcflags', 'installsuffix'],
      ...['ldflags', 'mod', 'modfile', 'o', 'overlay', 'p', 'pgo', 'pkgdir', 'tags', 'toolexec'],
    ],
    caches: ['/go/pkg/mod', '.cache/go-build'],
    clean: [
      ['clean', '-cache'],
      ['clean', '-modcache'],
    ],
  },
]);

function byName(all: readonly PackageManager[]): ReadonlyMap<string, PackageManager> {
  return new Map(all.map((manager) => [manager.name, manager]));
}
