#!/usr/bin/env bash
# health.sh live|ready : asks the node in this container how it is; ends with 0 where it says yes. The image has no
# program that speaks HTTP, so bash does. Whoever asks sets the time limit.
set -euo pipefail

port="${FEDERATION_HTTP_PORT:-5080}"
# Of the older version of HTTP, whose answers come in one piece and end with the connection.
exec 3<>"/dev/tcp/127.0.0.1/$port"
printf 'GET /health/%s HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' "${1:?live or ready}" >&3
answer="$(tr -d '\r' <&3)"
# What it is not ready for, for whoever reads why a probe failed.
printf '%s\n' "$answer" | tail -n 1
case "${answer%%$'\n'*}" in
  "HTTP/1.1 200 "*) ;;
  *) exit 1 ;;
esac
