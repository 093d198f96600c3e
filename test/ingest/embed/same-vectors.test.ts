/**
 * A text's vector depends on the text alone: not on its batch, the number of threads or the kernels that compute it, and
 * so not on the processor. The reference was made by another runtime, with each text alone (reference_vectors.py beside
 * the model).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AutoTokenizer, env } from '@xenova/transformers';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dot } from '../../../ingest/embed/dot.ts';
import { embedAll } from '../../../ingest/embed/embed-all.ts';
import { type ModelSpec, resolveModel } from '../../../ingest/embed/model-spec.ts';
import { type EmbeddingPool, openPool } from '../../../ingest/embed/pool.ts';

const SAME = 0.9999;
const read = (file: string) => readFileSync(new URL(`./reference/${file}`, import.meta.url));
const texts = JSON.parse(read('texts.json').toString()) as string[];
const reference = new Float32Array(new Uint8Array(read('vectors.f32')).buffer);

let spec: ModelSpec;
let pool: EmbeddingPool;
beforeAll(async () => {
  spec = await resolveModel('ingest/models/otr-e5-small-v1');
  pool = openPool(spec);
});
afterAll(() => pool.close());

/** The smallest cosine of the vectors to those of the reference. */
const worst = (vectors: readonly Float32Array[]) =>
  Math.min(...vectors.map((vector, i) => dot(vector, reference, i * spec.dimensions)));

describe('the vector of a text', () => {
  test('is that of the reference, alone', async () => {
    const vectors: Float32Array[] = [];
    for (const text of texts) vectors.push(await pool.run([text]));
    expect(worst(vectors)).toBeGreaterThan(SAME);
  });

  test('is that of the reference, in batches of any company', async () => {
    expect(worst(await embedAll(pool, texts))).toBeGreaterThan(SAME);
    const company = texts.flatMap((text) => [text, `${text} And ever after.`]);
    const vectors = await embedAll(pool, company);
    expect(worst(vectors.filter((_, i) => i % 2 === 0))).toBeGreaterThan(SAME);
  });

  test.each([
    ['one thread', { intraOpNumThreads: 1 }],
    ['three threads', { intraOpNumThreads: 3 }],
    ['other kernels, nothing being optimised', { intraOpNumThreads: 1, graphOptimizationLevel: 'disabled' }],
  ] as const)('is that of the reference with %s', async (_, options) => {
    env.allowRemoteModels = false;
    env.localModelPath = spec.root;
    const tokenizer = await AutoTokenizer.from_pretrained(spec.name);
    const session = await InferenceSession.create(join(spec.root, spec.name, 'onnx', 'model_quantized.onnx'), options);
    const vectors: Float32Array[] = [];
    for (const text of texts) {
      const encoded = (await tokenizer(text, { truncation: true })) as Record<string, Tensor>;
      const feeds = Object.entries(encoded).map(([name, { data, dims }]) => [
        name,
        new Tensor('int64', data as BigInt64Array, dims),
      ]);
      const { last_hidden_state } = await session.run(Object.fromEntries(feeds));
      vectors.push(meanDirection(last_hidden_state!.data as Float32Array));
    }
    expect(worst(vectors)).toBeGreaterThan(SAME);
  });
});

function meanDirection(states: Float32Array): Float32Array {
  const sum = new Float32Array(spec.dimensions);
  for (const [i, value] of states.entries()) sum[i % spec.dimensions]! += value;
  const length = Math.hypot(...sum);
  return sum.map((value) => value / length);
}
