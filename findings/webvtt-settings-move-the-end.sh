#!/usr/bin/env bash
# Cue settings behind a time without hours move the cue's end by minutes, or take it away.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --ignore-scripts --no-audit --no-fund --loglevel=error @plussub/srt-vtt-parser@2.0.5 >/dev/null
cat >"$dir/look.mjs" <<'JS'
import * as plussub from '@plussub/srt-vtt-parser';

const end = (settings) => plussub.parse(`WEBVTT\n\n00:01.000 --> 00:03.500${settings}\nHello.\n`).entries[0].to;
console.log(JSON.stringify([end(''), end(' position:10% size:35%'), end(' align:start')]));
JS
cat <<'TEXT'
PACKAGE   @plussub/srt-vtt-parser 2.0.5 (npm)
EXPECTED  the same end three times, 3500 ms: with no settings, two settings, one setting
TEXT
seen=$(node "$dir/look.mjs") || seen="failed, exit $?"
echo "SEEN      $seen"
stated='[3500,180010,null]'
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
