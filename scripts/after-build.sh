#!/usr/bin/env bash
# Trunk's post_build hook: changes to the built index.html, and what joins it.
# 1. Chromium warns of `integrity` on the Wasm's preload and ignores it there; static/boot.js checks the hash
#    itself when it fetches, so the attribute is renamed.
# 2. What the page fetches later joins it under a name with a hash, which a <meta> tells: an open page and a new
#    deployment never mix.
# 3. A team's own hosts ($CONNECT_SRC, origins separated by spaces) join the page's connect-src.
# 4. Each chunk that the glue names (scripts/split/cut.mjs) comes to lie beside it.
# 5. A release gets its manifest, its service worker and its compressed twins (scripts/publish.mjs).
set -euo pipefail

page="$TRUNK_STAGING_DIR/index.html"

# edit SCRIPT: a sed script that must change the page.
edit() {
  sed -E "$1" "$page" > "$page.new"
  ! cmp -s "$page" "$page.new" || { echo "after-build: nothing in index.html fits $1" >&2; exit 1; }
  mv "$page.new" "$page"
}

# hash_of FILE: its SHA-256, in hexadecimal.
hash_of() {
  if command -v sha256sum > /dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -c1-64
}

# Attributes in any order, quoted or (minified) not.
edit 's/(<link[^>]*) integrity=([^>]* as="?fetch)/\1 data-integrity=\2/
  s/(<link[^>]* as="?fetch[^>]*) integrity=/\1 data-integrity=/'

# Looked up by static/boot.js and src/page/effect/document.rs.
for file in static/crash.js \
  data/{body-examples,error-advice,error-codes-more,catalogue,catalogue-fields}.tsv data/lessons.json; do
  name="$(basename "$file")"
  hash="$(hash_of "$file")"
  named="${name%.*}-${hash:0:16}.${name##*.}"
  cp "$file" "$TRUNK_STAGING_DIR/$named"
  edit "s|<title>|<meta name=\"file:$name\" content=\"./$named\" data-sha256=\"$hash\">&|"
done

if [ -n "${CONNECT_SRC:-}" ]; then
  origin='https?://[A-Za-z0-9.-]+(:([0-9]+|\*))?'
  if ! [[ "$CONNECT_SRC" =~ ^$origin(\ +$origin)*$ ]]; then
    echo "after-build: CONNECT_SRC must be origins such as https://im.example.com, separated by spaces" >&2
    exit 1
  fi
  edit "s|connect-src 'self'|& $CONNECT_SRC|"
fi

glue=("$TRUNK_STAGING_DIR"/tim-tester-*.js)
if grep -q '"__wasm_split' "${glue[@]}"; then
  echo "after-build: the feature \`split\` takes more than Trunk: run \`make dist\`" >&2
  exit 1
fi
for chunk in $(grep -ohE '\b[a-z]+-[0-9a-f]{16}\.wasm\b' "${glue[@]}" || true); do
  cp "${CHUNKS:?}/$chunk" "$TRUNK_STAGING_DIR/"
done

if [ "${TRUNK_PROFILE:-}" = release ]; then
  command -v node > /dev/null || { echo "after-build: Node.js is missing, and a release is finished by it" >&2; exit 1; }
  node scripts/publish.mjs "$TRUNK_STAGING_DIR"
fi
