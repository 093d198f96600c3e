#!/usr/bin/env bash
# An interview given on some day between two has a day in its month, and no end.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --ignore-scripts --no-audit --no-fund --loglevel=error \
  @citation-js/core@0.8.2 @citation-js/plugin-bibtex@0.8.2 @citation-js/plugin-ris@0.8.2 >/dev/null
cat >"$dir/look.mjs" <<'JS'
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';

const interview = new Cite({
  id: 'oak',
  type: 'interview',
  title: 'On the river trade',
  issued: { 'date-parts': [[2020, 10, 2], [2020, 10, 6]] },
});
const bibtex = /month = (.*),/.exec(interview.format('bibtex'))[1];
const ris = /^DA {2}- (.*)$/m.exec(interview.format('ris'))[1];
console.log(JSON.stringify({ bibtex, ris }));
JS
cat <<'TEXT'
PACKAGES  @citation-js/core, plugin-bibtex, plugin-ris 0.8.2 (npm)
EXPECTED  oct as a month, and something of 6 October
TEXT
seen=$(node "$dir/look.mjs") || seen="failed, exit $?"
echo "SEEN      $seen"
stated='{"bibtex":"{oct 2}","ris":"2020/10/2/"}'
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
