#!/usr/bin/env bash
# The sentences that this splitter returns are not in the text it was given: offsets cannot be found again.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --ignore-scripts --no-audit --no-fund --loglevel=error sbd@1.0.19 >/dev/null
cat >"$dir/look.mjs" <<'JS'
import sbd from 'sbd';

const text = 'We left at dawn, all of\nus.  Nobody  asked why.';
console.log(JSON.stringify(sbd.sentences(text).map((sentence) => [sentence, text.indexOf(sentence)])));
JS
cat <<'TEXT'
PACKAGE   sbd 1.0.19 (npm)
EXPECTED  two sentences as they stand in the text, at 0 and 29
TEXT
seen=$(node "$dir/look.mjs") || seen="failed, exit $?"
echo "SEEN      $seen"
stated='[["We left at dawn, all of \n us.",-1],["Nobody asked why.",-1]]'
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
