#!/usr/bin/env bash
# A "verbatim quote" cut from the source by its first words runs through full stops into what was not asked for,
# and ends within a word: only the ideographic full stop and a line end stop it.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check juricode-verifier==0.1.0
cat >"$dir/look.py" <<'PY'
from juricode_verifier import snap_quote

source = "We never met. " + "That is what the paper wrote, and it was wrong about most of it. " * 4
quote = snap_quote("We never met", source)
print(len(quote), quote[:24], "...", quote[-12:])
print(snap_quote("会っていない", "会っていない。新聞は違うことを書いた。"))
PY
cat <<'TEXT'
PACKAGE   juricode-verifier 0.1.0 (PyPI)
EXPECTED  "We never met." for its first words, as the same in Japanese gives its one sentence
TEXT
seen=$("$dir/venv/bin/python" "$dir/look.py") || seen="failed, exit $?"
echo "SEEN"
echo "$seen"
stated='200 We never met. That is wh ... ng about mos
会っていない。'
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
