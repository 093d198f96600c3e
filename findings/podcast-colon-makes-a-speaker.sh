#!/usr/bin/env bash
# A sentence with a colon becomes a speaker's name, and the cues after it are that "speaker's", too.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --ignore-scripts --no-audit --no-fund --loglevel=error transcriptator@1.1.4 >/dev/null
cat >"$dir/look.mjs" <<'JS'
import transcriptator from 'transcriptator';

const srt = `1
00:00:01,000 --> 00:00:02,000
Ann: We met the board.

2
00:00:03,000 --> 00:00:04,000
I told them one thing: never again.

3
00:00:05,000 --> 00:00:06,000
And they agreed.
`;
console.log(JSON.stringify(transcriptator.convertFile(srt).map(({ speaker, body }) => [speaker, body])));
JS
cat <<'TEXT'
PACKAGE   transcriptator 1.1.4 (npm)
EXPECTED  three cues of Ann, the second one "I told them one thing: never again."
TEXT
seen=$(node "$dir/look.mjs") || seen="failed, exit $?"
echo "SEEN      $seen"
stated='[["Ann","We met the board."],["I told them one thing","never again."],["I told them one thing","And they agreed."]]'
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
