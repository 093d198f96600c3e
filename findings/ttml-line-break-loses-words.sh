#!/usr/bin/env bash
# A TTML paragraph that is merely wrapped in the file loses every word after the line end, here the "not".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check pycaption==2.3.14
cat >"$dir/look.py" <<'PY'
from pycaption import DFXPReader

ttml = """<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><body><div>
<p begin="1s" end="2s">We did
  not <span>take</span> it.</p>
<p begin="3s" end="4s">
  We told the board
  in spring.
</p>
</div></body></tt>"""
captions = DFXPReader().read(ttml)
print([caption.get_text() for caption in captions.get_captions("en")])
PY
cat <<'TEXT'
PACKAGE   pycaption 2.3.14 (PyPI)
EXPECTED  "We did not take it." and "We told the board in spring.": white space, xml:space being default
TEXT
seen=$("$dir/venv/bin/python" "$dir/look.py") || seen="failed, exit $?"
echo "SEEN      $seen"
stated="['We didtake it.', 'We told the board']"
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
