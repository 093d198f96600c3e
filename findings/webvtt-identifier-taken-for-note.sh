#!/usr/bin/env bash
# A WebVTT cue whose identifier merely starts with the letters NOTE is thrown away as a comment.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --ignore-scripts --no-audit --no-fund --loglevel=error \
  subtitle@4.2.2 @plussub/srt-vtt-parser@2.0.5 media-captions@1.0.4 webvtt-parser@2.2.0 >/dev/null
cat >"$dir/look.mjs" <<'JS'
import * as plussub from '@plussub/srt-vtt-parser';
import { parseText } from 'media-captions';
import subtitle from 'subtitle';
import strict from 'webvtt-parser';

const vtt = `WEBVTT

intro
00:01.000 --> 00:02.000
Good morning.

NOTEBOOK-2
00:03.000 --> 00:04.000
I kept a diary.
`;
const numbered = vtt.replace('intro', '1');
console.log(
  JSON.stringify({
    'webvtt-parser': new strict.WebVTTParser().parse(vtt, 'subtitles').cues.length,
    'media-captions': (await parseText(vtt, { type: 'vtt' })).cues.length,
    subtitle: subtitle.parseSync(numbered).filter((node) => node.type === 'cue').length,
    '@plussub/srt-vtt-parser': plussub.parse(vtt).entries.length,
  }),
);
JS
cat <<'TEXT'
PACKAGES  webvtt-parser 2.2.0, media-captions 1.0.4, subtitle 4.2.2, @plussub/srt-vtt-parser 2.0.5 (npm)
EXPECTED  two cues each: only NOTE followed by white space or a line end begins a comment
          (subtitle gets the first identifier as a number, it refuses others)
TEXT
seen=$(node "$dir/look.mjs") || seen="failed, exit $?"
echo "SEEN      cues: $seen"
stated='{"webvtt-parser":2,"media-captions":1,"subtitle":1,"@plussub/srt-vtt-parser":1}'
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
