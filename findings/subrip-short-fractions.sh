#!/usr/bin/env bash
# One digit after the comma of a SubRip time: three readers, three times, no complaint.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --ignore-scripts --no-audit --no-fund --loglevel=error \
  @plussub/srt-vtt-parser@2.0.5 subtitle@4.2.2 srt-parser-2@1.2.3 >/dev/null
cat >"$dir/look.mjs" <<'JS'
import * as plussub from '@plussub/srt-vtt-parser';
import srtParser from 'srt-parser-2';
import subtitle from 'subtitle';

const srt = '1\n00:00:02,5 --> 00:00:04,0\nHello.\n';
console.log(
  JSON.stringify({
    '@plussub/srt-vtt-parser': plussub.parse(srt).entries[0].from,
    subtitle: subtitle.parseSync(srt)[0].data.start,
    'srt-parser-2': new (srtParser.default ?? srtParser)().fromSrt(srt)[0].startSeconds * 1000,
  }),
);
JS
cat <<'TEXT'
PACKAGES  @plussub/srt-vtt-parser 2.0.5, subtitle 4.2.2, srt-parser-2 1.2.3 (npm)
EXPECTED  00:00:02,5 is 2500 ms (a decimal fraction), or an error
TEXT
seen=$(node "$dir/look.mjs") || seen="failed, exit $?"
echo "SEEN      $seen"
stated='{"@plussub/srt-vtt-parser":25,"subtitle":2005,"srt-parser-2":2500}'
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
