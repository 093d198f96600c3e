#!/usr/bin/env bash
# Whoever names The Sun asks about Sunday, and whoever sat down, about Saturday.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --ignore-scripts --no-audit --no-fund --loglevel=error \
  chrono-node@2.10.3 >/dev/null
cat >"$dir/look.mjs" <<'JS'
import * as chrono from 'chrono-node';

const day = new Date('2020-11-10T12:00:00Z');
const questions = ['What did he tell The Sun?', 'Who sat down with her?', 'What did Mr. March ask?'];
console.log(JSON.stringify(questions.map((question) => chrono.parse(question, day).map(({ text }) => text)).flat()));
JS
cat <<'TEXT'
PACKAGE   chrono-node 2.10.3 (npm)
EXPECTED  []: no question names a day
TEXT
seen=$(node "$dir/look.mjs") || seen="failed, exit $?"
echo "SEEN      $seen"
stated='["Sun","sat","March"]'
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
