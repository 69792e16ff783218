# shellcheck shell=bash
# Chromium and its driver, for the tests in the browser.

# The programs in use: $CHROME and $CHROMEDRIVER, else the first known name on PATH.
chrome_program() {
  local name
  for name in "${CHROME:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    [ -n "$name" ] && have "$name" && { command -v "$name"; return; }
  done
  return 1
}

chromedriver_program() {
  local name
  for name in "${CHROMEDRIVER:-}" chromedriver chromium.chromedriver; do
    [ -n "$name" ] && have "$name" && { command -v "$name"; return; }
  done
  return 1
}

# major PROGRAM: 156 out of "Chromium 156.0.8078.79 built on Debian".
major() { "$1" --version 2>/dev/null | grep -oE '[0-9]+\.[0-9.]+' | head -n 1 | cut -d. -f1; }

need_browser() {
  if ! chrome_program >/dev/null || ! chromedriver_program >/dev/null; then
    say "Chromium or its driver is missing; the tests in the browser need both"
    long apt-chromium "installing Debian's chromium and chromium-driver, about half a minute" apt_install chromium chromium-driver || true
    hash -r
  fi
  local chrome driver
  chrome="$(chrome_program)" || fail "Chromium is missing: apt-get install chromium (as root), or set CHROME to a Chrome or Chromium"
  driver="$(chromedriver_program)" || fail "chromedriver is missing: apt-get install chromium-driver (as root), or set CHROMEDRIVER to the one of your Chrome"
  [ "$(major "$chrome")" = "$(major "$driver")" ] ||
    fail "$chrome is version $(major "$chrome") and $driver is $(major "$driver"): they must agree; set CHROME and CHROMEDRIVER to a pair"
}
