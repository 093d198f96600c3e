/**
 * Runs in the worker process that embeds: a small cross-encoder that reads a question and a window of text together.
 * Loaded when it is first asked for.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BertTokenizer } from '@xenova/transformers';
import onnxruntime from 'onnxruntime-node';

const { InferenceSession, Tensor } = onnxruntime;

/** Tokens a pair, most: a little more than it was trained on. A long question leaves at least two thirds to the window. */
const TOKENS = 112;
const QUESTION_TOKENS = 36;
const START = 101;
const END = 102;

/** @typedef {(question: string, window: string) => Promise<number>} Read log-odds that the window answers the question */

/** @type {Map<string, Promise<Read>>} by folder */
const readers = new Map();

/**
 * Each pair by itself, as texts are embedded: its score depends on nothing else.
 *
 * @param {import('./reader.ts').ReadTask} task
 * @returns {Promise<Float32Array>} one score a window
 */
export async function readPairs({ reader, question, windows }) {
  const loading = readers.get(reader) ?? load(reader);
  readers.set(reader, loading);
  loading.catch(() => readers.delete(reader));
  const read = await loading;
  const scores = new Float32Array(windows.length);
  for (const [i, window] of windows.entries()) scores[i] = await read(question, window);
  return scores;
}

/**
 * @param {string} folder
 * @returns {Promise<Read>}
 */
async function load(folder) {
  const json = async (/** @type {string} */ file) => JSON.parse(await readFile(join(folder, file), 'utf8'));
  const tokenizer = new BertTokenizer(await json('tokenizer.json'), await json('tokenizer_config.json'));
  // One thread, as the embedding model (see worker.js).
  const session = await InferenceSession.create(join(folder, 'onnx', 'model_quantized.onnx'), {
    executionProviders: ['cpu'],
    intraOpNumThreads: 1,
  });
  /** @type {(text: string) => number[]} */
  const tokens = (text) => tokenizer.encode(text, null, { add_special_tokens: false });
  return async (question, window) => {
    const asked = tokens(question).slice(0, QUESTION_TOKENS);
    const first = [START, ...asked, END];
    const second = [...tokens(window).slice(0, TOKENS - first.length - 1), END];
    /** @type {(values: number[]) => import('onnxruntime-node').Tensor} */
    const row = (values) => new Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
    const { logits } = await session.run({
      input_ids: row([...first, ...second]),
      attention_mask: row([...first, ...second].map(() => 1)),
      token_type_ids: row([...first.map(() => 0), ...second.map(() => 1)]),
    });
    return Number(logits?.data[0]);
  };
}
