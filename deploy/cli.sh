#!/usr/bin/env bash
# Builds what changed and runs the program `federation`: deploy/cli.sh verify. Data and catalogue are those of run.sh.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

ensure_tools
build_if_changed Federation.Cli
export Federation__Data="${Federation__Data:-$root/data}"
export Federation__Catalogue="${Federation__Catalogue:-$root/seeds/catalogue.json}"
exec dotnet "$root/src/Federation.Cli/bin/Release/net10.0/Federation.Cli.dll" "$@"
