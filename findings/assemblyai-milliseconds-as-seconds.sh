#!/usr/bin/env bash
# The caption writer for AssemblyAI's answers takes their milliseconds for seconds.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --ignore-scripts --no-audit --no-fund --loglevel=error @deepgram/captions@1.2.0 >/dev/null
cat >"$dir/look.mjs" <<'JS'
import captions from '@deepgram/captions';

const word = (text, start, end) => ({ text, start, end, confidence: 0.99, speaker: 'A' });
const transcript = {
  id: 't1',
  audio_duration: 4000,
  utterances: [{ speaker: 'A', start: 250, end: 1900, text: 'Good morning.', words: [word('Good', 250, 900), word('morning.', 950, 1900)] }],
};
const late = { id: 't2', words: [word('Goodbye.', 3600000, 3600500)] };
const times = (answer) => captions.srt(new captions.AssemblyAiConverter(answer)).match(/^\d\d:.*$/m)[0];
console.log(times(transcript), '|', times(late));
JS
cat <<'TEXT'
PACKAGE   @deepgram/captions 1.2.0 (npm), its AssemblyAiConverter
EXPECTED  AssemblyAI's API gives word times in milliseconds: 00:00:00,250 --> 00:00:01,900 | 01:00:00,000 --> 01:00:00,500
TEXT
seen=$(node "$dir/look.mjs") || seen="failed, exit $?"
echo "SEEN      $seen (a day's hours wrap round, too)"
stated='00:04:10,000 --> 00:31:40,000 | 16:00:00,000 --> 16:08:20,000'
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
