#!/usr/bin/env bash
# A quote that is exact, letter for letter, has ROUGE 0 in Russian; two that differ have 1 in Turkish.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check rouge-score==0.1.2
cat >"$dir/look.py" <<'PY'
from rouge_score import rouge_scorer

rouge = rouge_scorer.RougeScorer(["rouge1"])
for said, quoted in [("Мы не подпишем.", "Мы не подпишем."), ("Kar yağdı", "Kar yaşdı")]:
    print(rouge.score(said, quoted)["rouge1"].fmeasure, end=" ")
PY
cat <<'TEXT'
PACKAGE   rouge-score 0.1.2 (PyPI)
EXPECTED  1.0 for the first, less than 1.0 for the second
TEXT
seen=$("$dir/venv/bin/python" "$dir/look.py" 2>/dev/null) || seen="failed, exit $?"
echo "SEEN      $seen"
stated='0.0 1.0 '
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
