#!/usr/bin/env bash
# Of a table with a speaker and his words in each row, the two are one word; the heading shouts.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --ignore-scripts --no-audit --no-fund --loglevel=error \
  html-to-text@10.0.1 >/dev/null
cat >"$dir/look.mjs" <<'JS'
import { convert } from 'html-to-text';

const page = '<h2>Ada Berg to Haber Türk</h2><table><tr><td>Berg</td><td>No.</td></tr></table>';
console.log(JSON.stringify(convert(page)));
JS
cat <<'TEXT'
PACKAGE   html-to-text 10.0.1 (npm), as it is
EXPECTED  "Ada Berg to Haber Türk\n\nBerg No.", or any white space between the cells
TEXT
seen=$(node "$dir/look.mjs") || seen="failed, exit $?"
echo "SEEN      $seen"
stated='"ADA BERG TO HABER TÜRK\n\nBergNo."'
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
