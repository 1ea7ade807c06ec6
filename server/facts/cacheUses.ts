/** A folder where a program keeps what it downloads. */
export interface CacheFolderFact {
  /** Absolute; below `/root` it is in the home folder of whoever runs the program. */
  readonly path: string;
  /** Two programs must not use it at once. */
  readonly locked?: true;
  /** Where it is in images that have it elsewhere, by their short names. */
  readonly at?: Readonly<Record<string, string>>;
  /** Short names of images where the program does not use it. */
  readonly notIn?: readonly string[];
  /** The variable that says where it is, and what follows its value. */
  readonly variable?: readonly [name: string, behind: string];
}

/** How programs download, and what it takes that they keep it. */
export interface CacheUseFact {
  readonly programs: readonly string[];
  /** The first word that is no flag, where only some of them download. */
  readonly subcommands?: readonly string[];
  readonly folders: readonly CacheFolderFact[];
  /** Flags that switch the cache off. */
  readonly against?: readonly string[];
  /** Flags that switch it on. */
  readonly needs?: readonly string[];
  /** Variables that switch it off when they are set. */
  readonly switches?: readonly string[];
  /** Commands that empty it, as words behind the program. */
  readonly cleans?: readonly (readonly string[])[];
}

/** Red Hat's own and what is built like it, with version 4 of dnf. */
const DNF_4 = words(
  'almalinux oraclelinux rockylinux quay.io/centos/centos redhat/ubi8 redhat/ubi9 ' +
    'registry.access.redhat.com/ubi8 registry.access.redhat.com/ubi9 ' +
    'registry.access.redhat.com/ubi8/ubi registry.access.redhat.com/ubi9/ubi',
);
const RPM_INSTALLS = words(
  'install in groupinstall localinstall reinstall update upgrade builddep',
);
const APT_INSTALLS = words('install update upgrade dist-upgrade full-upgrade build-dep');
const locked = true;

/**
 * What to mount for whom.
 *
 * @see https://docs.docker.com/build/cache/optimize/#use-cache-mounts
 */
export const cacheUses: readonly CacheUseFact[] = [
  {
    programs: words('apt-get apt aptitude'),
    subcommands: APT_INSTALLS,
    folders: [
      { path: '/var/cache/apt', locked },
      { path: '/var/lib/apt', locked },
    ],
    cleans: [['clean'], ['distclean'], ['autoclean']],
  },
  {
    programs: ['apk'],
    subcommands: words('add update upgrade'),
    folders: [{ path: '/var/cache/apk', locked }],
    against: ['--no-cache'],
    // The lists that an image may have are hidden by the mount.
    needs: ['--update-cache', '--cache-dir=/var/cache/apk'],
    cleans: [['cache', 'clean']],
  },
  {
    programs: ['dnf'],
    subcommands: RPM_INSTALLS,
    folders: [
      { path: '/var/cache/libdnf5', locked, notIn: [...DNF_4, 'amazonlinux', 'centos'] },
      { path: '/var/cache/dnf', locked, notIn: ['fedora'] },
    ],
    needs: ['--setopt=keepcache=1'],
    cleans: [['clean', 'all']],
  },
  {
    programs: ['yum'],
    subcommands: RPM_INSTALLS,
    folders: [
      { path: '/var/cache/dnf', locked, notIn: ['fedora'] },
      { path: '/var/cache/yum', locked, notIn: DNF_4 },
    ],
    needs: ['--setopt=keepcache=1'],
    cleans: [['clean', 'all']],
  },
  {
    programs: ['zypper'],
    subcommands: words('install in refresh ref update up dist-upgrade dup patch'),
    folders: [{ path: '/var/cache/zypp', locked }],
    cleans: [['clean'], ['clean', '-a'], ['clean', '--all'], ['cc'], ['cc', '-a']],
  },
  {
    programs: words('pip pip3'),
    subcommands: words('install download wheel'),
    folders: [{ path: '/root/.cache/pip', variable: ['PIP_CACHE_DIR', ''] }],
    against: ['--no-cache-dir'],
    switches: ['PIP_NO_CACHE_DIR'],
    cleans: [['cache', 'purge']],
  },
  {
    programs: ['uv'],
    subcommands: words('add pip run sync tool'),
    folders: [{ path: '/root/.cache/uv', variable: ['UV_CACHE_DIR', ''] }],
    against: ['--no-cache'],
    switches: ['UV_NO_CACHE'],
    cleans: [['cache', 'clean']],
  },
  {
    programs: ['npm'],
    subcommands: words('add ci clean-install i install'),
    folders: [{ path: '/root/.npm', variable: ['npm_config_cache', ''] }],
    cleans: [
      ['cache', 'clean'],
      ['cache', 'clean', '--force'],
    ],
  },
  {
    programs: ['yarn'],
    subcommands: words('add install'),
    folders: [{ path: '/usr/local/share/.cache/yarn', variable: ['YARN_CACHE_FOLDER', ''] }],
    cleans: [['cache', 'clean']],
  },
  {
    programs: ['pnpm'],
    subcommands: words('add fetch i install'),
    folders: [{ path: '/root/.local/share/pnpm/store', variable: ['PNPM_HOME', '/store'] }],
    cleans: [['store', 'prune']],
  },
  {
    programs: ['go'],
    subcommands: words('build generate get install mod run test vet'),
    folders: [
      {
        path: '/root/go/pkg/mod',
        at: { golang: '/go/pkg/mod' },
        variable: ['GOPATH', '/pkg/mod'],
      },
      { path: '/root/.cache/go-build', variable: ['GOCACHE', ''] },
    ],
    cleans: [
      ['clean', '-cache'],
      ['clean', '-modcache'],
    ],
  },
  {
    programs: ['cargo'],
    subcommands: words('build check chef clippy fetch install run test'),
    folders: [
      {
        path: '/root/.cargo/registry',
        at: { rust: '/usr/local/cargo/registry' },
        variable: ['CARGO_HOME', '/registry'],
      },
      {
        path: '/root/.cargo/git/db',
        at: { rust: '/usr/local/cargo/git/db' },
        variable: ['CARGO_HOME', '/git/db'],
      },
    ],
  },
  {
    programs: words('mvn mvnw'),
    // The rest of the folder may hold settings that belong to the image.
    folders: [{ path: '/root/.m2/repository' }],
  },
  {
    programs: words('gradle gradlew'),
    folders: [
      {
        path: '/root/.gradle',
        locked,
        at: { gradle: '/home/gradle/.gradle' },
        variable: ['GRADLE_USER_HOME', ''],
      },
    ],
  },
  {
    programs: ['composer'],
    subcommands: words('create-project global i install require update'),
    folders: [
      {
        path: '/root/.composer/cache',
        at: { composer: '/tmp/cache' },
        variable: ['COMPOSER_HOME', '/cache'],
      },
    ],
    against: ['--no-cache'],
    cleans: [['clear-cache'], ['clearcache'], ['cc']],
  },
  {
    programs: words('bundle bundler'),
    subcommands: ['install'],
    folders: [
      {
        path: '/usr/local/bundle/cache',
        variable: ['GEM_HOME', '/cache'],
      },
    ],
  },
];

function words(text: string): readonly string[] {
  return text.split(' ');
}
