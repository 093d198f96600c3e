#!/bin/sh
# Fuzzes the API from its own OpenAPI document with schemathesis, against a server of its own on the loopback interface.
# Says "skipped", and succeeds, where there is no Python or schemathesis cannot be installed.
# usage: test/fuzz/schemathesis.sh [examples for each operation]
set -eu
cd "$(dirname "$0")/../.."
examples=${1:-25}
venv=.cache/schemathesis
mkdir -p .cache

if ! command -v python3 >/dev/null; then echo 'schemathesis: skipped, there is no python3'; exit 0; fi
if [ ! -x "$venv/bin/schemathesis" ]; then
  if ! { python3 -m venv "$venv" && "$venv/bin/pip" install --quiet 'schemathesis>=4.32,<5'; } >"$venv.log" 2>&1; then
    echo "schemathesis: skipped, it cannot be installed (see $venv.log)"
    exit 0
  fi
fi

log=$(mktemp)
PORT=0 SERVE_PAGE=false LOG_LEVEL=error node --import tsx server/main.ts >"$log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null || true; rm -f "$log"' EXIT
url=
ready=
for _ in $(seq 600); do
  url=$(sed -n 's/.*answers on \(http:[^ ]*\).*/\1/p' "$log")
  if [ -n "$url" ] && node -e "fetch('$url/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"; then
    ready=yes
    break
  fi
  kill -0 "$server" 2>/dev/null || { cat "$log"; exit 1; }
  sleep 1
done
[ -n "$ready" ] || { echo 'the server did not become ready'; cat "$log"; exit 1; }

# /v1 and /mcp take what their clients send, whatever our document says of it. One worker: more trip over a fault of
# CPython 3.11 ("AST constructor recursion depth mismatch").
status=0
root=$PWD
(cd .cache && "$root/$venv/bin/schemathesis" --config-file "$root/test/fuzz/schemathesis.toml" run "$url/openapi.json" \
  --max-examples "$examples" --seed 1 --workers 1 --request-timeout 30 --exclude-path-regex '^/(v1|mcp)') || status=$?
if [ -s "$log" ] && grep -q '"level":"error"' "$log"; then
  echo 'the server logged faults:'
  grep '"level":"error"' "$log" | head -5
  status=1
fi
exit "$status"
