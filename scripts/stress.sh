#!/usr/bin/env bash
# Runs the stories end to end again and again, and stops at the first failure. Run by `make stress`.
#   scripts/stress.sh [RUNS] [BUSY]    BUSY of the RUNS, the last ones, with both cores kept busy by something else
set -euo pipefail
cd "$(dirname "$0")/.."

runs=${1:-10}
busy=${2:-0}
workers=()

idle() {
  for worker in ${workers[@]+"${workers[@]}"}; do kill "$worker" 2>/dev/null || true; done
  workers=()
}
trap idle EXIT

mkdir -p target/stress
for ((run = 1; run <= runs; run++)); do
  how=quiet
  if ((run > runs - busy)); then
    how=busy
    for _ in 1 2; do
      yes >/dev/null &
      workers+=("$!")
    done
  fi
  log=target/stress/$run.log
  began=$SECONDS
  if ! make --no-print-directory test-e2e >"$log" 2>&1; then
    echo "stress: run $run of $runs ($how) failed after $((SECONDS - began)) s, $((run - 1)) passed; the end of $log:"
    grep -aE '^test .*FAILED|panicked at|seen: ' "$log" || tail -20 "$log"
    exit 1
  fi
  idle
  echo "stress: run $run of $runs ($how) passed in $((SECONDS - began)) s: $(grep -a '^test result' "$log")"
done
echo "stress: $runs of $runs passed, $((busy < runs ? busy : runs)) of them with both cores kept busy"
