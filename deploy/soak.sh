#!/usr/bin/env bash
# Builds what changed and has clerks write to three nodes of a cluster, one of which is killed every half minute, for so
# many minutes (10): deploy/soak.sh [MINUTES]. In the end nothing may be lost or doubled. Prints a table for a README.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

ensure_tools
ensure_postgres
FEDERATION_CLUSTER_SOAK_MINUTES="${1:-10}" dotnet test "$root/tests/Federation.Engine.Orleans.Tests" -c Release \
  -p:Orleans=true --filter SoakTests --logger "console;verbosity=detailed"
