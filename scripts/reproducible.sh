#!/usr/bin/env bash
# Builds the page once more from another folder and compares it with dist/, byte for byte: the same commit gives the same page
# wherever it is built. What the compiler made of the dependencies is shared, as their sources are.
set -euo pipefail

cd "$(dirname "$0")/.."
here="$PWD"
[ -z "$(git status --porcelain)" ] || { echo "reproducible: commit first: only what is committed is built again" >&2; exit 1; }
[ -f dist/index.html ] || { echo "reproducible: dist/index.html is missing: run \`make dist\` first" >&2; exit 1; }

other="$(mktemp -d)/another folder"
trap 'rm -rf "$(dirname "$other")"' EXIT
git clone -q "$here" "$other"
CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$here/target}" make --no-print-directory -C "$other" dist > "$here/target/reproducible.log" 2>&1 ||
  { tail -n 5 "$here/target/reproducible.log" >&2; echo "reproducible: the other folder's build failed (target/reproducible.log)" >&2; exit 1; }

if ! differences="$(diff -rq dist "$other/dist")"; then
  echo "$differences" >&2
  echo "reproducible: dist/ differs from what another folder gives" >&2
  exit 1
fi
echo "reproducible: $(find dist -type f | wc -l) files are the same from another folder"
