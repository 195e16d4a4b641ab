#!/usr/bin/env bash
# Builds the node of an earlier commit, by default of the last one whose nodes said other things to each other, has a
# cluster of three such nodes serve clerks, and replaces them one after another by this build's: deploy/upgrade.sh
# [COMMIT]. No request may fail, nothing be lost or doubled. Needs the history of the repository.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

ensure_tools
ensure_postgres
said=(src/Federation.Engine.Orleans/Wire src/Federation.Engine.Orleans/Grains src/Federation.Engine/Codec)
commit="${1:-$(git -C "$root" log -1 --format=%H -- "${said[@]}")^}"
old="$(mktemp -d)"
trap 'rm -rf "$old"' EXIT
say "The earlier build is $(git -C "$root" log -1 --format='%h: %s' "$commit")"
git -C "$root" archive "$commit" | tar -x -C "$old"
dotnet build "$old/src/Federation.Node" -c Release -p:Orleans=true -v q
FEDERATION_CLUSTER_OLD_NODE="$old/src/Federation.Node/bin/Release/net10.0/Federation.Node.dll" \
  dotnet test "$root/tests/Federation.Engine.Orleans.Tests" -c Release -p:Orleans=true --filter UpgradeTests \
  --logger "console;verbosity=detailed"
