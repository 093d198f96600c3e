#!/usr/bin/env bash
# One run, one tie: reciprocal rank is .5 without a cut-off and 1 with one, though only two documents came back.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check ir_measures==0.4.3 pytrec_eval-terrier==0.5.11
cat >"$dir/look.py" <<'PY'
import ir_measures
from ir_measures import RR, P

run = {"q1": {"a": 1.0, "b": 1.0}}
for relevant in "a", "b":
    values = ir_measures.calc_aggregate([RR, RR @ 10, RR @ 1, P @ 1], {"q1": {relevant: 1}}, run)
    print(relevant, {str(measure): values[measure] for measure in (RR, RR @ 10, RR @ 1, P @ 1)})
PY
cat <<'TEXT'
PACKAGES  ir_measures 0.4.3, pytrec_eval-terrier 0.5.11 (PyPI)
EXPECTED  RR and RR@10 alike over two results, RR@1 and P@1 alike
TEXT
seen=$("$dir/venv/bin/python" "$dir/look.py") || seen="failed, exit $?"
echo "SEEN      which document is relevant, and the figures:"
echo "$seen"
echo "          (trec_eval breaks ties by the later document id, the provider of the cut-off by the earlier)"
stated="a {'RR': 0.5, 'RR@10': 1.0, 'RR@1': 1.0, 'P@1': 0.0}
b {'RR': 1.0, 'RR@10': 0.5, 'RR@1': 0.0, 'P@1': 1.0}"
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
