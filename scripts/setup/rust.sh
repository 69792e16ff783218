# shellcheck shell=bash
# Rust: a compiler with the wasm32 target, clippy and rustfmt.

WASM32=wasm32-unknown-unknown
DEBIAN_TOOLCHAIN=debian-web

# has_wasm32 [+TOOLCHAIN]: by looking for the target's libcore; rustup's own word can be out of date.
has_wasm32() {
  local folder
  folder="$(rustc "$@" --print target-libdir --target "$WASM32" 2>/dev/null)" &&
    compgen -G "$folder/libcore-*.rlib" >/dev/null
}

need_cargo() {
  have cargo && have rustc || fail "cargo is missing: install Rust from https://rustup.rs (or apt-get install rustup; rustup default stable)"
  have cc || {
    say "a C linker is missing, and cargo links with it"
    long cc "installing gcc" apt_install gcc libc6-dev || true
    have cc || fail "cc is missing: apt-get install gcc libc6-dev (as root), or your system's C compiler"
  }
}

need_wasm32() {
  need_cargo
  has_wasm32 && return
  say "this Rust can't compile for the browser yet: it lacks the target $WASM32"
  if have rustup; then
    use_debian_toolchain && return
    if RUSTUP_MAX_RETRIES=0 long rustup "adding it with rustup, about 20 MB" rustup target add "$WASM32" && has_wasm32; then
      return
    fi
    say "rustup can't deliver it; taking Debian's road: its own compiler builds the target"
  fi
  debian_wasm32
  use_debian_toolchain || has_wasm32 ||
    fail "the target $WASM32 is missing: rustup target add $WASM32 (see RUSTUP_DIST_SERVER for a mirror)"
}

# Debian's compiler as this folder's toolchain, where one with the target was linked before.
use_debian_toolchain() {
  have rustup && has_wasm32 "+$DEBIAN_TOOLCHAIN" || return 1
  say "this folder uses the toolchain $DEBIAN_TOOLCHAIN (undo: rustup override unset)"
  rustup override set "$DEBIAN_TOOLCHAIN" >/dev/null 2>&1 && has_wasm32
}

# Debian ships a current compiler in its packages …-web, with the standard library's sources but not this target.
debian_wasm32() {
  local missing="the target $WASM32 is missing: rustup target add $WASM32 (RUSTUP_DIST_SERVER names a mirror), or on Debian run scripts/setup.sh once as root"
  if ! debian_has_wasm32; then
    as_root true 2>/dev/null || fail "$missing"
    [ -x /usr/bin/rustc ] && [ -x /usr/bin/cargo ] && [ -d /usr/lib/rustlib/src/rust ] ||
      long apt-rust "installing Debian's rustc-web, about a minute" apt_install rustc-web cargo-web rust-web-src rust-web-llvm ||
      fail "$missing"
    if [ ! -e /usr/bin/rust-lld ]; then
      # A link to a program of another package, which has its name, such as lld-22.
      local linker
      linker="$(basename "$(readlink /usr/bin/rust-lld || echo lld)")"
      long apt-lld "installing $linker, the linker it wants" apt_install "$linker" || fail "$missing"
    fi
    build_std && debian_has_wasm32 || fail "Debian's Rust could not build the target $WASM32: see $LOGS/std.log; or rustup target add $WASM32"
  fi
  if have rustup; then
    rustup toolchain link "$DEBIAN_TOOLCHAIN" /usr >/dev/null 2>&1 || true
  fi
}

debian_has_wasm32() { compgen -G "/usr/lib/rustlib/$WASM32/lib/libcore-*.rlib" >/dev/null; }

# Builds the target's standard library in a throw-away crate. Its bitcode is embedded because release builds use
# LTO; `test` is in the list for the tests that run in the browser.
build_std() {
  local folder lib="/usr/lib/rustlib/$WASM32/lib"
  folder="$(mktemp -d)"
  mkdir "$folder/src"
  printf '[package]\nname = "throwaway"\nversion = "0.1.0"\nedition = "2021"\n[workspace]\n' >"$folder/Cargo.toml"
  : >"$folder/src/lib.rs"
  long std "building the standard library for $WASM32, one to two minutes" \
    env -u RUSTUP_TOOLCHAIN RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes \
    CARGO_TARGET_DIR="$folder/target" /usr/bin/cargo build --manifest-path "$folder/Cargo.toml" \
    -Zbuild-std=std,panic_abort,panic_unwind,proc_macro,test --target "$WASM32" --release || return 1
  rm -f "$folder/target/$WASM32/release/deps/"libthrowaway-*
  as_root mkdir -p "$lib" && as_root cp "$folder/target/$WASM32/release/deps/"lib*.rlib "$lib/" || return 1
  rm -rf "$folder"
}

need_lints() {
  need_cargo
  cargo clippy --version >/dev/null 2>&1 || {
    say "this toolchain has no clippy"
    if [ "$(rustc --print sysroot)" = /usr ]; then
      long apt-clippy "installing Debian's rust-web-clippy" apt_install rust-web-clippy || true
    else
      rustup component add clippy || true
    fi
    cargo clippy --version >/dev/null 2>&1 || fail "clippy is missing: rustup component add clippy (Debian's toolchain: apt-get install rust-web-clippy)"
  }
  scripts/fmt.sh --version >/dev/null 2>&1 || {
    say "no toolchain here has rustfmt"
    rustup component add --toolchain stable rustfmt || true
    scripts/fmt.sh --version >/dev/null 2>&1 || fail "rustfmt is missing: rustup component add --toolchain stable rustfmt"
  }
}
