/** The collection as it is parsed and expanded, without vectors: for what needs its names, dates and words only. */
import { fileURLToPath } from 'node:url';
import { readVocabulary, toVocabulary } from '../../ingest/index/vocabulary.ts';
import { expandCorpus } from '../../ingest/ingest.ts';
import { Library } from '../../server/qa/library.ts';

const SOURCES = fileURLToPath(new URL('../../ingest/collections/interviews-2020/', import.meta.url));
const { corpus, documents, analyze } = await expandCorpus(SOURCES);

export const vocabulary = readVocabulary(JSON.stringify(toVocabulary(documents, analyze)), analyze);
export const library = new Library(
  corpus.interviews,
  new Map(corpus.sources.map((s) => [s.file, s])),
  corpus.collection,
);
