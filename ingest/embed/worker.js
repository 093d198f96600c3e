/**
 * Runs in a worker process: one model, texts in, normalised vectors out. JavaScript, so that a worker starts without a
 * TypeScript loader.
 */
import { join } from 'node:path';
import { AutoModel, AutoTokenizer, env, Tensor } from '@xenova/transformers';
import onnxruntime from 'onnxruntime-node';
import { toBatches } from './batches.js';
import { readPairs } from './read-pairs.js';

/** @typedef {(texts: string[]) => Promise<Float32Array[]>} Extract a normalised vector a text */

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
 * whole core (docs/performance.md); the vectors are the same. transformers.js passes no session options, and reads the
 * model's bytes beside what onnxruntime reads, so a model that is here is opened without it.
 *
 * @typedef {(input: Input) => Promise<Record<string, import('onnxruntime-node').Tensor>>} Run
 * @param {string} file
 * @returns {Promise<Run>}
 */
async function open(file) {
  const session = await onnxruntime.InferenceSession.create(file, {
    executionProviders: ['cpu'],
    intraOpNumThreads: 1,
  });
  return (input) => {
    const { dims, data } = /** @type {Tensor} */ (input.input_ids);
    const feeds = session.inputNames.map((name) => {
      // A tokenizer may leave out the types of tokens, which are all the same in a single text.
      const given = input[name]?.data ?? (name === 'token_type_ids' && new BigInt64Array(data.length));
      if (!given) throw new Error(`The model wants ${name}, which its tokenizer does not make.`);
      return [name, new onnxruntime.Tensor('int64', /** @type {BigInt64Array} */ (given), dims)];
    });
    return session.run(Object.fromEntries(feeds));
  };
}

/**
 * @param {import('./model-spec.ts').ModelSpec} spec
 * @returns {Promise<Extract>}
 */
async function load(spec) {
  env.allowRemoteModels = spec.remote;
  env.allowLocalModels = !spec.remote;
  if (!spec.remote) env.localModelPath = spec.root;
  const file = spec.quantized ? 'model_quantized.onnx' : 'model.onnx';
  const [tokenizer, model] = await Promise.all([
    AutoTokenizer.from_pretrained(spec.name),
    spec.remote
      ? AutoModel.from_pretrained(spec.name, { quantized: spec.quantized })
      : open(join(spec.root, spec.name, 'onnx', file)),
  ]);
  return async (texts) => {
    /** @type {Encoded[]} */
    const rows = [];
    for (const [at, text] of texts.entries()) {
      const input = await tokenizer(text, { truncation: true });
      rows.push({ at, input, length: input.input_ids.dims[1] });
    }
    /** @type {Float32Array[]} */
    const vectors = [];
    for (const batch of spec.batched ? toBatches(rows) : rows.map((row) => [row])) {
      const output = await model(pad(batch));
      const { data, dims } = output.last_hidden_state ?? output.token_embeddings;
      const [, tokens, dimensions] = dims;
      for (const [place, { at, length }] of batch.entries()) {
        const from = place * tokens * dimensions;
        const own = data.subarray(from, from + length * dimensions);
        vectors[at] = normalise(spec.pooling === 'cls' ? own.slice(0, dimensions) : meanOf(own, dimensions));
      }
    }
    return vectors;
  };
}

/**
 * @typedef {Record<string, import('@xenova/transformers').Tensor>} Input
 * @typedef {import('./batches.js').Row & { input: Input }} Encoded
 */

/**
 * Rows one below the other, filled up with zeros on the right, which the attention mask hides.
 *
 * @param {Encoded[]} batch in order of length
 * @returns {Input}
 */
function pad(batch) {
  const longest = batch.at(-1);
  if (!longest) throw new Error('A batch is empty.');
  if (batch.length === 1) return longest.input;
  const padded = Object.keys(longest.input).map((name) => {
    const all = new BigInt64Array(batch.length * longest.length);
    for (const [place, { input }] of batch.entries())
      all.set(/** @type {BigInt64Array} */ (input[name]?.data), place * longest.length);
    return [name, new Tensor('int64', all, [batch.length, longest.length])];
  });
  return Object.fromEntries(padded);
}

/**
 * What the pipeline of transformers.js does, in a tenth of its time.
 *
 * @param {Float32Array} data the vectors of a text's own tokens end to end
 * @param {number} dimensions
 */
function meanOf(data, dimensions) {
  const mean = new Float32Array(dimensions);
  for (let d = 0; d < dimensions; d++) {
    let sum = 0;
    for (let at = d; at < data.length; at += dimensions) sum += data[at] ?? 0;
    mean[d] = (sum * dimensions) / data.length;
  }
  return mean;
}

/** @param {Float32Array} vector */
function normalise(vector) {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

/**
 * @param {import('./pool.ts').EmbedTask} task
 * @returns {Promise<Float32Array>} the texts' vectors end to end, `texts.length * dimensions` floats
 */
async function embed({ spec, texts }) {
  extractor ??= load(spec);
  extractor.catch(() => {
    extractor = undefined;
  });
  const extract = await extractor;
  const vectors = await extract(texts);
  const all = new Float32Array(vectors.reduce((sum, v) => sum + v.length, 0));
  let at = 0;
  for (const vector of vectors) {
    all.set(vector, at);
    at += vector.length;
  }
  return all;
}

/**
 * @param {import('./pool.ts').EmbedTask | import('./reader.ts').ReadTask} task
 * @returns {Promise<Float32Array>} vectors of texts, or a reader's scores
 */
export default async function work(task) {
  working++;
  clearTimeout(end);
  try {
    return await ('reader' in task ? readPairs(task) : embed(task));
  } finally {
    working--;
    endWhenIdle();
  }
}
