FROM alpine
FROM --platform=linux/arm64 localhost:5000/team/app:1.2@sha256:0123abcd AS build
from ghcr.io/acme/node:${NODE:-22}-slim as Tools
FROM $BASE
FROM \
  node:22 \
  # why
  AS final
