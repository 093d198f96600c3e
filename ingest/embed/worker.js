/**
 * Runs in a worker process: one model, texts in, normalised vectors out. JavaScript, so that a worker starts without a
 * TypeScript loader.
 */
import { join } from 'node:path';
import { env, pipeline } from '@xenova/transformers';
import onnxruntime from 'onnxruntime-node';

/** @type {Promise<import('@xenova/transformers').FeatureExtractionPipeline> | undefined} */
let extractor;

/** Without work for so long (ms), a worker that has been told to end does so. */
const IDLE = 100;
let working = 0;
/** @type {NodeJS.Timeout | undefined} */
let end;
let ending = false;

// A terminal or a supervisor signals the whole group, but the server finishes what it has begun, and needs its worker for
// that. Where the server has gone, the channel to it closes and so does this process.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {
  ending = true;
  endWhenIdle();
});

function endWhenIdle() {
  clearTimeout(end);
  if (ending && working === 0) end = setTimeout(() => process.exit(), IDLE);
}

/**
 * For a text of a question's or a passage's length a second thread saves no time and, since it waits by spinning, takes a
 * whole core (docs/performance.md); the vectors are the same. transformers.js passes no session options, and
 * onnxruntime-node 1.14 reads them only beside a path, not beside the model's bytes, hence the file.
 *
 * @param {string} file the model that will be loaded
 */
function useOneThread(file) {
  const { InferenceSession } = onnxruntime;
  const create = InferenceSession.create.bind(InferenceSession);
  InferenceSession.create = /** @type {typeof create} */ (
    () => create(file, { executionProviders: ['cpu'], intraOpNumThreads: 1 })
  );
}

/** @param {import('./model-spec.ts').ModelSpec} spec */
function load(spec) {
  env.allowRemoteModels = spec.remote;
  env.allowLocalModels = !spec.remote;
  if (!spec.remote) {
    env.localModelPath = spec.root;
    useOneThread(join(spec.root, spec.name, 'onnx', spec.quantized ? 'model_quantized.onnx' : 'model.onnx'));
  }
  return pipeline('feature-extraction', spec.name, { quantized: spec.quantized });
}

/**
 * Each text by itself: the model's activations are quantised by the range of the whole batch, so that in a batch a text's
 * vector would depend on its neighbours (cosine 0.974 to 0.99 to the vector of the text alone), and batches of any size
 * take no less time (docs/performance.md).
 *
 * @param {{ spec: import('./model-spec.ts').ModelSpec, texts: string[] }} task texts are prefixed already
 * @returns {Promise<Float32Array>} their vectors end to end, `texts.length * dimensions` floats
 */
export default async function embed({ spec, texts }) {
  working++;
  try {
    return await embedEach(spec, texts);
  } finally {
    working--;
    endWhenIdle();
  }
}

/**
 * @param {import('./model-spec.ts').ModelSpec} spec
 * @param {string[]} texts
 */
async function embedEach(spec, texts) {
  clearTimeout(end);
  extractor ??= load(spec);
  const extract = await extractor;
  /** @type {Float32Array[]} */
  const vectors = [];
  for (const text of texts) {
    const output = await extract(text, { pooling: spec.pooling, normalize: true });
    vectors.push(/** @type {Float32Array} */ (output.data));
  }
  const all = new Float32Array(vectors.reduce((sum, v) => sum + v.length, 0));
  let at = 0;
  for (const vector of vectors) {
    all.set(vector, at);
    at += vector.length;
  }
  return all;
}
