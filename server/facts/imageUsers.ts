/**
 * The number of the user without root's rights that an image brings along, by its short name;
 * `undefined` for all others. The images themselves run as root.
 */
export function imageUser(name: string): string | undefined {
  return USERS.get(name) ?? (DISTROLESS.test(name) ? '65532' : undefined);
}

/** @see https://github.com/GoogleContainerTools/distroless */
const DISTROLESS = /^gcr\.io\/distroless\//;

const USERS: ReadonlyMap<string, string> = new Map([
  ['gradle', '1000'],
  ['mcr.microsoft.com/dotnet/aspnet', '1654'],
  ['mcr.microsoft.com/dotnet/runtime', '1654'],
  ['mcr.microsoft.com/dotnet/runtime-deps', '1654'],
  ['mcr.microsoft.com/dotnet/sdk', '1654'],
  ['node', '1000'],
]);

/** Images with the tools of `shadow` (useradd) that are not built on Debian. */
const WITH_SHADOW: ReadonlySet<string> = new Set([
  ...['almalinux', 'archlinux', 'centos', 'fedora', 'opensuse/leap', 'opensuse/tumbleweed'],
  ...['oraclelinux', 'quay.io/centos/centos', 'redhat/ubi8', 'redhat/ubi9', 'rockylinux'],
]);

/** Whether an image that is not built on Debian has `useradd` and `groupadd`. */
export function hasShadow(name: string): boolean {
  return WITH_SHADOW.has(name);
}
