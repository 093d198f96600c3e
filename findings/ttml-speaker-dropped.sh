#!/usr/bin/env bash
# TTML has a place for who speaks (ttm:agent); three readers drop it, though one keeps WebVTT voices.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check pycaption==2.3.14 pysubs2==1.8.1 lattifai-captions==0.4.17
cat >"$dir/look.py" <<'PY'
import pycaption
import pysubs2
from lattifai.caption import Caption

ttml = """<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xml:lang="en">
<head><metadata><ttm:agent xml:id="ann" type="person"><ttm:name type="full">Ann Lind</ttm:name></ttm:agent></metadata></head>
<body><div><p begin="00:00:01.000" end="00:00:02.000" ttm:agent="ann">I refused.</p></div></body></tt>"""
vtt = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann Lind>I refused.\n"
event = pysubs2.SSAFile.from_string(ttml, format_="ttml")[0]
cue = Caption.from_string(ttml, format="ttml").supervisions[0]
print(
    [pycaption.DFXPReader().read(ttml).get_captions("en")[0].get_text(), pycaption.WebVTTReader().read(vtt).get_captions("en-US")[0].get_text()],
    [event.name, event.plaintext],
    [cue.speaker, cue.text],
)
PY
cat <<'TEXT'
PACKAGES  pycaption 2.3.14, pysubs2 1.8.1, lattifai-captions 0.4.17 (PyPI)
EXPECTED  Ann Lind (or ann) beside the words in all three
TEXT
seen=$("$dir/venv/bin/python" "$dir/look.py") || seen="failed, exit $?"
echo "SEEN      $seen"
stated="['I refused.', 'Ann Lind: I refused.'] ['', 'I refused.'] [None, 'I refused.']"
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
