#!/usr/bin/env bash
# Two voices in one WebVTT cue: who said the second half is gone in three readers out of three.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check webvtt-py==0.6.0 pysubs2==1.8.1 ttconv==1.2.3
cat >"$dir/look.py" <<'PY'
import io

import pysubs2
import ttconv.srt.writer
import ttconv.vtt.reader
import webvtt

vtt = """WEBVTT

00:01.000 --> 00:03.500
<v Ann>Were you there?</v>
<v Bob>I was not.</v>
"""
cue = list(webvtt.from_buffer(io.StringIO(vtt)))[0]
event = pysubs2.SSAFile.from_string(vtt, format_="vtt")[0]
srt = ttconv.srt.writer.from_model(ttconv.vtt.reader.to_model(io.StringIO(vtt)))
print([cue.voice, cue.text], [event.name, event.plaintext], ["Ann" in srt, "Bob" in srt])
PY
cat <<'TEXT'
PACKAGES  webvtt-py 0.6.0, pysubs2 1.8.1, ttconv 1.2.3 (PyPI)
EXPECTED  the question is Ann's, the answer Bob's
TEXT
seen=$("$dir/venv/bin/python" "$dir/look.py" 2>/dev/null) || seen="failed, exit $?"
echo "SEEN      $seen"
stated="['Ann', 'Were you there?\\nI was not.'] ['', 'Were you there?\\nI was not.'] [False, False]"
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
