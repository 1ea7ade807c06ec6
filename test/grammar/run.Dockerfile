RUN apk add --no-cache curl
RUN set -e; \
    # a comment of the Dockerfile
    echo "one \
    # inside a string
    two" && \

    true # the shell's own \
    goes on
RUN if true; then echo "$x"; fi
HEALTHCHECK CMD curl -f http://localhost || exit 1
CMD exec node
USER after
