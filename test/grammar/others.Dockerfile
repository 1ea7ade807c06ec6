EXPOSE 80 443/tcp 8000-8010/udp $PORT
STOPSIGNAL SIGTERM
STOPSIGNAL 9
USER app:$GROUP
VOLUME /data "/with space"
MAINTAINER Ada "Countess" Lovelace
NONSENSE here
ONBUILD COPY . /app
onbuild run echo hi
