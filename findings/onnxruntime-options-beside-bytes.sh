#!/usr/bin/env bash
# onnxruntime-node 1.14 reads the session's options beside a path and drops them beside the model's bytes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --ignore-scripts --no-audit --no-fund --loglevel=error onnxruntime-node@1.14.0 >/dev/null
cat >"$dir/look.mjs" <<'JS'
import { writeFileSync } from 'node:fs';
import ort from 'onnxruntime-node';

// One Identity node over a float vector, as ONNX protobuf.
const model = Buffer.from(
  '08083a390a100a017812017922084964656e746974791201675a100a0178120b0a09080112050a0312016e62100a0179120b0a09080112050a0312016e42040a00100d',
  'hex',
);
const path = `${process.argv[2]}/identity.onnx`;
writeFileSync(path, model);
const options = { graphOptimizationLevel: 'no such level' };
const create = (source) => ort.InferenceSession.create(source, options).then(() => 'accepted', () => 'refused');
console.log('path:', await create(path), ' bytes:', await create(model));
JS
cat <<'TEXT'
PACKAGE   onnxruntime-node 1.14.0 (npm)
EXPECTED  an optimisation level that does not exist is refused, however the model is handed over
TEXT
seen=$(node "$dir/look.mjs" "$dir") || seen="failed, exit $?"
echo "SEEN      $seen"
stated='path: refused  bytes: accepted'
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
