/** A folder that a cache mount is worth having for. */
export interface CacheTargetFact {
  /** Absolute, for root on a usual image. */
  readonly path: string;
  /** The programs that fill it. */
  readonly programs: readonly string[];
  /** One sentence without a final period. */
  readonly summary: string;
  /** The programs break when two of them use it at once: it wants `sharing=locked`. */
  readonly locked?: true;
}

/**
 * Where programs keep what they download or compile.
 *
 * @see https://docs.docker.com/build/cache/optimize/#use-cache-mounts
 */
export const cacheTargets: readonly CacheTargetFact[] = [
  target('/var/cache/apt', 'apt-get apt aptitude', 'Packages that apt downloads', 'locked'),
  target('/var/lib/apt', 'apt-get apt aptitude', "apt's lists of packages", 'locked'),
  target('/var/cache/apk', 'apk', 'Packages that apk downloads; give it --cache-dir', 'locked'),
  target('/var/cache/libdnf5', 'dnf microdnf', 'Packages and metadata of dnf 5', 'locked'),
  target('/var/cache/dnf', 'dnf', 'Packages and metadata of dnf 4', 'locked'),
  target('/var/cache/yum', 'yum', 'Packages and metadata of yum', 'locked'),
  target('/var/cache/zypp', 'zypper', 'Packages that zypper downloads', 'locked'),
  target('/var/cache/pacman/pkg', 'pacman', 'Packages that pacman downloads', 'locked'),
  target('/root/.cache/pip', 'pip pip3 python python3', 'Packages that pip downloads and builds'),
  target('/root/.cache/uv', 'uv', 'Packages that uv downloads and builds'),
  target('/root/.cache/pypoetry', 'poetry', 'Packages that Poetry downloads'),
  target('/root/.cache/pdm', 'pdm', 'Packages that PDM downloads'),
  target('/opt/conda/pkgs', 'conda mamba', 'Packages that conda downloads'),
  target('/root/.npm', 'npm npx', 'Packages that npm downloads'),
  target('/usr/local/share/.cache/yarn', 'yarn', 'Packages that Yarn 1 downloads, for root'),
  target('/root/.yarn/berry/cache', 'yarn', 'Packages that Yarn 2 and later downloads'),
  target('/root/.local/share/pnpm/store', 'pnpm', 'The store of pnpm'),
  target('/root/.bun/install/cache', 'bun', 'Packages that Bun downloads'),
  target('/root/.cache/deno', 'deno', 'Modules that Deno downloads'),
  target('/go/pkg/mod', 'go', 'Modules that Go downloads, in the golang image'),
  target('/root/.cache/go-build', 'go', 'What Go compiled'),
  target('/usr/local/cargo/registry', 'cargo', 'Crates that Cargo downloads, in the rust image'),
  target('/usr/local/cargo/git/db', 'cargo', 'Git dependencies of Cargo, in the rust image'),
  target('/root/.m2', 'mvn mvnw', 'The local repository of Maven'),
  target('/root/.gradle', 'gradle gradlew', 'Dependencies and build cache of Gradle'),
  target('/root/.nuget/packages', 'dotnet nuget', 'Packages that NuGet downloads'),
  target('/root/.composer/cache', 'composer', 'Packages that Composer downloads'),
  target('/tmp/cache', 'composer', 'The same in the composer image'),
  target('/usr/local/bundle/cache', 'bundle bundler gem', 'Gems that are downloaded'),
  target('/root/.cache/ccache', 'ccache make cmake ninja', 'What ccache compiled'),
  target('/root/.hex', 'mix', 'Packages that Hex downloads'),
];

function target(
  path: string,
  programs: string,
  summary: string,
  locked?: 'locked',
): CacheTargetFact {
  return { path, programs: programs.split(' '), summary, ...(locked && { locked: true }) };
}
