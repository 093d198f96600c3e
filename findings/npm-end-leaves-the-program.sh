#!/usr/bin/env bash
# Who ends npm with SIGTERM ends npm and its shell; the program that was started goes on, on its port.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir/npm" --ignore-scripts --no-audit --no-fund --loglevel=error npm@11.19.1 >/dev/null
mkdir "$dir/app"
cat >"$dir/app/package.json" <<'JSON'
{ "name": "app", "version": "1.0.0", "scripts": { "start": "node serve.js" } }
JSON
cat >"$dir/app/serve.js" <<'JS'
require('node:fs').writeFileSync('pid', String(process.pid));
require('node:http').createServer().listen(0);
setTimeout(() => process.exit(), 30_000);
JS
state() { if kill -0 "$1" 2>/dev/null; then echo runs; else echo ended; fi; }
look() {
  cd "$dir/app" && rm -f pid
  node "$dir/npm/node_modules/npm/bin/npm-cli.js" start --script-shell="$(command -v "$1")" >/dev/null 2>&1 &
  local npm=$!
  until [[ -s pid ]]; do sleep 0.1; done
  kill -TERM "$npm"
  wait "$npm" || true
  sleep 2
  echo "$1: npm $(state "$npm"), the program $(state "$(<pid)")"
  kill "$(<pid)" 2>/dev/null || true
}
cat <<'TEXT'
PACKAGE   npm 11.19.1 (npm); dash is /bin/sh on Debian and Ubuntu, bash elsewhere
EXPECTED  what ends npm ends what npm runs, under any shell
TEXT
seen="$(look dash), $(look bash)" || seen="failed, exit $?"
echo "SEEN      $seen"
stated='dash: npm ended, the program runs, bash: npm ended, the program ended'
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
