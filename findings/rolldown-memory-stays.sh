#!/usr/bin/env bash
# A process that once bundled something keeps the bundler's memory, closed or not.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --ignore-scripts --no-audit --no-fund --loglevel=error rolldown@1.2.19 zod@4.6.7 >/dev/null
cat >"$dir/look.mjs" <<'JS'
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const inMb = (bytes) => bytes / 1e6;
const before = inMb(process.memoryUsage().rss);
const bundle = await rolldown({ input: fileURLToPath(import.meta.resolve('zod')), platform: 'node' });
await bundle.generate({ format: 'es' });
await bundle.close();
await pause(5_000);
globalThis.gc();
const { rss, heapUsed } = process.memoryUsage();
console.log(`JavaScript below 20 MB: ${inMb(heapUsed) < 20}; process at least 60 MB larger: ${inMb(rss) - before >= 60}`);
JS
cat <<'TEXT'
PACKAGE   rolldown 1.2.19 (npm), which vite 8.3 builds with; zod 4.6.7 is what is bundled
EXPECTED  five seconds after close() the process is about as large as before; it has grown by about 120 MB
TEXT
seen=$(node --expose-gc "$dir/look.mjs") || seen="failed, exit $?"
echo "SEEN      $seen"
stated='JavaScript below 20 MB: true; process at least 60 MB larger: true'
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
