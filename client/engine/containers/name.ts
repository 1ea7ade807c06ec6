/**
 * Why the Engine would refuse `name` for a container; `undefined` when it would not.
 *
 * @see https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerCreate
 */
export function containerNameProblem(name: string): string | undefined {
  if (name === '') {
    return 'A container needs a name';
  }
  if (!/^[a-zA-Z0-9]/.test(name)) {
    return 'A name begins with a letter or a digit';
  }
  if (name.length === 1) {
    return 'A name has at least two characters';
  }
  const wrong = /[^a-zA-Z0-9_.-]/.exec(name)?.[0];
  return wrong === undefined
    ? undefined
    : `"${wrong}" cannot be in a name; letters, digits, "_", "." and "-" can`;
}
