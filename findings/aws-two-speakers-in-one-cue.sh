#!/usr/bin/env bash
# AWS Transcribe says for every word who speaks; its WebVTT writer puts question and answer into one nameless cue.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --ignore-scripts --no-audit --no-fund --loglevel=error aws-transcription-to-vtt@2.0.0 >/dev/null
cat >"$dir/look.mjs" <<'JS'
import toVtt from 'aws-transcription-to-vtt';

const word = (speaker_label, content, start, end) => ({
  type: 'pronunciation', speaker_label, start_time: start, end_time: end, alternatives: [{ content, confidence: '0.99' }],
});
const mark = (speaker_label, content) => ({ type: 'punctuation', speaker_label, alternatives: [{ content, confidence: '0.0' }] });
const items = [
  word('spk_0', 'Guilty', '0.10', '0.60'), mark('spk_0', '?'),
  word('spk_1', 'Never', '0.90', '1.30'), mark('spk_1', '.'),
];
console.log(JSON.stringify(toVtt({ results: { speaker_labels: { speakers: 2 }, items } })));
JS
cat <<'TEXT'
PACKAGE   aws-transcription-to-vtt 2.0.0 (npm)
EXPECTED  two cues, or a voice tag for each of spk_0 and spk_1
TEXT
seen=$(node "$dir/look.mjs") || seen="failed, exit $?"
echo "SEEN      $seen"
stated='"WEBVTT\n\n1\n00:00:00.100 --> 00:00:01.300\nGuilty? Never.\n\n"'
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
