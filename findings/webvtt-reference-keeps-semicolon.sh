#!/usr/bin/env bash
# The cue tree of the WebVTT validator decodes a character reference and leaves its semicolon in the words.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --ignore-scripts --no-audit --no-fund --loglevel=error webvtt-parser@2.2.0 >/dev/null
cat >"$dir/look.mjs" <<'JS'
import webvtt from 'webvtt-parser';

const vtt = 'WEBVTT\n\n00:01.000 --> 00:03.500\nR&amp;D cost &lt;5% then.\n';
const { cues, errors } = new webvtt.WebVTTParser().parse(vtt, 'subtitles');
console.log(errors.length, cues[0].tree.children.map((node) => node.value).join(''));
JS
cat <<'TEXT'
PACKAGE   webvtt-parser 2.2.0 (npm)
EXPECTED  0 errors, and the tree's text is: R&D cost <5% then.
TEXT
seen=$(node "$dir/look.mjs") || seen="failed, exit $?"
echo "SEEN      $seen"
stated='0 R&;D cost <;5% then.'
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
