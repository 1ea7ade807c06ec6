RUN <<EOF
echo "never closed
EOF
RUN <<-'END' bash -e
	echo $x
	END
RUN python3 - <<EOF
import os
EOF
RUN <<EOF
#!/usr/bin/env node
console.log(1)
EOF
RUN cat <<EOF > /etc/nginx/nginx.conf
server {}
EOF
RUN cat <<EOF >/etc/app.yaml && true
a: b
EOF
ONBUILD RUN <<EOF
echo
EOF
RUN --mount=type=cache,target=/x \
    cat \
    <<EOF
text
EOF
USER after
