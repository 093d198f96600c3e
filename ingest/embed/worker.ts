/** Runs in a worker thread: one model, texts in, normalised vectors out. */
import { workerData } from 'node:worker_threads';
import { env, type FeatureExtractionPipeline, pipeline } from '@xenova/transformers';
import type { ModelSpec } from './model-spec.ts';

// tinypool hands workerData over as [its own, ours]
const spec = (workerData as [unknown, ModelSpec])[1];
let extractor: Promise<FeatureExtractionPipeline> | undefined;

function load(): Promise<FeatureExtractionPipeline> {
  env.allowRemoteModels = spec.remote;
  env.allowLocalModels = !spec.remote;
  if (!spec.remote) env.localModelPath = spec.root;
  return pipeline('feature-extraction', spec.name, { quantized: spec.quantized });
}

/** @param texts prefixed already; @returns their vectors end to end, `texts.length * dimensions` floats */
export default async function embed(texts: string[]): Promise<Float32Array> {
  extractor ??= load();
  const output = await (await extractor)(texts, { pooling: spec.pooling, normalize: true });
  return output.data as Float32Array;
}
