/**
 * Runs in a worker process: one model, texts in, normalised vectors out. JavaScript, so that a worker starts without a
 * TypeScript loader.
 */
import { join } from 'node:path';
import { AutoModel, AutoTokenizer, env, Tensor } from '@xenova/transformers';
import onnxruntime from 'onnxruntime-node';

/** @typedef {(text: string) => Promise<Float32Array>} Extract a text's normalised vector */

/** @type {Promise<Extract> | undefined} */
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

/**
 * @param {import('./model-spec.ts').ModelSpec} spec
 * @returns {Promise<Extract>}
 */
async function load(spec) {
  env.allowRemoteModels = spec.remote;
  env.allowLocalModels = !spec.remote;
  if (!spec.remote) {
    env.localModelPath = spec.root;
    useOneThread(join(spec.root, spec.name, 'onnx', spec.quantized ? 'model_quantized.onnx' : 'model.onnx'));
  }
  const tokenizer = await AutoTokenizer.from_pretrained(spec.name);
  const model = await AutoModel.from_pretrained(spec.name, { quantized: spec.quantized });
  return async (text) => {
    const output = await model(await tokenizer(text, { truncation: true }));
    const { data, dims } = output.last_hidden_state ?? output.token_embeddings;
    const [, tokens, dimensions] = dims;
    const pooled = spec.pooling === 'cls' ? data.slice(0, dimensions) : meanOf(data, tokens, dimensions);
    return /** @type {Float32Array} */ (new Tensor('float32', pooled, [1, dimensions]).normalize(2, -1).data);
  };
}

/**
 * What the pipeline of transformers.js does, in a tenth of its time: a text by itself has no padding to leave out.
 *
 * @param {Float32Array} data the vectors of `tokens` tokens end to end
 * @param {number} tokens
 * @param {number} dimensions
 */
function meanOf(data, tokens, dimensions) {
  const mean = new Float32Array(dimensions);
  for (let d = 0; d < dimensions; d++) {
    let sum = 0;
    for (let at = d; at < tokens * dimensions; at += dimensions) sum += data[at] ?? 0;
    mean[d] = sum / tokens;
  }
  return mean;
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
    vectors.push(await extract(text));
  }
  const all = new Float32Array(vectors.reduce((sum, v) => sum + v.length, 0));
  let at = 0;
  for (const vector of vectors) {
    all.set(vector, at);
    at += vector.length;
  }
  return all;
}
