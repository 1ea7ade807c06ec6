ARG ONE TWO=2 THREE="a b"
ENV A=1 B="two $A" C='$raw' \
    # between
    D=x\ y

ENV OLD the old form
LABEL org.opencontainers.image.title="Shop" "quoted key"=v
