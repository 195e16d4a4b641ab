#!/usr/bin/env bash
# Builds what changed and runs four installations on this machine, joined by links, until Ctrl-C: the nation, Hà Nội,
# Hải Phòng, and Bắc Giang with Bắc Ninh. The environment overrides:
#   FEDERATION_PORT         where the nation serves, on 127.0.0.1; the provinces take the next three   (5080)
#   FEDERATION_LINK_PORT    where the provinces link up, on 127.0.0.1                                   (7443)
#   Federation__Data        the folder with a folder for each                             (data-federation)
#   Federation__Catalogue   another catalogue file                                  (the one among the seeds)
#   Federation__Seeds       another folder of seeds                                                   (seeds)
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

output="$root/src/Federation.Standalone/bin/Release/net10.0"
port="${FEDERATION_PORT:-5080}"
link_url="https://127.0.0.1:${FEDERATION_LINK_PORT:-7443}"
names=(nation ha-noi hai-phong bac-ninh)
declare -A instances=([ha-noi]="ha-noi" [hai-phong]="hai-phong" [bac-ninh]="bac-giang bac-ninh")
declare -A pids=()

ensure_tools
ensure_node
build_if_changed Federation.Standalone
build_if_changed Federation.Cli

data="$(realpath -m "${Federation__Data:-$root/data-federation}")"
Federation__Seeds="$(realpath -m "${Federation__Seeds:-$root/seeds}")"
export Federation__Seeds
if [ -n "${Federation__Catalogue:-}" ]; then
  Federation__Catalogue="$(realpath "$Federation__Catalogue")"
  export Federation__Catalogue
fi
export ASPNETCORE_CONTENTROOT="${ASPNETCORE_CONTENTROOT:-$output}"
# One database is one installation's; each of these has a folder of its own.
unset Federation__Database Federation__DatabaseOwner

url_of() {
  local i
  for i in "${!names[@]}"; do
    if [ "${names[$i]}" = "$1" ]; then
      printf 'http://127.0.0.1:%d\n' $((port + i))
    fi
  done
}

# enrol NAME : keeps a token for it until it has met the nation, which it then knows by its key.
enrol() {
  local token="$data/$1.token"
  if [ -f "$data/$1/links/upper.json" ]; then
    rm -f "$token"
  elif [ ! -s "$token" ]; then
    # shellcheck disable=SC2086 # several instances are several arguments
    (umask 077 && dotnet "$root/src/Federation.Cli/bin/Release/net10.0/Federation.Cli.dll" \
      enrol --data "$data/nation" ${instances[$1]} >"$token.new") || die "$1 could not be enrolled at $data/nation."
    mv "$token.new" "$token"
  fi
}

# start NAME SETTING… : in the background; what it says goes to its log.
start() {
  local name="$1"
  shift
  env Federation__Name="$name" Federation__Data="$data/$name" ASPNETCORE_URLS="$(url_of "$name")" "$@" \
    dotnet "$output/Federation.Standalone.dll" >>"$data/$name.log" 2>&1 &
  pids[$name]=$!
}

start_below() {
  start "$1" Federation__Upper="$link_url" Federation__Instances="${instances[$1]}" \
    Federation__UpperToken="$(cat "$data/$1.token" 2>/dev/null || true)"
}

# shellcheck disable=SC2317 # traps call it
# Each is told to end, then waited for: what was accepted is finished before its databases close.
stop_all() {
  trap '' INT TERM
  local name
  for name in "${!pids[@]}"; do
    kill -TERM "${pids[$name]}" 2>/dev/null || true
  done
  for name in "${!pids[@]}"; do
    wait "${pids[$name]}" 2>/dev/null || true
  done
  pids=()
}

# shellcheck disable=SC2317 # traps call it
finish() {
  stop_all
  say "Stopped."
  exit 0
}

command -v curl >/dev/null || apt_install curl || die "Please install curl and start this again."
mkdir -p "$data"
trap stop_all EXIT
trap finish INT TERM
for name in "${names[@]:1}"; do
  enrol "$name"
done
start nation Federation__LinkUrl="$link_url"
for name in "${names[@]:1}"; do
  start_below "$name"
done

say "Starting four installations; data and logs: $data. The first time they load the seeds …"
wait_until_ready
for name in "${names[@]:1}"; do
  say "$name: $(url_of "$name")"
done
say "nation: $(url_of nation)"
say "Links: Federation__Url=$(url_of nation) deploy/cli.sh links. Ctrl-C stops all four."

# Until one ends by itself, or a signal comes.
wait -n "${pids[@]}" || true
who_ended || true
exit 1
