/** Files that no build needs. */
export interface IgnoredGroup {
  /** What they are, as the comment above them. */
  readonly title: string;
  readonly names: readonly IgnoredName[];
}

export interface IgnoredName {
  /** For `.dockerignore`. */
  readonly pattern: string;
  /** The names in the context's folder, one of which must be there for it to make sense. */
  readonly seen: RegExp;
}

/**
 * What is left out of build contexts, group by group.
 *
 * @see https://docs.docker.com/build/concepts/context/#dockerignore-files
 */
export const ignoredGroups: readonly IgnoredGroup[] = [
  group('Version control', [
    ['.git', /^\.git$/],
    ['.gitignore', /^\.gitignore$/],
    ['.gitattributes', /^\.gitattributes$/],
    ['.github', /^\.github$/],
    ['.gitlab-ci.yml', /^\.gitlab-ci\.yml$/],
    ['.hg', /^\.hg$/],
    ['.svn', /^\.svn$/],
  ]),
  group('Secrets and settings of one machine', [
    ['**/.env', /^\.env(?:\.|$)/],
    ['**/.env.*', /^\.env\./],
    ['**/*.pem', /\.pem$/],
    ['**/*.key', /\.key$/],
    ['.npmrc', /^\.npmrc$/],
    ['.netrc', /^\.netrc$/],
    ['.aws', /^\.aws$/],
    ['.ssh', /^\.ssh$/],
  ]),
  group('What the image installs or builds by itself', [
    ['**/node_modules', /^(?:node_modules|package\.json)$/],
    ['**/.venv', /^\.venv$/],
    ['**/venv', /^venv$/],
    ['**/__pycache__', /^(?:__pycache__|pyproject\.toml|requirements.*\.txt|setup\.py|.*\.py)$/],
    ['**/*.pyc', /^(?:__pycache__|pyproject\.toml|requirements.*\.txt|setup\.py|.*\.py)$/],
    ['**/*.egg-info', /\.egg-info$/],
    ['**/target', /^(?:Cargo\.toml|pom\.xml|target)$/],
    ['**/dist', /^dist$/],
    ['**/build', /^build$/],
    ['**/out', /^out$/],
    ['**/bin', /\.(?:cs|fs|vb)proj$|\.sln$/],
    ['**/obj', /\.(?:cs|fs|vb)proj$|\.sln$/],
    ['**/.gradle', /^(?:\.gradle|(?:build|settings)\.gradle(?:\.kts)?)$/],
    ['**/.next', /^\.next$/],
    ['**/.nuxt', /^\.nuxt$/],
    ['**/.svelte-kit', /^\.svelte-kit$/],
    ['**/.bundle', /^\.bundle$/],
    ['**/_build', /^_build$/],
  ]),
  group('Caches, reports and logs', [
    ['**/*.log', /\.log$/],
    ['**/coverage', /^coverage$/],
    ['**/.nyc_output', /^\.nyc_output$/],
    ['**/.cache', /^\.cache$/],
    ['**/.turbo', /^\.turbo$/],
    ['**/.parcel-cache', /^\.parcel-cache$/],
    ['**/.pytest_cache', /^\.pytest_cache$/],
    ['**/.mypy_cache', /^\.mypy_cache$/],
    ['**/.ruff_cache', /^\.ruff_cache$/],
    ['**/.tox', /^\.tox$/],
    ['**/.coverage', /^\.coverage$/],
    ['**/tmp', /^tmp$/],
  ]),
  group('Editors and operating systems', [
    ['.idea', /^\.idea$/],
    ['.vscode', /^\.vscode$/],
    ['**/*.swp', /\.swp$/],
    ['**/.DS_Store', /^\.DS_Store$/],
    ['**/Thumbs.db', /^Thumbs\.db$/],
  ]),
  group('Docker itself', [
    ['.dockerignore', /^/],
    ['**/Dockerfile*', /^Dockerfile/],
    ['**/*.Dockerfile', /\.Dockerfile$/],
    ['**/Containerfile*', /^Containerfile/],
    ['**/compose*.y*ml', /^compose.*\.ya?ml$/],
    ['**/docker-compose*.y*ml', /^docker-compose.*\.ya?ml$/],
  ]),
];

function group(
  title: string,
  names: readonly (readonly [pattern: string, seen: RegExp])[],
): IgnoredGroup {
  return { title, names: names.map(([pattern, seen]) => ({ pattern, seen })) };
}
