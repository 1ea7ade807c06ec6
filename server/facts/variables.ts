/** A variable that exists without an ARG or ENV. */
export interface PredefinedVariable {
  readonly name: string;
  /** One sentence, Markdown, with a final period. */
  readonly summary: string;
}

/**
 * Known in FROM, and in a stage once it is declared there with `ARG name`.
 *
 * @see https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope
 */
export const platformArgs: readonly PredefinedVariable[] = [
  { name: 'TARGETPLATFORM', summary: 'Platform of the image being built, such as `linux/arm64`.' },
  { name: 'TARGETOS', summary: 'Operating system part of `TARGETPLATFORM`, such as `linux`.' },
  { name: 'TARGETARCH', summary: 'Architecture part of `TARGETPLATFORM`, such as `arm64`.' },
  {
    name: 'TARGETVARIANT',
    summary: 'Variant part of `TARGETPLATFORM`, such as `v7`; often empty.',
  },
  { name: 'BUILDPLATFORM', summary: 'Platform of the machine that runs the build.' },
  { name: 'BUILDOS', summary: 'Operating system part of `BUILDPLATFORM`.' },
  { name: 'BUILDARCH', summary: 'Architecture part of `BUILDPLATFORM`.' },
  { name: 'BUILDVARIANT', summary: 'Variant part of `BUILDPLATFORM`; often empty.' },
  { name: 'TARGETSTAGE', summary: 'Name of the stage that is built: the value of `--target`.' },
];

/**
 * Set in RUN when given with `--build-arg`, without an ARG, and left out of the image's history.
 *
 * @see https://docs.docker.com/reference/dockerfile/#predefined-args
 */
export const proxyArgs: readonly PredefinedVariable[] = [
  { name: 'HTTP_PROXY', summary: 'Proxy for HTTP, set in RUN only.' },
  { name: 'http_proxy', summary: 'Proxy for HTTP, set in RUN only.' },
  { name: 'HTTPS_PROXY', summary: 'Proxy for HTTPS, set in RUN only.' },
  { name: 'https_proxy', summary: 'Proxy for HTTPS, set in RUN only.' },
  { name: 'FTP_PROXY', summary: 'Proxy for FTP, set in RUN only.' },
  { name: 'ftp_proxy', summary: 'Proxy for FTP, set in RUN only.' },
  { name: 'NO_PROXY', summary: 'Hosts to reach without a proxy, set in RUN only.' },
  { name: 'no_proxy', summary: 'Hosts to reach without a proxy, set in RUN only.' },
  { name: 'ALL_PROXY', summary: 'Proxy for everything else, set in RUN only.' },
  { name: 'all_proxy', summary: 'Proxy for everything else, set in RUN only.' },
];

/**
 * Build arguments that steer the builder itself. They need no ARG; most make no sense as one.
 *
 * @see https://docs.docker.com/reference/dockerfile/#buildkit-built-in-build-args
 */
export const builderArgs: readonly PredefinedVariable[] = [
  {
    name: 'BUILDKIT_BUILD_NAME',
    summary: 'Overrides the name that progress output and build history show for the build.',
  },
  {
    name: 'BUILDKIT_CACHE_MOUNT_NS',
    summary: 'Prefix for the ids of cache mounts, to keep the caches of projects apart.',
  },
  {
    name: 'BUILDKIT_CONTEXT_KEEP_GIT_DIR',
    summary: 'Keeps `.git` when the build context is a Git repository.',
  },
  {
    name: 'BUILDKIT_DOCKERFILE_CHECK',
    summary: "Replaces the file's `# check=` directive, with the same grammar.",
  },
  {
    name: 'BUILDKIT_INLINE_CACHE',
    summary: 'Writes cache metadata into the image, so that later builds can take cache from it.',
  },
  {
    name: 'BUILDKIT_MULTI_PLATFORM',
    summary: 'Makes a multi-platform result even when only one platform is built.',
  },
  {
    name: 'BUILDKIT_SANDBOX_HOSTNAME',
    summary: 'Host name that RUN sees; `buildkitsandbox` when not set.',
  },
  {
    name: 'BUILDKIT_SYNTAX',
    summary: "Frontend image that reads the Dockerfile; overrides the file's `# syntax=`.",
  },
  {
    name: 'SOURCE_DATE_EPOCH',
    summary: 'Unix time for all timestamps of the image, for reproducible builds.',
  },
];
