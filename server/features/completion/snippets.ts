/** What to write behind an instruction's keyword, with the places to fill in. */
export const snippets: Readonly<Record<string, string>> = {
  ADD: '${1:source} ${2:destination}',
  ARG: '${1:name}=${2:default}',
  CMD: '["${1:executable}"$2]',
  COPY: '${1:source} ${2:destination}',
  ENTRYPOINT: '["${1:executable}"$2]',
  ENV: '${1:name}=${2:value}',
  EXPOSE: '${1:port}',
  FROM: '${1:image}:${2:tag}',
  HEALTHCHECK: '--interval=${1:30s} CMD ${2:command}',
  LABEL: '${1:key}="${2:value}"',
  SHELL: '["${1:executable}", "${2:-c}"]',
  STOPSIGNAL: '${1:SIGTERM}',
  USER: '${1:user}',
  VOLUME: '["${1:path}"]',
  WORKDIR: '${1:path}',
};
