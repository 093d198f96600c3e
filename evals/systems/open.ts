/** Opens the systems that a run compares. */
import type { Options } from '../options.ts';
import type { SourceText } from '../source.ts';
import { withoutKeys } from '../train/without-keys.ts';
import { bm25System } from './bm25.ts';
import { denseSystem } from './dense.ts';
import { openEmbedder } from './embedder.ts';
import { inProcessSystem } from './in-process.ts';
import { inOneText } from './one-text.ts';
import { fetcherFor, productSystem } from './product.ts';
import { stockSystem } from './stock-chain.ts';
import type { System } from './system.ts';

export type SystemName = Options['systems'][number];

/** Opened one at a time, when its turn comes: no system runs beside another. */
export async function openSystem(
  name: SystemName,
  source: SourceText,
  { url, collection }: Pick<Options, 'url' | 'collection'> = {},
): Promise<System> {
  switch (name) {
    case 'product':
      return inOneText(url ? productSystem(fetcherFor(url)) : await inProcessSystem(collection), source);
    case 'without-questions':
      return { ...(await inOneText(await inProcessSystem(collection, withoutKeys), source)), name };
    case 'bm25':
      return bm25System(source);
    case 'dense':
      return denseSystem(source, await openEmbedder(name));
    case 'stock':
      return stockSystem(source, await openEmbedder(name));
  }
}
