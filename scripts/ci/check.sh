#!/usr/bin/env bash
# hotpix check with what a CI server was told, which comes by the environment, so that no text of it is run:
# HOTPIX_PHOTOGRAPHS, HOTPIX_LIMITS, HOTPIX_REPORTS and HOTPIX_OPTIONS have one a line, HOTPIX_BASELINE is a file, HOTPIX_GROUP true or not.
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
bin=$home/packages/cli/dist/bundle/bin.js
if [ ! -e "$bin" ]; then
  (cd "$home" && npm ci --no-audit --no-fund && npm run --silent build) >&2
fi

args=(check)

# Adds each line of a text, behind a flag where one is given.
add() {
  local text=$1 flag=${2-} line
  while IFS= read -r line || [ -n "$line" ]; do
    line=${line%$'\r'}
    [ -n "$line" ] || continue
    if [ -n "$flag" ]; then args+=("$flag"); fi
    args+=("$line")
  done <<<"$text"
}

add "${HOTPIX_LIMITS-}" --limit
add "${HOTPIX_REPORTS-}" --report
if [ -n "${HOTPIX_BASELINE-}" ]; then args+=(--baseline "$HOTPIX_BASELINE"); fi
if [ "${HOTPIX_GROUP-}" = true ]; then args+=(--group); fi
add "${HOTPIX_OPTIONS-}"
args+=(--)
add "${HOTPIX_PHOTOGRAPHS-}"

exec node "$bin" "${args[@]}"
