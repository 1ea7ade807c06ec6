/** Dockerfiles to mutate: what people write, and what has broken parsers. */
export const seeds: readonly string[] = [
  // What people write.
  `# syntax=docker/dockerfile:1
FROM node:20-slim AS deps
WORKDIR /app
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev

FROM deps AS build
COPY . .
RUN npm run build

FROM gcr.io/distroless/nodejs20-debian12:nonroot
COPY --link --from=build --chown=65532:65532 /app/dist /app
USER 65532
EXPOSE 8080/tcp
HEALTHCHECK --interval=30s --timeout=3s CMD ["/nodejs/bin/node", "health.js"]
ENTRYPOINT ["/nodejs/bin/node"]
CMD ["/app/main.js"]
`,
  `ARG PYTHON_VERSION=3.12
ARG VARIANT=slim
FROM python:\${PYTHON_VERSION}-\${VARIANT:-bookworm} AS base
ENV PYTHONUNBUFFERED=1 \\
    PIP_NO_CACHE_DIR="off" \\
    PATH="/opt/venv/bin:$PATH"
RUN apt-get update \\
    # tools to build wheels
    && apt-get install -y --no-install-recommends \\
        build-essential \\

        libpq-dev \\
    && rm -rf /var/lib/apt/lists/*
COPY requirements.txt /tmp/
RUN pip install -r /tmp/requirements.txt
CMD gunicorn --bind 0.0.0.0:$PORT app:app
`,
  `FROM --platform=$BUILDPLATFORM golang:1.22 AS build
ARG TARGETOS TARGETARCH
ARG VERSION=dev COMMIT
WORKDIR /src
RUN --mount=target=. --mount=type=cache,target=/root/.cache/go-build \\
    --mount=type=secret,id=netrc,target=/root/.netrc,required \\
    GOOS=$TARGETOS GOARCH=\${TARGETARCH} go build -ldflags "-X main.version=\${VERSION}" -o /out/app .
FROM scratch
COPY --from=build /out/app /app
LABEL org.opencontainers.image.version=$VERSION org.opencontainers.image.title='An "app"'
ENTRYPOINT ["/app"]
`,
  `FROM alpine:3.20@sha256:77726ef6b57ddf65bb551896826ec38bc3e53f75cdde31354fbffb4f25238ebd
RUN <<EOF
set -eux
apk add --no-cache curl
echo "$HOME" > /tmp/home
EOF
COPY <<-"CONF" <<motd /etc/app/
	listen = \${PORT}
	# not a comment
	CONF
Welcome to \${NAME:-"the $PLACE"}
motd
ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/a.tar.gz /a/
SHELL ["/bin/ash", "-eo", "pipefail", "-c"]
STOPSIGNAL SIGTERM
VOLUME /data "/more data"
ONBUILD COPY --chown=app . /app
ONBUILD RUN make $TARGET
`,
  `FROM debian
ENV LEGACY one two  three
ENV a=1 b='two words' c="$a \\"x\\"" d=\\$e f=\${a:+set}\${b#t*}\${c##*o}\${d%x}\${e%%/*}\${f/a/b}\${g//\\//_}
LABEL maintainer="A B <a@b.c>"
MAINTAINER Somebody
USER app:app
WORKDIR relative/\${a}
RUN ["/bin/sh", "-c", "echo \\u0041 \\n"]
RUN echo \${a^^} \${#b} \${!c} \${d:0:2} \${arr[@]} $(( 1 + $a )) $(date) $? $$ $1 '$quoted' \\$escaped
HEALTHCHECK NONE
EXPOSE 80 443/tcp 8000-8010/udp $PORT
`,
  '# escape=`\nFROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL ["powershell", "-Command"]\nRUN Write-Host \'a\' ; `\n    Write-Host "`$env:PATH"\nCOPY app\\bin C:\\app\\\nWORKDIR C:\\app\nENV X=`$Y Z=C:\\x\\\n',
  // What breaks dockerfile-ast or its users.
  '  ARG X=$Y\nFROM alpine\n',
  '  RUN echo $X\n',
  'FROM b AS a\nFROM a AS b\nWORKDIR x\nCOPY a \n',
  'FROM a AS a\nCOPY --from=a x y\n',
  'RUN << EOF\necho one\nFROM x\nEOF\nCMD true\n',
  "RUN <<  'E O F' cat\nbody $X\nE O F\nUSER x\n",
  'FROM a\nRUN a \\\n# c:\\dir\\b\n  && b\n',
  'FROM a\nRUN \\\n# a\\b\nx <<EOF\n$y\nEOF\n',
  'FROM a\nRUN x \\\n  # comment ends in \\\n\n  y\n',
  'FROM a\nRUN 3<<EOF <<-E"O"F2 cat\n1\nEOF\n\t2\n\tEOF2\nUSER a\n',
  'FROM a\nRUN echo $((1 <<2))\nUSER a\nCMD x\n',
  'FROM a\nRUN cat <<<"$X" <<A <<B\nbody\\\nA\n',
  'FROM a\nADD <<EOF /x\n\nline\n\nEOF\nRUN x\n',
  'FROM a\nRUN <<EOF\nnever closed\nUSER b\n',
  'FROM a\nCOPY --link --from=b --from=c x y\n',
  'FROM a\nENV A=${x:-${y:-${z}}} B="${x:-a b}" C=${x D=${ E=$ F=${} G=${:-x}\n',
  'RU\\\nN echo\nFR\\  \n# c\n\nOM x\n',
  '\\\n',
  '\\\n  \\\nFROM a\n',
  '\uFEFF# escape=`\r\n# syntax=a b\r\nFROM a\r\nRUN x `\r\n\r\n  y\r\n',
  'FROM a\rRUN b \\\r  c\rCOPY <<E /\rx\rE\r',
  '# escape=x\n# escape=\\\n# check=skip=all;error=true\n# unknown=1\n# escape=`\nFROM a\\\n',
  '#!/usr/bin/env docker\n # syntax=x\n\n# escape=`\nFROM a\n',
  'FROM a\nCMD ["a" , "b",]\nCMD [\'a\']\nCMD [1]\nCMD ["\\ud83d\\ude00", "\\x"]\nCMD []\nCMD [\n',
  'FROM a\nONBUILD ONBUILD ONBUILD RUN x\nONBUILD\nONBUILD RUN <<E\n$x\nE\nONBUILD FROM y\n',
  'FROM a\nRUN --mount="type=bind,target=/a,b" --mount=\'"target=/a,b",ro\' --mount=a\\\n=b,c --network --security= -- x\n',
  "FROM a\nENV x='open\nARG y=\"open\nLABEL z\nENV\nENV =v =\nRUN echo it's\n",
  'FROM reg:5000/a/b:1@sha256:ff AS b\nFROM $r/a:$t\nFROM ${r}:5000/x\nFROM @\nFROM :\nFROM /\nFROM a as\nFROM\nFROM --platform= x\n',
  'FROM\u00a0a\n\u2003RUN\u3000x\n\u0085\nRUN é $é ${日本:-語} 😀\n',
  'from a\nrUn x\ncopy a b\nUNKNOWN thing $x\nFROMM y\n=\n[\n',
];
