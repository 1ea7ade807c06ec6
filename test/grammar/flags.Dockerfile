COPY --from=build --chown=app:app --chmod=755 --link a.txt /b/
COPY --from=docker.io/library/nginx:1 --exclude=*.md . /x
ADD --checksum=sha256:24 --keep-git-dir=true https://example.com/a#b /
RUN --network=none --security=insecure true
HEALTHCHECK --interval=1m30s --retries=3 NONE
