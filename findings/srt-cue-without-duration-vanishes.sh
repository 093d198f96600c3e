#!/usr/bin/env bash
# A caption that begins and ends in the same moment is read, and gone when the file is written.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check srt==3.5.3
cat >"$dir/look.py" <<'PY'
import srt

captions = "1\n00:00:01,000 --> 00:00:02,000\nDid you sign?\n\n2\n00:00:03,000 --> 00:00:03,000\nNo.\n\n"
read = list(srt.parse(captions))
print([each.content for each in read], [each.content for each in srt.parse(srt.compose(read))])
PY
cat <<'TEXT'
PACKAGE   srt 3.5.3 (PyPI)
EXPECTED  the same two captions twice
TEXT
seen=$("$dir/venv/bin/python" "$dir/look.py" 2>/dev/null) || seen="failed, exit $?"
echo "SEEN      $seen"
stated="['Did you sign?', 'No.'] ['Did you sign?']"
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
