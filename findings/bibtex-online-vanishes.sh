#!/usr/bin/env bash
# A web page cited as BibLaTeX has it, with @online, is not read at all.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check bibtexparser==1.4.4
cat >"$dir/look.py" <<'PY'
import bibtexparser

entries = "@online{river, author={Ada Berg}, title={On the river}, date={2020-10-02}}\n@misc{sea, title={On the sea}}"
print([entry["ID"] for entry in bibtexparser.loads(entries).entries])
PY
cat <<'TEXT'
PACKAGE   bibtexparser 1.4.4 (PyPI), as it is
EXPECTED  ['river', 'sea']
TEXT
seen=$("$dir/venv/bin/python" "$dir/look.py" 2>/dev/null) || seen="failed, exit $?"
echo "SEEN      $seen"
stated="['sea']"
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
