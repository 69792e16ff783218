#!/usr/bin/env bash
# Trunk's post_build hook: two changes to the built index.html.
# 1. Chromium warns of `integrity` on the Wasm's preload and ignores it there; static/boot.js checks the hash
#    itself when it fetches, so the attribute is renamed.
# 2. A team's own hosts ($CONNECT_SRC, origins separated by spaces) join the page's connect-src.
set -euo pipefail

page="$TRUNK_STAGING_DIR/index.html"

edit() { # edit NEEDLE REPLACEMENT: the first as a sed pattern; it must be there
  grep -q -- "$1" "$page" || { echo "after-build: index.html lacks $1" >&2; exit 1; }
  sed "s|$1|$2|" "$page" > "$page.new"
  mv "$page.new" "$page"
}

edit 'integrity=\("[^"]*" as="fetch"\)' 'data-integrity=\1'

if [ -n "${CONNECT_SRC:-}" ]; then
  origin='https?://[A-Za-z0-9.-]+(:([0-9]+|\*))?'
  if ! [[ "$CONNECT_SRC" =~ ^$origin(\ +$origin)*$ ]]; then
    echo "after-build: CONNECT_SRC must be origins such as https://im.example.com, separated by spaces" >&2
    exit 1
  fi
  edit "connect-src 'self'" "& $CONNECT_SRC"
fi
