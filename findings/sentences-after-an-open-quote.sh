#!/usr/bin/env bash
# A quotation that runs over paragraphs opens each of them and closes only the last: every paragraph but the last
# is one single sentence to this splitter.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --ignore-scripts --no-audit --no-fund --loglevel=error sentence-splitter@5.0.1 >/dev/null
cat >"$dir/look.mjs" <<'JS'
import { split } from 'sentence-splitter';

const count = (text) => split(text).filter((node) => node.type === 'Sentence').length;
const words = 'We left early. It rained. Nobody came.';
console.log(count(words), count(`He said: ${words}`), count(`He said: "${words}`));
JS
cat <<'TEXT'
PACKAGE   sentence-splitter 5.0.1 (npm)
EXPECTED  3 sentences plain, 3 after "He said:", 3 after an opening quotation mark
TEXT
seen=$(node "$dir/look.mjs") || seen="failed, exit $?"
echo "SEEN      $seen"
stated='3 3 1'
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
