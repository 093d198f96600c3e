#!/usr/bin/env bash
# Two people who talk over each other are each said twice in the SubRip file that ttconv writes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check ttconv==1.2.3
cat >"$dir/look.py" <<'PY'
import io

import ttconv.srt.writer
import ttconv.vtt.reader

vtt = """WEBVTT

00:01.000 --> 00:04.000
<v Ann>We never met.

00:03.000 --> 00:06.000
<v Bob>We met once.
"""
srt = ttconv.srt.writer.from_model(ttconv.vtt.reader.to_model(io.StringIO(vtt)))
print(srt.count("-->"), srt.count("We never met."), srt.count("We met once."))
PY
cat <<'TEXT'
PACKAGE   ttconv 1.2.3 (PyPI)
EXPECTED  2 cues, and each sentence once, as in the WebVTT file
TEXT
seen=$("$dir/venv/bin/python" "$dir/look.py" 2>/dev/null) || seen="failed, exit $?"
echo "SEEN      cues, first sentence, second sentence: $seen"
stated='3 2 2'
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
