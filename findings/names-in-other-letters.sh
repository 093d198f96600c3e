#!/usr/bin/env bash
# A name is not found under its own spelling, or under any text with one of its letters.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --ignore-scripts --no-audit --no-fund --loglevel=error \
  lunr@2.3.9 @orama/orama@3.1.18 >/dev/null
cat >"$dir/look.mjs" <<'JS'
import { create, insert, search } from '@orama/orama';
import lunr from 'lunr';

const texts = { ankara: 'Haber Türk asked about the road.', town: 'We came back: Şuşa.', letters: 'It rhymes with rk.' };
const index = lunr(function () {
  this.ref('id');
  this.field('text');
  for (const [id, text] of Object.entries(texts)) this.add({ id, text });
});
const database = create({ schema: { id: 'string', text: 'string' } });
for (const [id, text] of Object.entries(texts)) await insert(database, { id, text });
const inOrama = async (term) => (await search(database, { term })).hits.map(({ id }) => id).sort();
console.log(
  JSON.stringify({ lunr: index.search('Şuşa').map(({ ref }) => ref), orama: await inOrama('Türk') }),
);
JS
cat <<'TEXT'
PACKAGES  lunr 2.3.9, @orama/orama 3.1.18 (npm), as they are
EXPECTED  {"lunr":["town"],"orama":["ankara"]}
TEXT
seen=$(node "$dir/look.mjs") || seen="failed, exit $?"
echo "SEEN      $seen"
stated='{"lunr":[],"orama":["ankara","letters","town"]}'
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
