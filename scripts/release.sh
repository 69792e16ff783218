#!/usr/bin/env bash
# Packs dist/ into target/publish/tim-tester-VERSION.tar.gz, the same bytes for the same files, with its SHA-256 beside it.
set -euo pipefail

cd "$(dirname "$0")/.."
tar --version 2>/dev/null | grep -q GNU || { echo "release: GNU tar is needed (on macOS: brew install gnu-tar)" >&2; exit 1; }
version="$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)"
name="tim-tester-$version"
out=target/publish
rm -rf "$out"
mkdir -p "$out"
# No time, no owner, and the order of the names: nothing of the machine.
tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX --transform "s|^dist|$name|" -cf - dist |
  gzip -9n > "$out/$name.tar.gz"
(cd "$out" && if command -v sha256sum > /dev/null; then sha256sum "$name.tar.gz"; else shasum -a 256 "$name.tar.gz"; fi > SHA256SUMS)

# What was packed is what is unpacked.
check="$(mktemp -d)"
trap 'rm -rf "$check"' EXIT
tar -xzf "$out/$name.tar.gz" -C "$check"
diff -r dist "$check/$name" >&2 || { echo "release: the archive differs from dist/" >&2; exit 1; }
echo "release: $out/$name.tar.gz, $(wc -c < "$out/$name.tar.gz" | tr -d ' ') bytes"
cat "$out/SHA256SUMS"
