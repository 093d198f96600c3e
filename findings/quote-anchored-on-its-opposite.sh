#!/usr/bin/env bash
# A quote that is not in the text is anchored on one that says otherwise, and nothing tells that it is not exact.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --ignore-scripts --no-audit --no-fund --loglevel=error dom-anchor-text-quote@4.0.2 >/dev/null
cat >"$dir/look.mjs" <<'JS'
import anchor from 'dom-anchor-text-quote';

const find = (text, exact) => {
  const place = anchor.toTextPosition({ textContent: text }, { exact });
  return place && [text.slice(place.start, place.end), Object.keys(place)];
};
console.log(
  JSON.stringify([
    find('We will not raise prices this year.', 'We will now raise prices this year.'),
    find('Revenue was 40 million in 2009 and then it fell.', 'Revenue was 90 million in 2008'),
  ]),
);
JS
cat <<'TEXT'
PACKAGE   dom-anchor-text-quote 4.0.2 (npm)
EXPECTED  null, or a measure of how far the text is from "We will now raise prices this year." and
          "Revenue was 90 million in 2008"
TEXT
seen=$(node "$dir/look.mjs") || seen="failed, exit $?"
echo "SEEN      $seen"
stated='[["We will not raise prices this year.",["start","end"]],["Revenue was 40 million in 2009",["start","end"]]]'
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
