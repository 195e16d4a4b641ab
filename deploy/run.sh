#!/usr/bin/env bash
# Builds what changed and serves one installation on this machine until Ctrl-C. The environment overrides:
#   ASPNETCORE_URLS         where it listens          (http://127.0.0.1:5080)
#   Federation__Data        the folder it writes to   (data)
#   Federation__Catalogue   another catalogue file    (the one among the seeds)
#   Federation__Seeds       another folder of seeds   (seeds)
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

output="$root/src/Federation.Standalone/bin/Release/net10.0"

ensure_tools
ensure_node
build_if_changed Federation.Standalone

Federation__Data="$(realpath -m "${Federation__Data:-$root/data}")"
Federation__Seeds="$(realpath -m "${Federation__Seeds:-$root/seeds}")"
export Federation__Data Federation__Seeds
if [ -n "${Federation__Catalogue:-}" ]; then
  Federation__Catalogue="$(realpath "$Federation__Catalogue")"
  export Federation__Catalogue
fi
export ASPNETCORE_URLS="${ASPNETCORE_URLS:-http://127.0.0.1:5080}"
export ASPNETCORE_CONTENTROOT="${ASPNETCORE_CONTENTROOT:-$output}"

say "Engines: embedded (a cluster is Federation.Node's). Data: $Federation__Data. Serving on $ASPNETCORE_URLS; Ctrl-C stops."
# exec: the signals of a terminal or a supervisor reach the program itself.
exec dotnet "$output/Federation.Standalone.dll"
