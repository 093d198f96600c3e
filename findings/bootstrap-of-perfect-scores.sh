#!/usr/bin/env bash
# The interval of a score that is 1 for every question is no number.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check scipy==1.17.1
cat >"$dir/look.py" <<'PY'
from scipy.stats import bootstrap

scores = ([1.0] * 50,)
for method in ("BCa", "percentile"):
    interval = bootstrap(scores, lambda x, axis: x.mean(axis=axis), method=method).confidence_interval
    print(method, float(interval.low), float(interval.high), end=" ")
PY
cat <<'TEXT'
PACKAGE   scipy 1.17.1 (PyPI); BCa is the default
EXPECTED  1.0 to 1.0 by either method
TEXT
seen=$("$dir/venv/bin/python" "$dir/look.py" 2>/dev/null) || seen="failed, exit $?"
echo "SEEN      $seen"
stated='BCa nan nan percentile 1.0 1.0 '
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
