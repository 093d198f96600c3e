#!/usr/bin/env bash
# "between 3 and 5 October" is the 5th alone; "between March and May 2010" begins in another year.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --ignore-scripts --no-audit --no-fund --loglevel=error chrono-node@2.10.3 >/dev/null
cat >"$dir/look.mjs" <<'JS'
import { parse } from 'chrono-node';

const asked = new Date(2024, 0, 15, 12);
const part = ({ start, end }) => [start, end].filter(Boolean).map((day) => ['year', 'month', 'day'].map((unit) => day.get(unit)).join('-'));
for (const text of ['from 3 to 5 October 2010', 'between 3 and 5 October 2010', 'between March and May 2010']) {
  console.log(`${text}: ${JSON.stringify(parse(text, asked).map(part))}`);
}
JS
cat <<'TEXT'
PACKAGE   chrono-node 2.10.3 (npm), asked on 2024-01-15
EXPECTED  both wordings of the same three days alike; March and May of one year, as a range
TEXT
seen=$(TZ=UTC node "$dir/look.mjs") || seen="failed, exit $?"
echo "SEEN"
echo "$seen"
stated='from 3 to 5 October 2010: [["2010-10-3","2010-10-5"]]
between 3 and 5 October 2010: [["2010-10-5"]]
between March and May 2010: [["2024-3-1"],["2010-5-1"]]'
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
