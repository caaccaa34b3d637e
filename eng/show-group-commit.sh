#!/usr/bin/env bash
# Shows with strace that one flush to the disk serves several reports and that no answer leaves before its own flush (docs/reliability.md).
# usage: eng/show-group-commit.sh [REPORTS] [WRITERS] [PORT_BASE]    needs strace, Node 20 and a built solution
set -eu
cd "$(dirname "$0")/.."
reports=${1:-160} writers=${2:-16} base=${3:-5700}
work=$(mktemp -d "${TMPDIR:-/var/tmp}/group-commit.XXXXXX")
sandbox=
trap '[ -z "$sandbox" ] || kill $(cat "/proc/$sandbox/task/$sandbox/children") "$sandbox" 2>/dev/null; wait 2>/dev/null; [ -n "${KEEP:-}" ] || rm -rf "$work"' EXIT

# The real host, started by the Sandbox with its demo office. All writers share one address: the waiting line is lifted, and the puzzle is small.
export Room__FreeReportsPerBucket=1000000 Room__PuzzleBits=0
strace -ff -ttt -T -y -s 4200 -e trace=fdatasync,fsync,pwrite64,sendmsg,sendto,write,recvmsg,recvfrom,read -o "$work/trace" \
  dotnet src/Sandbox/bin/Debug/net10.0/Jaring.Sandbox.dll --port-base "$base" --data "$work/data" >"$work/sandbox.log" 2>&1 &
sandbox=$!
for _ in $(seq 240); do grep -q 'Open  http' "$work/sandbox.log" && break; sleep 0.5; done
grep -q 'Open  http' "$work/sandbox.log" || { echo "The host did not start:"; cat "$work/sandbox.log"; exit 1; }

node eng/group-commit/send.mjs "http://127.0.0.1:$((base + 10))" tirtawana "$reports" "$writers"
kill "$(cat "/proc/$sandbox/task/$sandbox/children" | tr -d " ")"
wait "$sandbox" 2>/dev/null || true
sandbox=
node eng/group-commit/check.mjs "$work"
