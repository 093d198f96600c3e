#!/usr/bin/env bash
# A remark between two WebVTT cues is read as words of the cue before it.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check pysubs2==1.8.1
cat >"$dir/look.py" <<'PY'
import pysubs2

vtt = """WEBVTT

00:01.000 --> 00:03.500
We sold the boat.

NOTE check the year with the family

00:04.000 --> 00:05.000
Then we moved.
"""
print([event.plaintext for event in pysubs2.SSAFile.from_string(vtt, format_="vtt")])
PY
cat <<'TEXT'
PACKAGE   pysubs2 1.8.1 (PyPI)
EXPECTED  two cues; the NOTE block is a comment and nobody's words
TEXT
seen=$("$dir/venv/bin/python" "$dir/look.py") || seen="failed, exit $?"
echo "SEEN      $seen"
stated="['We sold the boat.\n\nNOTE check the year with the family', 'Then we moved.']"
[[ $seen == "${stated//$'\n'/\\n}" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
