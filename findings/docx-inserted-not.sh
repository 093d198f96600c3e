#!/usr/bin/env bash
# A word that was inserted with changes tracked is not in the text, and the sentence says the opposite.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0 docx2txt==0.9
cat >"$dir/look.py" <<'PY'
import sys

import docx
import docx2txt
from docx.oxml import parse_xml

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
path = sys.path[0] + "/talk.docx"
document = docx.Document()
paragraph = document.add_paragraph("We will ")
paragraph._p.append(
    parse_xml(
        f'<w:ins xmlns:w="{W}" w:id="1" w:author="Ed" w:date="2020-10-02T00:00:00Z">'
        '<w:r><w:t xml:space="preserve">not </w:t></w:r></w:ins>'
    )
)
paragraph.add_run("sign it.")
document.save(path)
print(docx.Document(path).paragraphs[0].text, "/", docx2txt.process(path))
PY
cat <<'TEXT'
PACKAGES  python-docx 1.2.0, docx2txt 0.9 (PyPI)
EXPECTED  We will not sign it. / We will not sign it.
TEXT
seen=$("$dir/venv/bin/python" "$dir/look.py" 2>/dev/null) || seen="failed, exit $?"
echo "SEEN      $seen"
stated='We will sign it. / We will not sign it.'
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
