/** The shipped model for the baselines, with the vectors of the corpus kept between runs. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Embeddings } from '@langchain/core/embeddings';
import { env, pipeline } from '@xenova/transformers';

const MODELS = 'ingest/models';
const MODEL = 'otr-e5-small-v1';
const CACHE = '.cache/evals';
/** Small batches are fastest with this model on two cores: 188 paragraphs took 3.3 s by four, 6.8 s by sixteen. */
const BATCH = 4;

export async function openEmbedder(): Promise<Embeddings> {
  env.allowRemoteModels = false;
  env.localModelPath = MODELS;
  const extract = await pipeline('feature-extraction', MODEL, { quantized: true });
  const sums = await readFile(join(MODELS, MODEL, 'SHA256SUMS'), 'utf8');
  return new ShippedModel(async (texts) => (await extract(texts, { pooling: 'mean', normalize: true })).tolist(), sums);
}

type Embed = (texts: string[]) => Promise<number[][]>;

class ShippedModel extends Embeddings {
  private readonly embed: Embed;
  private readonly sums: string;

  constructor(embed: Embed, sums: string) {
    super({});
    this.embed = embed;
    this.sums = sums;
  }

  override async embedQuery(text: string): Promise<number[]> {
    return (await this.embed([`query: ${text}`]))[0]!;
  }

  override async embedDocuments(texts: string[]): Promise<number[][]> {
    const file = join(CACHE, `${this.key(texts)}.json`);
    const kept = await readFile(file, 'utf8').catch(() => null);
    if (kept !== null) return JSON.parse(kept);
    const vectors = await this.embedAll(texts);
    await mkdir(CACHE, { recursive: true });
    await writeFile(file, JSON.stringify(vectors));
    return vectors;
  }

  /** Batches of like length, so that little is padded. */
  private async embedAll(texts: string[]): Promise<number[][]> {
    const order = texts.map((_, i) => i).sort((a, b) => texts[a]!.length - texts[b]!.length);
    const vectors = new Array<number[]>(texts.length);
    for (let i = 0; i < order.length; i += BATCH) {
      const batch = order.slice(i, i + BATCH);
      const embedded = await this.embed(batch.map((at) => `passage: ${texts[at]}`));
      for (const [k, at] of batch.entries()) vectors[at] = embedded[k]!;
    }
    return vectors;
  }

  private key(texts: string[]): string {
    return createHash('sha256')
      .update(JSON.stringify([this.sums, texts]))
      .digest('hex')
      .slice(0, 32);
  }
}
