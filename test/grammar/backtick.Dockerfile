# escape=`
FROM mcr.microsoft.com/windows/servercore:ltsc2025
COPY a.txt C:\
RUN Install-Thing `
    # why
    -Name x
ENV P="C:\a`"b"
USER after
