#!/usr/bin/env bash
# LangChain's HNSWLib store searches with the graph's smallest breadth (ef 10) and has no option for it; a filter
# on a rare value fetches nearly every document.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
echo '{ "private": true, "allowScripts": { "hnswlib-node": true } }' >"$dir/package.json"
npm install --prefix "$dir" --legacy-peer-deps --no-audit --no-fund --loglevel=error \
  @langchain/community@1.1.29 @langchain/core@1.4.0 hnswlib-node@3.0.0 >/dev/null
cat >"$dir/look.mjs" <<'JS'
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import { Embeddings } from '@langchain/core/embeddings';

let seed = 1;
const random = () => {
  seed = (seed * 48271) % 2147483647;
  return seed / 2147483647 - 0.5;
};
const unit = () => {
  const vector = Array.from({ length: 64 }, random);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
};
const dot = (a, b) => a.reduce((sum, value, i) => sum + value * b[i], 0);

const vectors = Array.from({ length: 3000 }, unit);
const questions = Array.from({ length: 50 }, unit);
const exact = questions.map((question) =>
  [...vectors.keys()].sort((a, b) => dot(question, vectors[b]) - dot(question, vectors[a])).slice(0, 10),
);
class Given extends Embeddings {
  embedDocuments = async () => vectors;
  embedQuery = async () => questions[0];
}
const documents = vectors.map((_, i) => ({ pageContent: String(i), metadata: { rare: i % 300 === 0 } }));
const store = await HNSWLib.fromDocuments(documents, new Given({}));
const recall = async () => {
  let found = 0;
  for (const [i, question] of questions.entries()) {
    const hits = await store.similaritySearchVectorWithScore(question, 10);
    found += hits.filter(([hit]) => exact[i].includes(Number(hit.pageContent))).length;
  }
  return found / 500;
};
const before = await recall();
let asked = 0;
await store.similaritySearchVectorWithScore(questions[0], 4, ({ metadata }) => {
  asked += 1;
  return metadata.rare;
});
const ef = store.index.getEf();
store.index.setEf(300);
console.log(ef, before, await recall(), asked);
JS
cat <<'TEXT'
PACKAGES  @langchain/community 1.1.29, hnswlib-node 3.0.0 (npm), 3,000 random vectors of 64 numbers
EXPECTED  a recall at 10 near 1, as the graph gives when asked broadly; a filter for 10 of 3,000 documents that
          looks at few more than those
TEXT
seen=$(node "$dir/look.mjs") || seen="failed, exit $?"
read -r ef before after asked <<<"$seen"
echo "SEEN      ef $ef, recall $before (after setEf(300) on the index within: $after); the filter saw $asked documents"
awk -v e="$ef" -v b="$before" -v a="$after" -v n="$asked" 'BEGIN { exit !(e == 10 && b < 0.8 && a > 0.95 && n > 1500) }' ||
  { echo "CHANGED   stated here: ef 10, recall below .8 and above .95, more than 1500 documents"; exit 1; }
