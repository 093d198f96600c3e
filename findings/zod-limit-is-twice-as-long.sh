#!/usr/bin/env bash
# A text of at most three characters may be six long: the same schema in two releases of zod 4.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --ignore-scripts --no-audit --no-fund --loglevel=error \
  zod@4.6.7 before@npm:zod@4.4.3 >/dev/null
cat >"$dir/look.mjs" <<'JS'
import * as before from 'before';
import * as now from 'zod';

const birds = '🦜🦜🦜';
const takes = ({ z }) => z.string().max(3).safeParse(birds).success;
const holds = birds.length <= 3;
console.log(`max(3): ${takes(before)} and then ${takes(now)}; length <= 3: ${holds}`);
JS
cat <<'TEXT'
PACKAGE   zod 4.4.3 and 4.6.7 (npm)
EXPECTED  what max(3) lets through is at most 3 long for String.length, slice and a text field's maxlength, in each release alike
TEXT
seen=$(node "$dir/look.mjs") || seen="failed, exit $?"
echo "SEEN      $seen"
stated='max(3): false and then true; length <= 3: false'
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
