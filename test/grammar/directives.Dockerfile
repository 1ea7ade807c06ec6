# syntax=docker/dockerfile:1.7-labs
#escape=\
# check=skip=JSONArgsRecommended,StageNameCasing;error=true
# a comment
# hadolint ignore=DL3006, SC2086 because
# longshore ignore-file=DL4000
# shellcheck disable=SC2046
FROM scratch
  # indented
