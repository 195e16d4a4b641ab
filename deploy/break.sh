#!/usr/bin/env bash
# Breaks the real program as its tests do, but for longer, and prints what came of it as a table in Markdown. The
# environment overrides how much:
#   FEDERATION_KILL_ROUNDS    kills at any moment                        (200)
#   FEDERATION_DISK_ROUNDS    times that the disk fills up               (10)
#   FEDERATION_DAMAGE_CASES   damaged files                              (160)
#   FEDERATION_LOG_PAUSES     logs copied from under the program and cut (4)
#   FEDERATION_SEED           what all chance comes from                 (another one each time)
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

export FEDERATION_KILL_ROUNDS="${FEDERATION_KILL_ROUNDS:-200}"
export FEDERATION_DISK_ROUNDS="${FEDERATION_DISK_ROUNDS:-10}"
export FEDERATION_DAMAGE_CASES="${FEDERATION_DAMAGE_CASES:-160}"
export FEDERATION_LOG_PAUSES="${FEDERATION_LOG_PAUSES:-4}"

ensure_tools
ensure_node
tests="$root/tests/Federation.Breaking.Tests"
say "Building (the first time takes a minute or two) …"
dotnet build "$tests" -c Release -nologo -v:q -clp:NoSummary

FEDERATION_BREAK_TABLE="$(mktemp)"
export FEDERATION_BREAK_TABLE
trap 'rm -f "$FEDERATION_BREAK_TABLE"' EXIT
code=0
dotnet test "$tests/bin/Release/net10.0/Federation.Breaking.Tests.dll" --nologo --logger "console;verbosity=detailed" || code=$?

say "
| what | rounds | acknowledged | lost | doubled | refused |
|---|---|---|---|---|---|"
sort "$FEDERATION_BREAK_TABLE"
exit "$code"
