COPY <<EOF /app/main.py
import os
EOF
COPY --chmod=755 <<"EOF" /usr/local/bin/start
#!/bin/sh
exec "$@"
EOF
COPY <<EOF /etc/motd
Hello $NAME
EOF
COPY <<EOF "/etc/nginx/conf.d/site.conf"
server {}
EOF
ADD <<EOF /a.json
{}
EOF
COPY <<EOF Dockerfile
FROM alpine
EOF
USER after
