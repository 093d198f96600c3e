#!/usr/bin/env bash
# A number that somebody says, alone on the last line of the last cue, is taken for a cue's counter and dropped.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check lattifai-captions==0.4.17
cat >"$dir/look.py" <<'PY'
from lattifai.caption import Caption

srt = """1
00:00:01,000 --> 00:00:03,000
When did you arrive?

2
00:00:04,000 --> 00:00:06,000
In the spring of
1969
"""
print([cue.text for cue in Caption.from_string(srt, format="srt").supervisions])
PY
cat <<'TEXT'
PACKAGE   lattifai-captions 0.4.17 (PyPI)
EXPECTED  "In the spring of 1969" in the second cue
TEXT
seen=$("$dir/venv/bin/python" "$dir/look.py") || seen="failed, exit $?"
echo "SEEN      $seen"
stated="['When did you arrive?', 'In the spring of']"
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
