#!/usr/bin/env bash
# Does the whole main job in Chromium, as two people through the pretend Teams, and keeps a picture of each step in docs/walk.
set -eu
cd "$(dirname "$0")/.."
mkdir -p docs/walk
export JARING_SCREENSHOTS="$PWD/docs/walk"
dotnet test tests/EndToEnd --nologo --logger "console;verbosity=detailed" \
  --filter "FullyQualifiedName~MainJobTests|FullyQualifiedName~A_planned_session" | grep -E 'clicks|Passed|Failed'
