#!/usr/bin/env bash
# A million malformed and hostile requests against the running service, or what the arguments say (see
# tests/Federation.Fuzzing): `deploy/fuzz.sh --minutes 2`, `deploy/fuzz.sh --seed 5 --request 107`.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

ensure_tools
ensure_node
if [ "$#" -eq 0 ]; then
  set -- --requests 1000000
fi
dotnet build "$root/tests/Federation.Fuzzing" -c Release -nologo -v:q -clp:NoSummary
# exec: a signal ends the fuzzer, which ends its service.
exec dotnet "$root/tests/Federation.Fuzzing/bin/Release/net10.0/Federation.Fuzzing.dll" "$@"
