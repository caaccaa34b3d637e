#!/usr/bin/env bash
# Runs every test of the project and ends with one line "N passed, N failed".
# On a fresh Debian machine it installs Chromium and strace first; .NET SDK 10 and Node 20 must be there.
set -u
cd "$(dirname "$0")/.."
logs=artifacts/test-logs
counts=$logs/counts.txt
second=$logs/second-try.txt
mkdir -p "$logs"

# ensure PROGRAM PACKAGE...: installs Debian's packages when the program is missing.
ensure() {
  local program=$1 as=()
  shift
  command -v "$program" >/dev/null 2>&1 && return
  echo "$program is missing; installing it from Debian's packages."
  [ "$(id -u)" -eq 0 ] || as=(sudo)
  "${as[@]}" apt-get update -qq && "${as[@]}" apt-get install -y -qq "$@" >/dev/null
}

# suite NAME COUNTER COMMAND...: runs the command, keeps its output, and notes what COUNTER reads from it as "passed failed".
suite() {
  local name=$1 counter=$2 log began status both p f
  shift 2
  log="$logs/$name.log"
  began=$(date +%s)
  "$@" >"$log" 2>&1
  status=$?
  both=$("$counter" "$log")
  p=${both% *} f=${both#* }
  if [ "$status" -ne 0 ] && [ "$f" -eq 0 ]; then f=1; fi
  if [ "$p" -eq 0 ] && [ "$f" -eq 0 ]; then echo "$name ran no test." && f=1; fi
  if [ "$counter" = count_dotnet ] && [ "$f" -gt 0 ] && [ "$f" -le 3 ] && again "$log" "$@"; then p=$((p + f)) f=0; fi
  echo "$p $f" >>"$counts"
  printf '%-24s %5d passed %3d failed %5d s\n' "$name" "$p" "$f" "$(($(date +%s) - began))"
  if [ "$f" -gt 0 ]; then tail -n 60 "$log"; fi
}

# again LOG COMMAND...: a test with real processes and a real browser may lose against a busy machine. Up to three that failed run once more, by name;
# what passes only then is told at the end, with what it said at first.
again() {
  local log=$1 names filter
  shift
  names=$(sed -n 's/^  Failed \([^( ]*\).*/\1/p' "$log" | sort -u)
  filter=$(sed 's/^/FullyQualifiedName~/' <<<"$names" | paste -sd '|')
  [ -n "$names" ] && "$@" --filter "$filter" >"${log%.log}-again.log" 2>&1 || return 1
  { paste -sd ' ' <<<"$names" | sed 's/^/passed only at the second try: /'; grep -A 12 '^  Failed ' "$log" | sed 's/^/    /'; } >>"$second"
}

count_dotnet() { awk '/^(Passed|Failed)! /{for(i=1;i<=NF;i++){if($i=="Failed:"){f+=$(i+1)} if($i=="Passed:"){p+=$(i+1)}}} END{print p+0, f+0}' <(tr ',' ' ' <"$1"); }
count_vitest() { awk '/^ *Tests /{for(i=2;i<=NF;i++){if($i=="passed"){p+=$(i-1)} if($i=="failed"){f+=$(i-1)}}} END{print p+0, f+0}' <(sed 's/\x1b\[[0-9;]*m//g' "$1"); }
count_node() { awk '/^(#|ℹ) pass/{p+=$3} /^(#|ℹ) fail/{f+=$3} END{print p+0, f+0}' "$1"; }
count_plain() { awk '/^[0-9]+ passed, [0-9]+ failed/{p=$1; f=$3} END{print p+0, f+0}' "$1"; }
count_build() { awk '/Build succeeded/{p=1} END{print p+0, (p?0:1)}' "$1"; }

# What every test's traffic was compared with, in one line; a test that cannot be compared is skipped and not counted as passed.
conformance() {
  local books=("$logs"/conformance-*.txt)
  if [ ! -s "${books[0]}" ]; then echo "not checked against the official specifications: no traffic was recorded"; return; fi
  awk '$1=="checked"{c+=$2; k+=$3; f+=$4} $1=="not-checked"{n+=$2}
    END{if(c+k>0) printf "checked against ../shared/specs: %d calls with their answers, %d cards, %d faults\n", c, k, f
        if(n>0) printf "not checked: ../shared/specs is not here (%d calls passed unseen)\n", n}' "${books[@]}"
  grep -h '^fault ' "${books[@]}" | sort -u | head -n 40
}

ensure chromium chromium fonts-noto-core || { echo "Chromium could not be installed."; echo "0 passed, 1 failed"; exit 1; }
# Papers are opened as an office opens them: 350 MB of packages, once. A machine that has them installs nothing; without them those tests say "not checked".
ensure soffice libreoffice-writer-nogui fonts-liberation || echo "not checked: papers are not opened by LibreOffice."
ensure pdftotext poppler-utils || echo "not checked: papers are not read from their PDF."
ensure strace strace || { echo "strace could not be installed."; echo "0 passed, 1 failed"; exit 1; }
export DOTNET_CLI_TELEMETRY_OPTOUT=1

# in_memory COMMAND...: runs it with its temporary files in memory where the system has room there. Every flush then costs nothing, and a disk that hangs
# for seconds fails no test that is not about disks: those stay on one (tests/Crash, benchmarks).
in_memory() {
  local place=/dev/shm status
  if [ ! -w "$place" ] || [ "$(df --output=avail -m "$place" | tail -1)" -lt 4096 ]; then "$@"; return; fi
  place=$(mktemp -d "$place/jaring-tests-XXXXXX")
  TMPDIR=$place "$@"
  status=$?
  rm -rf "$place"
  return "$status"
}

# A test host lives for minutes: what the runtime would measure in it, in order to compile it better later, costs a third of its time and never pays.
export DOTNET_TieredPGO=0 DOTNET_gcConcurrent=0

# What a browser shows has the processors first; the rest, at a lower priority, takes what the browsers leave: what computes, and what waits for the disk.
built() { until [ -e "$logs/built" ]; do sleep 1; done; }
# The build installs the client's packages; npm writes this file last.
installed() { until [ src/Tab/client/node_modules/.package-lock.json -nt src/Tab/client/package-lock.json ] || [ -e "$logs/built" ]; do sleep 1; done; }
# Microsoft's Agents Playground, for one conversation with the real bot; a test that cannot have it is skipped and not counted as passed.
playground() { npm ci --prefix eng/playground --loglevel=error >"$logs/playground.log" 2>&1 || echo "not checked: the Agents Playground could not be had."; }
what_computes() {
  renice -n 10 "$BASHPID" >/dev/null
  playground
  installed
  suite client count_vitest npm --prefix src/Tab/client test
  built
  suite client-in-chromium count_plain npm --prefix src/Tab/client run test:browser
}
# Beside the client's tests, not behind them: left for last, it ran alone for four minutes, with processors idle.
what_serves() {
  renice -n 10 "$BASHPID" >/dev/null
  built
  suite server count_dotnet in_memory dotnet test tests/JaringTeams.Tests --no-build --nologo
}
what_waits() {
  renice -n 10 "$BASHPID" >/dev/null
  suite manifest count_node bash -c 'cd manifest && npm ci --loglevel=error && npm test'
  built
  suite crash count_dotnet dotnet test tests/Crash --no-build --nologo
  suite benchmarks-run count_plain dotnet run --no-build --project tests/Benchmarks -- --smoke
}

rm -f "$logs"/conformance-*.txt "$logs/built" "$counts" "$second"
what_computes &
what_serves &
what_waits &
suite build count_build dotnet build JaringTeams.sln --nologo
: >"$logs/built"
suite end-to-end count_dotnet in_memory dotnet test tests/EndToEnd --no-build --nologo
wait

conformance
[ ! -e "$second" ] || cat "$second"
awk '{p+=$1; f+=$2} END{printf "%d passed, %d failed\n", p, f; exit f>0 || NR==0}' "$counts"
