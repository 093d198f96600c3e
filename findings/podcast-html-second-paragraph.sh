#!/usr/bin/env bash
# A turn of two paragraphs in a podcast's HTML transcript: one reader gives the second paragraph to the next
# speaker, in place of that speaker's own words; another throws the first paragraph away.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --ignore-scripts --no-audit --no-fund --loglevel=error transcriptator@1.1.4 >/dev/null
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check podcast-transcript-convert==0.1.2
cat >"$dir/talk.html" <<'HTML'
<cite>Ann:</cite><time>0:00</time><p>We began with nothing.</p><p>Then the bank called.</p><cite>Bob:</cite><time>0:30</time><p>I refused the loan.</p>
HTML
cat >"$dir/look.mjs" <<'JS'
import { readFileSync } from 'node:fs';
import transcriptator from 'transcriptator';

const segments = transcriptator.convertFile(readFileSync(process.argv[2], 'utf8').trim());
console.log(JSON.stringify(segments.map(({ speaker, body }) => [speaker, body])));
JS
cat >"$dir/look.py" <<'PY'
import json
import sys

from podcast_transcript_convert.converters.html_to_json import html_to_podcast_dict

segments = html_to_podcast_dict(open(sys.argv[1]).read())["segments"]
print(json.dumps([[segment["speaker"], segment["body"]] for segment in segments]))
PY
cat <<'TEXT'
PACKAGES  transcriptator 1.1.4 (npm), podcast-transcript-convert 0.1.2 (PyPI)
EXPECTED  Ann: "We began with nothing." and "Then the bank called."; Bob: "I refused the loan."
TEXT
one=$(node "$dir/look.mjs" "$dir/talk.html") || one="failed, exit $?"
two=$("$dir/venv/bin/python" "$dir/look.py" "$dir/talk.html") || two="failed, exit $?"
echo "SEEN      transcriptator: $one"
echo "          podcast-transcript-convert: $two"
stated_one='[["Ann","We began with nothing."],["Bob","Then the bank called."]]'
stated_two='[["Ann", "Then the bank called."], ["Bob", "I refused the loan."]]'
[[ $one == "$stated_one" && $two == "$stated_two" ]] || { echo "CHANGED   stated here: $stated_one $stated_two"; exit 1; }
