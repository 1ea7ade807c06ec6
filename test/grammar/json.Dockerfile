CMD ["node", "-e", "a\n\u0041 \"b\""]
ENTRYPOINT [ "sh", \
  # why
  "-c" ]
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
COPY ["a b", "/$C"]
RUN [ "$a" = b ] && echo
CMD []
HEALTHCHECK CMD ["curl", "-f"]
