# shellcheck shell=bash
# playwright-core, axe-core and Chromium, for the benchmarks, the pictures and the look for everybody's eyes and hands.

PLAYWRIGHT="target/bench"

# Under $PLAYWRIGHT, as benches/package-lock.json has it.
need_playwright() {
  have npm || fail "npm is missing, and benches/ drives the browser with playwright-core from npm: install Node.js with npm"
  chrome_program >/dev/null || need_browser
  local lock="benches/package-lock.json"
  cmp -s "$lock" "$PLAYWRIGHT/package-lock.json" && [ -d "$PLAYWRIGHT/node_modules/axe-core" ] && return
  mkdir -p "$PLAYWRIGHT"
  cp benches/package.json "$lock" "$PLAYWRIGHT/"
  long playwright "installing playwright-core and axe-core into $PLAYWRIGHT" \
    npm ci --prefix "$PLAYWRIGHT" --ignore-scripts --no-audit --no-fund || {
    rm -f "$PLAYWRIGHT/package-lock.json"
    fail "npm can't install playwright-core and axe-core"
  }
}
