#!/usr/bin/env bash
# Of two interviews, the one with the word scores as much as the one without; or both score.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check rank-bm25==0.2.2
cat >"$dir/look.py" <<'PY'
from rank_bm25 import BM25Okapi, BM25Plus

interviews = [["peace", "and", "roads"], ["war", "and", "roads"]]
for ranking in (BM25Okapi, BM25Plus):
    print(ranking.__name__, [round(float(score), 2) for score in ranking(interviews).get_scores(["peace"])], end=" ")
PY
cat <<'TEXT'
PACKAGE   rank-bm25 0.2.2 (PyPI)
EXPECTED  more than 0 for the first interview, 0 for the second
TEXT
seen=$("$dir/venv/bin/python" "$dir/look.py" 2>/dev/null) || seen="failed, exit $?"
echo "SEEN      $seen"
stated='BM25Okapi [0.0, 0.0] BM25Plus [2.2, 1.1] '
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
