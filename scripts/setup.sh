#!/usr/bin/env bash
# Brings what a task needs onto this machine: scripts/setup.sh serve|dist|test|hosting|snippets|lint
#
# Asks nothing, can be run any number of times, and does nothing where all is there (under a second). Each tool
# is taken from PATH if its version fits, else from its own release, else from a package registry. Where a tool
# can't be had, one line says which and how to get it. Logs of long steps: target/setup/.
set -euo pipefail

cd "$(dirname "$0")/.."
for part in common rust trunk browser nginx snippets; do
  # shellcheck source=/dev/null
  . "scripts/setup/$part.sh"
done

task="${1:-}"
case "$task" in
  serve)
    need_wasm32
    need_wasm_bindgen
    need_trunk
    need_wasm_opt optional
    ;;
  dist)
    need_program node nodejs npm
    need_wasm32
    need_wasm_bindgen
    need_trunk
    need_wasm_opt
    need_wasm_split
    ;;
  test)
    need_program node nodejs npm
    need_wasm32
    need_wasm_bindgen
    need_trunk
    need_wasm_opt
    need_wasm_split
    need_browser
    need_nginx
    need_snippets
    ;;
  hosting)
    need_browser
    need_nginx
    ;;
  snippets)
    need_snippets
    ;;
  lint)
    need_wasm32
    need_lints
    ;;
  *)
    fail "usage: scripts/setup.sh serve|dist|test|hosting|snippets|lint"
    ;;
esac
case "$task" in snippets | hosting) task=test-$task ;; esac
say "this machine has what \`make $task\` needs"
