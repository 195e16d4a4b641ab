# Shared by the scripts beside it: what they say, and what a machine needs before they can work. Sourced, not run.
# shellcheck shell=bash

# shellcheck disable=SC2034 # those who source this use it
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say() { printf '%s\n' "$*"; }

die() {
  printf '%s\n' "$*" >&2
  exit 1
}

apt_is_fresh=false

# apt_install PACKAGE… : false where this user or this machine cannot.
apt_install() {
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    return 1
  fi
  if [ "$apt_is_fresh" = false ]; then
    apt-get update -qq >/dev/null || return 1
    apt_is_fresh=true
  fi
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1
}

has_sdk() { command -v dotnet >/dev/null && dotnet --list-sdks | grep -q '^10\.'; }

ensure_sdk() {
  # Where Microsoft's own install script puts it for a user without root.
  if ! has_sdk && [ -x "${DOTNET_ROOT:-$HOME/.dotnet}/dotnet" ]; then
    export DOTNET_ROOT="${DOTNET_ROOT:-$HOME/.dotnet}"
    export PATH="$DOTNET_ROOT:$PATH"
  fi
  if ! has_sdk; then
    say "The .NET SDK 10 is missing; trying the package dotnet-sdk-10.0 …"
    apt_install ca-certificates dotnet-sdk-10.0 || true
  fi
  has_sdk || die "Please install the .NET SDK 10 and start this again. On Debian: add Microsoft's package feed
(\"Install .NET on Debian\" in Microsoft's documentation), then, as root: apt-get install dotnet-sdk-10.0"
}

has_icu() { find /usr/lib /usr/lib64 /lib -name 'libicuuc.so.*' -print -quit 2>/dev/null | grep -q .; }

# .NET compares names without accents through ICU, whose package carries its version in its name.
ensure_icu() {
  if has_icu; then
    return
  fi
  say "The library ICU is missing; trying Debian's package …"
  local package
  for package in libicu72 libicu76 libicu74 libicu70; do
    if apt_install "$package" && has_icu; then
      return
    fi
  done
  die "Please install ICU (Debian 12: libicu72, Debian 13: libicu76) and start this again."
}

has_node() {
  command -v npm >/dev/null && command -v node >/dev/null && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 18 ]
}

# The dashboard's scripts are bundled with it: for whoever builds the program. What is served needs none.
ensure_node() {
  if has_node; then
    return
  fi
  say "Node.js is missing; trying Debian's packages nodejs and npm …"
  apt_install nodejs npm || true
  has_node || die "Please install Node.js 18 or later with npm (Debian: apt-get install nodejs npm) and start this again."
}

has_postgres() {
  local initdb
  for initdb in /usr/lib/postgresql/*/bin/initdb; do
    # Version 15 or later; the shell leaves the pattern as it is where nothing fits it.
    if [ -x "$initdb" ] && [ "$(basename "${initdb%/bin/initdb}")" -ge 15 ]; then
      command -v psql >/dev/null
      return
    fi
  done
  return 1
}

# The tests start a PostgreSQL server of their own, from these programs; it need not run otherwise.
ensure_postgres() {
  if has_postgres; then
    return
  fi
  say "PostgreSQL's programs are missing; trying Debian's package …"
  apt_install postgresql-15 || apt_install postgresql || true
  has_postgres || die "Please install PostgreSQL 15 or later (Debian: apt-get install postgresql-15, or postgresql) and start
this again. It need not be running: the tests start a server of their own."
}

# Tests put installations into networks of their own with it. Where it cannot be had, or may not be used, those are skipped
# and say so.
ensure_iproute() {
  if command -v ip >/dev/null; then
    return
  fi
  say "The program ip is missing; trying Debian's package iproute2 …"
  apt_install iproute2 || true
}

has_chromium() { command -v chromium chromium-browser google-chrome >/dev/null; }

# The dashboard is looked at with a browser, for whoever tests it. Where it cannot be had, the tests that need it fail and
# say so: the others are worth running.
ensure_chromium() {
  if has_chromium; then
    return
  fi
  say "Chromium is missing; trying Debian's package chromium …"
  apt_install chromium fonts-liberation || true
}

ensure_tools() {
  ensure_sdk
  ensure_icu
}

# One word for everything that goes into a build. It costs milliseconds where a build that finds nothing costs seconds.
build_inputs() {
  (
    cd "$root" || exit
    find src Directory.* .editorconfig \( -name bin -o -name obj -o -name node_modules \) -prune -o -type f -print0 |
      LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum
    dotnet --version
  )
}

# build_if_changed PROJECT : of those under src/.
build_if_changed() {
  local now stamp="$root/.artifacts/$1.stamp"
  now="$(build_inputs)"
  if [ -f "$root/src/$1/bin/Release/net10.0/$1.dll" ] && [ "$now" = "$(cat "$stamp" 2>/dev/null)" ]; then
    return
  fi
  # Said beside what a program answers, not within it.
  say "Building (the first time takes a minute or two) …" >&2
  dotnet build "$root/src/$1" -c Release -nologo -v:q -clp:NoSummary >&2
  mkdir -p "$(dirname "$stamp")"
  printf '%s\n' "$now" >"$stamp"
}

# For whoever starts several programs: names, pids by name, data (a folder with a log for each), and url_of NAME are theirs.

# shellcheck disable=SC2154 # names, pids and data are theirs
# Says who has ended; false where all run.
who_ended() {
  local name ended=1
  for name in "${!pids[@]}"; do
    if ! kill -0 "${pids[$name]}" 2>/dev/null; then
      ended=0
      say "$name has ended by itself. The end of its log, $data/$name.log:" >&2
      tail -n 15 "$data/$name.log" >&2
    fi
  done
  return $ended
}

# shellcheck disable=SC2154
has_all() {
  local name
  for name in "${names[@]}"; do
    curl -fs -o /dev/null "$(url_of "$name")/health/ready" || return 1
  done
}

# Waits until all serve; ends where one of them has ended.
wait_until_ready() {
  until has_all; do
    if who_ended; then
      exit 1
    fi
    # In the background, so that a signal is heard at once.
    sleep 0.5 &
    wait $! || true
  done
}
