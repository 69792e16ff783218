#!/usr/bin/env bash
# Runs a script of Node with what it drives the browser with: scripts/with-browser.sh benches/bench.mjs ARGUMENT…
set -euo pipefail

cd "$(dirname "$0")/.."
for part in common browser playwright; do
  # shellcheck source=/dev/null
  . "scripts/setup/$part.sh"
done
need_playwright
CHROME="$(chrome_program)"
export CHROME
exec node "$@"
