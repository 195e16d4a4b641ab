#!/usr/bin/env bash
# Looks at compose.yaml and the manifests of kubernetes/ with validators from npm: schemas, types, and what is said in
# two places. With kubectl or kustomize, also at what they make of the manifests. Reaches no cluster and no engine.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

checks="$root/deploy/checks"
if ! has_node; then
  say "Compose file and manifests: not checked, for want of Node.js 18 or later with npm."
  exit 0
fi

# npm writes that file last, so an installation that was broken off is done again.
if [ "$checks/package-lock.json" -nt "$checks/node_modules/.package-lock.json" ]; then
  (cd "$checks" && npm ci --no-audit --no-fund --loglevel=error)
  touch "$checks/node_modules/.package-lock.json"
fi

made="$(mktemp -d)"
trap 'rm -rf "$made"' EXIT
rendered=()
if command -v kustomize >/dev/null; then
  kustomize build "$root/deploy/kubernetes" >"$made/rendered.yaml"
  rendered=("$made/rendered.yaml")
elif command -v kubectl >/dev/null; then
  KUBECONFIG=/dev/null kubectl kustomize "$root/deploy/kubernetes" >"$made/rendered.yaml"
  rendered=("$made/rendered.yaml")
else
  say "Without kustomize or kubectl: the manifests as they are written, not what is made of them."
fi

code=0
node "$checks/check.mjs" "$root/deploy" "$made" "${rendered[@]}" || code=1
node "$checks/node_modules/dclint/bin/dclint.cjs" --config "$checks/dclintrc.json" --max-warnings 0 \
  "$root/deploy/compose.yaml" || code=1
exit "$code"
