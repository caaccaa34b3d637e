#!/usr/bin/env bash
# Removes each listed check of both implementations of the sealing in turn; fails when no test notices. Options: eng/mutate/mutate.mjs
exec node "$(dirname "$0")/mutate/mutate.mjs" "$@"
