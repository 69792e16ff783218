# shellcheck shell=bash
# Trunk, which builds and serves the page, and its tools: wasm-bindgen, wasm-opt, and for the published build wasm-split-cli.

TRUNK=0.21.14 # Any 0.21 fits; this one is fetched.
# It goes with wasm_split_helpers and wasm-bindgen: change this, Cargo.toml and Cargo.lock together, then run the stories.
WASM_SPLIT=0.2.4

# platform LIBC: Rust's name of this machine, such as x86_64-unknown-linux-gnu; false where no release is made for it.
platform() {
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) echo "x86_64-unknown-linux-$1" ;;
    Linux-aarch64) echo aarch64-unknown-linux-gnu ;;
    Darwin-x86_64) echo x86_64-apple-darwin ;;
    Darwin-arm64) echo aarch64-apple-darwin ;;
    *) return 1 ;;
  esac
}

has_trunk() { [[ "$(trunk --version 2>/dev/null)" == "trunk 0.21."* ]]; }

need_trunk() {
  has_trunk && return
  say "Trunk 0.21 is missing; it builds the page"
  local target
  if target="$(platform gnu)" &&
    unpack_release "https://github.com/trunk-rs/trunk/releases/download/v$TRUNK/trunk-$target.tar.gz" trunk && has_trunk; then
    say "took Trunk $TRUNK from its release"
    return
  fi
  long trunk "its release can't be had here: building Trunk $TRUNK with cargo, 3 to 5 minutes" \
    quick_install trunk "$TRUNK" 0 --locked --no-default-features --features rustls || true
  hash -r
  has_trunk || fail "Trunk 0.21 is missing: cargo install --locked trunk --version $TRUNK"
}

# The version that Cargo.lock holds: the program and the crate must be the same.
wasm_bindgen_version() { awk '/^name = "wasm-bindgen"$/ { getline; gsub(/"/, ""); print $3 }' Cargo.lock; }

has_wasm_bindgen() {
  [ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $1" ] &&
    [ "$(wasm-bindgen-test-runner --version 2>/dev/null)" = "wasm-bindgen-test-runner $1" ]
}

need_wasm_bindgen() {
  local version target
  version="$(wasm_bindgen_version)"
  has_wasm_bindgen "$version" && return
  say "wasm-bindgen $version is missing; it joins Wasm and JavaScript, and must be Cargo.lock's version"
  if target="$(platform musl)" && unpack_release \
    "https://github.com/wasm-bindgen/wasm-bindgen/releases/download/$version/wasm-bindgen-$version-$target.tar.gz" \
    wasm-bindgen wasm-bindgen-test-runner && has_wasm_bindgen "$version"; then
    say "took wasm-bindgen $version from its release"
    return
  fi
  # Without --locked: its lock file may name crates that a mirror no longer serves.
  long wasm-bindgen "its release can't be had here: building wasm-bindgen $version with cargo, 2 to 4 minutes" \
    quick_install wasm-bindgen-cli "$version" 1 || true
  hash -r
  has_wasm_bindgen "$version" || fail "wasm-bindgen $version is missing: cargo install wasm-bindgen-cli --version $version"
}

# The version that Trunk.toml pins, without its prefix.
wasm_opt_version() { sed -n 's/^wasm_opt = "version_\([0-9]*\)"$/\1/p' Trunk.toml; }

has_wasm_opt() { [[ "$(wasm-opt --version 2>/dev/null)" == "wasm-opt version $1"* ]]; }

# need_wasm_opt [optional]: only release builds run it, and scripts/split/cut.mjs wants it on PATH.
need_wasm_opt() {
  local version link
  version="$(wasm_opt_version)"
  has_wasm_opt "$version" && return
  for link in "${XDG_CACHE_HOME:-$HOME/.cache}/trunk" "$HOME/Library/Caches/dev.trunkrs.trunk"; do
    link_wasm_opt "$link/wasm-opt-version_$version/bin/wasm-opt" && has_wasm_opt "$version" && return # Trunk's own download.
  done
  say "wasm-opt $version is missing; release builds shrink with it"
  local target
  if target="$(binaryen_platform)" && download \
    "https://github.com/WebAssembly/binaryen/releases/download/version_$version/binaryen-version_$version-$target.tar.gz" \
    "$CACHE/binaryen.tgz" && tar -xzf "$CACHE/binaryen.tgz" -C "$CACHE" &&
    link_wasm_opt "$CACHE/binaryen-version_$version/bin/wasm-opt" && has_wasm_opt "$version"; then
    say "took wasm-opt $version from its release"
    return
  fi
  if have npm && long binaryen "its release can't be had here: taking it from npm's binaryen, a few seconds" \
    npm install --prefix "$CACHE/npm" --no-audit --no-fund "binaryen@$version"; then
    link_wasm_opt "$CACHE/npm/node_modules/.bin/wasm-opt"
  fi
  has_wasm_opt "$version" && return
  local missing="wasm-opt $version is missing: npm install -g binaryen@$version, or binaryen's release on PATH"
  [ "${1:-}" = optional ] || fail "$missing"
  say "$missing (for \`make dist\` only)"
}

# link_wasm_opt PROGRAM: a link, as it finds its library from where it lies; false where it is not there.
link_wasm_opt() {
  [ -x "$1" ] || return 1
  mkdir -p "$BIN"
  ln -sf "$1" "$BIN/wasm-opt"
  hash -r
}

# Binaryen's name of this machine; false where it makes no release for it.
binaryen_platform() {
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) echo x86_64-linux ;;
    Linux-aarch64) echo aarch64-linux ;;
    Darwin-x86_64) echo x86_64-macos ;;
    Darwin-arm64) echo arm64-macos ;;
    *) return 1 ;;
  esac
}

# It can't tell its version itself; cargo notes what it installed.
has_wasm_split() {
  have wasm-split-cli && grep -q "^\"wasm_split_cli_support $WASM_SPLIT " "${CARGO_HOME:-$HOME/.cargo}/.crates.toml" 2>/dev/null
}

need_wasm_split() {
  have node || fail "Node.js is missing: \`make dist\` cuts the program with it (https://nodejs.org, or apt-get install nodejs)"
  has_wasm_split && return
  say "wasm-split-cli $WASM_SPLIT is missing; it cuts the published program in two"
  long wasm-split "building wasm-split-cli $WASM_SPLIT with cargo, about a minute" \
    quick_install wasm_split_cli_support "$WASM_SPLIT" 1 --locked --features build-binary || true
  hash -r
  has_wasm_split ||
    fail "wasm-split-cli $WASM_SPLIT is missing: cargo install --locked wasm_split_cli_support --version $WASM_SPLIT --features build-binary"
}
