#!/usr/bin/env bash
# Builds what changed and serves one installation on this machine until Ctrl-C. The environment overrides:
#   ASPNETCORE_URLS         where it listens          (http://127.0.0.1:5080)
#   Federation__Data        the folder it writes to   (data)
#   Federation__Catalogue   another catalogue file    (the one among the seeds)
#   Federation__Seeds       another folder of seeds   (seeds)
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

program="$root/src/Federation.Standalone"
output="$program/bin/Release/net10.0"
stamp="$root/.artifacts/run.stamp"

# One word for everything that goes into the build. It costs milliseconds where a build that finds nothing costs seconds.
inputs() {
  (
    cd "$root"
    find src Directory.* .editorconfig \( -name bin -o -name obj \) -prune -o -type f -print0 |
      LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum
    dotnet --version
  )
}

build_if_changed() {
  local now
  now="$(inputs)"
  if [ -f "$output/Federation.Standalone.dll" ] && [ "$now" = "$(cat "$stamp" 2>/dev/null)" ]; then
    return
  fi
  say "Building (the first time takes a minute or two) …"
  dotnet build "$program" -c Release -nologo -v:q -clp:NoSummary
  mkdir -p "$(dirname "$stamp")"
  printf '%s\n' "$now" >"$stamp"
}

ensure_tools
build_if_changed

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
