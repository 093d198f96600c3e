#!/usr/bin/env bash
# The day of a RIS record (DA) never arrives: beside a year (PY) the year alone does, without one no date at all.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --ignore-scripts --no-audit --no-fund --loglevel=error biblatex-csl-converter@3.6.0 >/dev/null
cat >"$dir/look.mjs" <<'JS'
import { CSLExporter, parseRIS } from 'biblatex-csl-converter';

const date = (...lines) => {
  const { entries } = parseRIS(['TY  - SOUND', 'TI  - On the river trade', ...lines, 'ER  - ', ''].join('\n'));
  return new CSLExporter(entries).parse()[1].issued?.['date-parts']?.[0] ?? null;
};
const day = 'DA  - 2010/10/03';
console.log(JSON.stringify([date(day, 'PY  - 2010'), date('PY  - 2010', day), date(day)]));
JS
cat <<'TEXT'
PACKAGE   biblatex-csl-converter 3.6.0 (npm)
EXPECTED  [[2010,10,3],[2010,10,3],[2010,10,3]]: DA says the day, whether or not PY says the year
TEXT
seen=$(node "$dir/look.mjs") || seen="failed, exit $?"
echo "SEEN      $seen"
stated='[[2010],[2010],null]'
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
