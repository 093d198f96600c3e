/**
 * Runs in a worker thread: one model, texts in, normalised vectors out. JavaScript, so that a worker starts without a
 * TypeScript loader (Node 20's workers do not take one over).
 */
import { workerData } from 'node:worker_threads';
import { env, pipeline } from '@xenova/transformers';

/** @type {import('./model-spec.ts').ModelSpec} tinypool hands workerData over as [its own, ours] */
const spec = workerData[1];
/** @type {Promise<import('@xenova/transformers').FeatureExtractionPipeline> | undefined} */
let extractor;

function load() {
  env.allowRemoteModels = spec.remote;
  env.allowLocalModels = !spec.remote;
  if (!spec.remote) env.localModelPath = spec.root;
  return pipeline('feature-extraction', spec.name, { quantized: spec.quantized });
}

/**
 * @param {string[]} texts prefixed already
 * @returns {Promise<Float32Array>} their vectors end to end, `texts.length * dimensions` floats
 */
export default async function embed(texts) {
  extractor ??= load();
  const output = await (await extractor)(texts, { pooling: spec.pooling, normalize: true });
  return /** @type {Float32Array} */ (output.data);
}
