#!/usr/bin/env bash
# Trunk's post_build hook: two changes to the built index.html.
# 1. Chromium warns of `integrity` on the Wasm's preload and ignores it there; static/boot.js checks the hash
#    itself when it fetches, so the attribute is renamed.
# 2. A team's own hosts ($CONNECT_SRC, origins separated by spaces) join the page's connect-src.
set -euo pipefail

page="$TRUNK_STAGING_DIR/index.html"

# edit SCRIPT: a sed script that must change the page.
edit() {
  sed -E "$1" "$page" > "$page.new"
  ! cmp -s "$page" "$page.new" || { echo "after-build: nothing in index.html fits $1" >&2; exit 1; }
  mv "$page.new" "$page"
}

# Attributes in any order, quoted or (minified) not.
edit 's/(<link[^>]*) integrity=([^>]* as="?fetch)/\1 data-integrity=\2/
  s/(<link[^>]* as="?fetch[^>]*) integrity=/\1 data-integrity=/'

if [ -n "${CONNECT_SRC:-}" ]; then
  origin='https?://[A-Za-z0-9.-]+(:([0-9]+|\*))?'
  if ! [[ "$CONNECT_SRC" =~ ^$origin(\ +$origin)*$ ]]; then
    echo "after-build: CONNECT_SRC must be origins such as https://im.example.com, separated by spaces" >&2
    exit 1
  fi
  edit "s|connect-src 'self'|& $CONNECT_SRC|"
fi
