#!/usr/bin/env bash
# A speaker whose initials are N. A. has no name.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check pyannote.database==6.1.1
cat >"$dir/look.py" <<'PY'
import sys

from pyannote.database.util import load_rttm

path = sys.path[0] + "/talk.rttm"
with open(path, "w") as file:
    file.write("SPEAKER talk 1 0.0 2.0 <NA> <NA> NA <NA> <NA>\nSPEAKER talk 1 2.0 2.0 <NA> <NA> JB <NA> <NA>\n")
print([label for _, _, label in load_rttm(path)["talk"].itertracks(yield_label=True)])
PY
cat <<'TEXT'
PACKAGE   pyannote.database 6.1.1 (PyPI)
EXPECTED  ['NA', 'JB']
TEXT
seen=$("$dir/venv/bin/python" "$dir/look.py" 2>/dev/null) || seen="failed, exit $?"
echo "SEEN      $seen"
stated="[nan, 'JB']"
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
