/** A `longshore.yaml` that says what can be configured, and configures nothing. */
export const CONFIGURATION = `# Longshore: how Dockerfiles in this folder and below are linted and formatted.
# All rules: "longshore rules". One of them: "longshore rules DL3020".

# Severities by rule or by category: off, hint, info, warning, error. A rule's own wins.
# rules:
#   DL3059: off
#   DL4006: error
#   style: hint

# Rules that are not reported; the same as off.
# ignore:
#   - DL3059

# Files that are neither linted nor formatted, relative to this file.
# exclude:
#   - "**/testdata"

# From this severity on the command line ends with exit code 1: hint, info, warning, error; off: never.
# failureThreshold: info

# Registries that images may come from, "*" at either end. Without any, all of them.
# trustedRegistries:
#   - docker.io
#   - "*.example.com"

# Labels that images must carry: text, email, hash, rfc3339, semver, spdx, url.
# labels:
#   org.opencontainers.image.source: url
#   org.opencontainers.image.licenses: spdx

# Only the labels above are allowed.
# strictLabels: false

# Whether ShellCheck looks at shell commands, where it is installed.
# shellcheck: on

# How "longshore format" and the editor lay out Dockerfiles; "longshore format --help" says more.
# format:
#   keywordCase: upper
#   indent: 4

# Comments "# hadolint ignore=" are not heard.
# disableIgnorePragma: false

# The folder of the build context, relative to this file, where it is not the Dockerfile's own.
# context: .
`;
