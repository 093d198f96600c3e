#!/usr/bin/env bash
# A TalkBank CHAT interview written out as SubRip: the line without a time is gone, and transcription codes are words.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check pylangacq==0.23.0
cat >"$dir/look.py" <<'PY'
import sys

import pylangacq

chat = """@UTF8
@Begin
@Languages:\teng
@Participants:\tANN Ann Investigator, BOB Bob Participant
@ID:\teng|corpus|ANN|||||Investigator|||
@ID:\teng|corpus|BOB|||||Participant|||
*ANN:\twhen (.) did you leave ? \x15100_1200\x15
*BOB:\tin March (be)cause we goed [: went] broke . \x151200_3000\x15
*BOB:\tthat is all .
@End
"""
with open(sys.argv[1], "w") as file:
    file.write(chat)
talk = pylangacq.read_chat(sys.argv[1])
print([line for line in talk.to_srt_strs()[0].split("\n") if ":" in line and "-->" not in line])
PY
cat <<'TEXT'
PACKAGE   pylangacq 0.23.0 (PyPI)
EXPECTED  three captions, or a word about the third; no (.), no (be)cause, no [: went]
TEXT
seen=$("$dir/venv/bin/python" "$dir/look.py" "$dir/talk.cha") || seen="failed, exit $?"
echo "SEEN      $seen"
stated="['ANN: when (.) did you leave ?', 'BOB: in March (be)cause we goed [: went] broke .']"
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
