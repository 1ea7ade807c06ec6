FR
FROM
RUN
COPY --from=
ENV A="open
USER after
CMD ["open
USER after
RUN --mount=
USER after
