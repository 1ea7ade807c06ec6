export interface ImageName {
  /** `registry.example.com:5000/team/app`; empty for none. */
  readonly repository: string;
  readonly tag: string;
}

/**
 * The parts of a name that an image can be given; a sentence when the Engine would refuse it. The
 * tag is `latest` where there is none; without a name there is no tag.
 *
 * @see https://github.com/distribution/reference/blob/main/reference.go
 */
export function parseImageName(text: string): ImageName | string {
  if (text === '') {
    return { repository: '', tag: '' };
  }
  const [, repository = '', tag = 'latest'] = /^(.*?)(?::([^:/]*))?$/.exec(text) ?? [];
  if (text.includes('@')) {
    return 'A digest cannot be given; write a name and a tag';
  }
  if (!/^\w[\w.-]{0,127}$/.test(tag)) {
    return `"${tag}" is not a tag: letters, digits, "_", "." and "-", up to 128 of them`;
  }
  const [host = '', ...rest] = repository.split('/');
  const hosted = rest.length > 0 && (/[.:]/.test(host) || host === 'localhost');
  const path = hosted ? rest : [host, ...rest];
  if (hosted && !HOST.test(host)) {
    return `"${host}" is not the address of a registry`;
  }
  const wrong = path.find((part) => !/^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/.test(part));
  if (wrong !== undefined) {
    return `"${wrong}" cannot be part of a name: lower-case letters and digits, parted by ".", "_" or "-"`;
  }
  return { repository, tag };
}

const HOST =
  /^[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*(?::\d+)?$/;
