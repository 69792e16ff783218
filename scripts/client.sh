#!/usr/bin/env bash
# Has a public client of the REST API run against the sandbox's example server, which it starts. The client is a Python
# package in an environment of its own under target/; where it can't be had, this says so and ends well.
set -euo pipefail
cd "$(dirname "$0")/.."

environment=${CARGO_TARGET_DIR:-target}/client
wanted=scripts/client/requirements.txt
if ! cmp -s "$wanted" "$environment/installed.txt"; then
  if ! { python3 -m venv "$environment" &&
    "$environment/bin/pip" install --quiet --disable-pip-version-check --retries 1 --timeout 20 -r "$wanted"; }; then
    echo "NOT RUN: the public client needs Python 3 with venv and a package registry that has $(grep -o '^tencent[^=]*' "$wanted")" >&2
    exit 0
  fi
  cp "$wanted" "$environment/installed.txt"
fi

cargo build --locked --quiet --example sandbox_server
greeting=$(mktemp)
"${CARGO_TARGET_DIR:-target}/debug/examples/sandbox_server" --port 0 >"$greeting" &
server=$!
trap 'kill "$server" 2>/dev/null || true; rm -f "$greeting"' EXIT
for _ in $(seq 100); do
  grep -q '^curl ' "$greeting" && break
  sleep 0.1
done
grep -q '^curl ' "$greeting" || { echo "client: the sandbox's server did not start within 10 s" >&2; exit 1; }
greeted() { sed -n "s/^$1 //p" "$greeting"; }
# A proxy for the world outside is none for this machine.
NO_PROXY=127.0.0.1 no_proxy=127.0.0.1 "$environment/bin/python" scripts/client/friend_message_group.py \
  "$(greeted listening)" "$(greeted sdkappid)" "$(greeted key)" "$(greeted identifier)"
