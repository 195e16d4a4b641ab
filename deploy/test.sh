#!/usr/bin/env bash
# Everything that this machine can test, on a Release build. Closes with the line `N passed, N failed`.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

cd "$root"
results="$(mktemp -d)"
trap 'rm -rf "$results"' EXIT
passed=0
failed=0
skipped=0

# The closing line, whatever came before it.
finish() {
  local closing="$passed passed, $failed failed"
  if [ "$skipped" -gt 0 ]; then
    closing="$closing, $skipped skipped"
  fi
  say "$closing"
  if [ "$failed" -gt 0 ] || [ "$passed" -eq 0 ]; then
    exit 1
  fi
  exit 0
}

fail() {
  say "FAILED: $*"
  failed=$((failed + 1))
}

check_scripts() {
  local scripts=(deploy/*.sh deploy/container/*.sh .ci/run)
  if ! command -v shellcheck >/dev/null && ! apt_install shellcheck; then
    say "Shell scripts: not checked, for want of shellcheck."
  elif ! shellcheck -x "${scripts[@]}"; then
    fail "shellcheck"
  fi
}

check_files() {
  deploy/check-files.sh || fail "deploy/check-files.sh"
}

check_format() {
  dotnet tool restore >/dev/null || fail "dotnet tool restore"
  dotnet csharpier check . || fail "format (dotnet csharpier format . puts it right)"
}

build() {
  local locked=()
  # On a developer's machine a restore may write the lock files; elsewhere they are the word.
  if [ "${CI:-}" = true ]; then
    locked=(--locked-mode)
  fi
  if ! dotnet restore Federation.sln "${locked[@]}" -v:q || ! dotnet build Federation.sln -c Release --no-restore -nologo; then
    fail "build"
    finish
  fi
}

# Which engines the build said it has: by word, else by the probe's answer.
has_orleans() {
  [ "${Orleans:-$(cat .artifacts/orleans.txt 2>/dev/null || true)}" != false ]
}

# attribute NAME FILE : the sum of one attribute over the counters of a result file.
attribute() { sed -nE "s/.*<Counters .*\b$1=\"([0-9]+)\".*/\1/p" "$2" | awk '{ sum += $1 } END { print sum + 0 }'; }

print_failures() {
  awk '
    function value(line, name) {
      if (!match(line, name "=\"[^\"]*\"")) return ""
      return substr(line, RSTART + length(name) + 2, RLENGTH - length(name) - 3)
    }
    function plain(text) {
      gsub(/&#x[dD];/, "", text); gsub(/&#x[aA];/, "\n", text); gsub(/&quot;/, "\"", text)
      gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text); gsub(/&amp;/, "\\&", text)
      return text
    }
    /<UnitTestResult / { inside = value($0, "outcome") == "Failed"; if (inside) print "FAILED: " plain(value($0, "testName")) }
    inside && /<Message>/ { message = 1; sub(/.*<Message>/, "") }
    inside && message {
      last = sub(/<\/Message>.*/, "")
      print "    " plain($0)
      if (last) message = 0
    }
    /<\/UnitTestResult>/ { inside = 0; message = 0 }
  ' "$1"
}

# One project after the other: tests that measure or race must not share two cores with a neighbour.
run_tests() {
  local project name assembly result code total executed failures
  # What is not named *.Tests is a library that the tests share.
  for project in tests/*.Tests/*.csproj; do
    name="$(basename "$project" .csproj)"
    if grep -q '<RequiresOrleans>true' "$project" && ! has_orleans; then
      say "$name: left out, with the Orleans engine"
      continue
    fi
    assembly="$(dirname "$project")/bin/Release/net10.0/$name.dll"
    result="$results/$name.trx"
    code=0
    dotnet test "$assembly" --nologo --logger "trx;LogFileName=$result" >"$results/$name.log" 2>&1 || code=$?
    if [ ! -f "$result" ] || [ "$(attribute total "$result")" -eq 0 ]; then
      tail -n 20 "$results/$name.log"
      fail "$name ran no test to its end"
      continue
    fi
    total="$(attribute total "$result")"
    executed="$(attribute executed "$result")"
    failures=$((executed - $(attribute passed "$result")))
    passed=$((passed + executed - failures))
    failed=$((failed + failures))
    skipped=$((skipped + total - executed))
    say "$name: $((executed - failures)) passed, $failures failed of $total"
    print_failures "$result"
    if [ "$code" -ne 0 ] && [ "$failures" -eq 0 ]; then
      tail -n 40 "$results/$name.log"
      fail "$name ended before its end"
    fi
  done
}

# run_program NAME ARGUMENT... : a program that is a test: it counts as one, and says itself what it has seen.
run_program() {
  local name="$1"
  shift
  say "$name $*"
  if dotnet "tests/$name/bin/Release/net10.0/$name.dll" "$@"; then
    passed=$((passed + 1))
  else
    fail "$name"
  fi
}

ensure_tools
ensure_node
ensure_postgres
ensure_iproute
ensure_chromium
check_scripts
check_files
check_format
build
run_tests
run_program Federation.Simulation --known --minutes 3
run_program Federation.Fuzzing --minutes 2
finish
