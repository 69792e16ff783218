# shellcheck shell=bash
# What every part of the set-up uses.

export PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
BIN="${CARGO_HOME:-$HOME/.cargo}/bin"
CACHE="${XDG_CACHE_HOME:-$HOME/.cache}/tim-tester"
LOGS="target/setup"

say() { printf 'setup: %s\n' "$*"; }

fail() {
  printf 'setup: %s\n' "$*" >&2
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# long NAME TEXT COMMAND…: a step worth waiting for. The log is kept; every 25th line of it is shown as a sign of life.
long() {
  local name="$1" text="$2"
  shift 2
  mkdir -p "$LOGS"
  say "$text (log: $LOGS/$name.log)"
  if ! "$@" </dev/null 2>&1 | tee "$LOGS/$name.log" | awk 'NR % 25 == 0 { print "  … " substr($0, 1, 100); fflush() }'; then
    { grep -iE '^(error|e:|npm error)' "$LOGS/$name.log" || tail -n 3 "$LOGS/$name.log"; } | head -n 3 | cut -c1-200 | sed 's/^/  | /' >&2
    return 1
  fi
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif have sudo; then
    sudo -n "$@"
  else
    return 1
  fi
}

# apt_install PACKAGE…: false where there is no apt, no right to use it, or no such package.
apt_install() {
  have apt-get || return 1
  as_root true 2>/dev/null || return 1
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -q -o Dpkg::Use-Pty=0)
  # The package lists of a fresh machine are empty or old.
  apt-cache show "$@" >/dev/null 2>&1 && as_root "${apt[@]}" install -y --no-install-recommends "$@" && return
  as_root "${apt[@]}" update && as_root "${apt[@]}" install -y --no-install-recommends "$@"
}

# download URL FILE: gives up soon where there is no way to the host, or one too slow to be of use.
download() {
  mkdir -p "$(dirname "$2")"
  if have curl; then
    curl -fsSL --connect-timeout 5 --speed-limit 20000 --speed-time 15 -o "$2" "$1" 2>/dev/null
  elif have wget; then
    wget -q --tries=1 --timeout=10 -O "$2" "$1" 2>/dev/null
  else
    return 1
  fi
}

reachable() {
  if have curl; then
    curl -fsSIL --connect-timeout 5 --max-time 10 -o /dev/null "$1" 2>/dev/null
  elif have wget; then
    wget -q --tries=1 --timeout=5 --spider "$1" 2>/dev/null
  else
    return 1
  fi
}

# unpack_release URL PROGRAM…: the programs out of a release's tar.gz, into cargo's folder of programs.
unpack_release() {
  local url="$1" folder
  shift
  folder="$(mktemp -d)"
  if download "$url" "$folder/release.tgz" && tar -xzf "$folder/release.tgz" -C "$folder"; then
    mkdir -p "$BIN"
    local program
    for program in "$@"; do
      find "$folder" -type f -name "$program" -exec install -m 755 {} "$BIN/" \;
      [ -x "$BIN/$program" ] || { rm -rf "$folder"; return 1; }
    done
    rm -rf "$folder"
    hash -r
    return 0
  fi
  rm -rf "$folder"
  return 1
}

# quick_install CRATE VERSION OPT_LEVEL ARGUMENT…: cargo install with a profile that compiles fast, and by rustup's
# default toolchain where there is one: Debian's compiler takes nearly twice as long.
quick_install() {
  local crate="$1" version="$2" level="$3" default=""
  shift 3
  have rustup && default="$(rustup default 2>/dev/null | cut -d' ' -f1)"
  env -u RUSTFLAGS ${default:+RUSTUP_TOOLCHAIN="$default"} CARGO_PROFILE_RELEASE_OPT_LEVEL="$level" \
    CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=0 \
    cargo install "$crate" --version "$version" --force "$@"
}
