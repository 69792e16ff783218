#!/usr/bin/env bash
# cargo fmt by this folder's toolchain, or by rustup's stable where that has no rustfmt (Debian's has none).
set -euo pipefail
if cargo fmt --version >/dev/null 2>&1; then
  exec cargo fmt "$@"
fi
exec rustup run stable cargo fmt "$@"
