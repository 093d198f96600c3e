#!/usr/bin/env bash
# A question that the run has no results for counts as 0 in one tool and is nowhere in the other, under one engine.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check ir_measures==0.4.3 pytrec_eval-terrier==0.5.11
cat >"$dir/look.py" <<'PY'
import ir_measures
import pytrec_eval
from ir_measures import AP

qrels = {"q1": {"a": 1}, "q2": {"b": 1}}
run = {"q1": {"a": 1.0}}
each = pytrec_eval.RelevanceEvaluator(qrels, {"map"}).evaluate(run)
print(
    "pytrec_eval", sum(query["map"] for query in each.values()) / len(each),
    "ir_measures", ir_measures.calc_aggregate([AP], qrels, run)[AP],
)
PY
cat <<'TEXT'
PACKAGES  pytrec_eval-terrier 0.5.11, ir_measures 0.4.3 (PyPI), which calls it
EXPECTED  one mean average precision: one question answered perfectly, one not at all
TEXT
seen=$("$dir/venv/bin/python" "$dir/look.py") || seen="failed, exit $?"
echo "SEEN      $seen"
stated='pytrec_eval 1.0 ir_measures 0.5'
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
