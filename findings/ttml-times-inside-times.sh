#!/usr/bin/env bash
# Times of a TTML paragraph count from its div's begin. Two of four tools leave that out.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check pycaption==2.3.14 pysubs2==1.8.1 ttconv==1.2.3
npm install --prefix "$dir" --ignore-scripts --no-audit --no-fund --loglevel=error ttml2srt@1.2.4 >/dev/null
cat >"$dir/part-two.ttml" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><body><div begin="600s" end="1200s"><p begin="1s" end="2s">Part two.</p></div></body></tt>
XML
cat >"$dir/look.py" <<'PY'
import re
import sys
import xml.etree.ElementTree as tree

import pycaption
import pysubs2
import ttconv.imsc.reader
import ttconv.srt.writer

path = sys.argv[1]
ttml = open(path).read()
srt = ttconv.srt.writer.from_model(ttconv.imsc.reader.to_model(tree.parse(path)))
begin = re.findall(r"(\d+):(\d+):(\d+),\d+ -->", srt)
print(
    "pycaption", pycaption.DFXPReader().read(ttml).get_captions("en")[0].start // 1_000_000,
    "pysubs2", pysubs2.SSAFile.from_string(ttml, format_="ttml")[0].start // 1000,
    "ttconv", [int(h) * 3600 + int(m) * 60 + int(s) for h, m, s in begin],
)
PY
cat >"$dir/look.mjs" <<'JS'
import { readFileSync } from 'node:fs';
import { ttml2srt } from 'ttml2srt';

const [, h, m, s] = /(\d+):(\d+):(\d+),\d+ -->/.exec(ttml2srt(readFileSync(process.argv[2], 'utf8')));
console.log(`ttml2srt ${h * 3600 + m * 60 + Number(s)}`);
JS
cat <<'TEXT'
PACKAGES  pycaption 2.3.14, pysubs2 1.8.1, ttconv 1.2.3 (PyPI), ttml2srt 1.2.4 (npm)
EXPECTED  601 s in all four
TEXT
seen="$("$dir/venv/bin/python" "$dir/look.py" "$dir/part-two.ttml" 2>/dev/null) $(node "$dir/look.mjs" "$dir/part-two.ttml" 2>/dev/null | tail -n 1)" || seen="failed, exit $?"
echo "SEEN      $seen"
stated='pycaption 1 pysubs2 601 ttconv [601] ttml2srt 1'
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
