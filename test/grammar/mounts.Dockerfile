RUN --mount=type=cache,target=/root/.npm,sharing=locked,uid=1000 npm ci
RUN --mount=from=build,source=/out,target=/in,rw --mount=type=secret,id=key,required=true \
    --mount=type=tmpfs,target=$DIR,size=64m make
