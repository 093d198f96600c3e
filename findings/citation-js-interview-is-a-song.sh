#!/usr/bin/env bash
# A CSL interview that goes through BibLaTeX and back is a song, and nobody asked the questions.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --ignore-scripts --no-audit --no-fund --loglevel=error \
  @citation-js/core@0.8.2 @citation-js/plugin-bibtex@0.8.2 >/dev/null
cat >"$dir/look.mjs" <<'JS'
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';

const interview = {
  id: 'river',
  type: 'interview',
  title: 'On the river trade',
  author: [{ family: 'Okafor', given: 'Ada' }],
  interviewer: [{ family: 'Lind', given: 'Bo' }],
  issued: { 'date-parts': [[2010, 10, 3]] },
};
const biblatex = new Cite([interview]).format('biblatex');
const [back] = new Cite(biblatex).data;
console.log(biblatex.match(/^@\w+/)[0], back.type, 'interviewer' in back || /Lind/.test(biblatex));
JS
cat <<'TEXT'
PACKAGES  @citation-js/core 0.8.2, @citation-js/plugin-bibtex 0.8.2 (npm)
EXPECTED  something that stays an interview and names Bo Lind
TEXT
seen=$(node "$dir/look.mjs") || seen="failed, exit $?"
echo "SEEN      $seen"
stated='@audio song false'
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
