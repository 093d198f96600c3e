/** The pipeline: parse -> expand -> embed -> index. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Corpus, loadCorpus } from './corpus.ts';
import { EmbeddingCache } from './embed/cache.ts';
import { embedEach } from './embed/embed-all.ts';
import { fromInt8, type Int8Vector } from './embed/int8.ts';
import type { ModelSpec } from './embed/model-spec.ts';
import { type EmbeddingPool, openPool } from './embed/pool.ts';
import { readShipped, writeShipped } from './embed/shipped-vectors.ts';
import { vectorKey } from './embed/vector-records.ts';
import { align } from './expand/align.ts';
import { type IndexQuestions, type IndexQuestionsRow, readIndexQuestions } from './expand/index-questions.ts';
import { isText, toUnits, UNIT_KINDS, type Unit } from './expand/units.ts';
import { type LexicalDocument, storeLexicalIndex } from './index/lexical-index.ts';
import { arrange, type Lists } from './index/lists.ts';
import { INDEX_FORMAT, type Manifest } from './index/manifest.ts';
import { FILES, openFolder } from './index/open-index.ts';
import { Units } from './index/units.ts';
import { Vectors } from './index/vectors.ts';
import { toVocabulary } from './index/vocabulary.ts';
import { checkWritable, writeIndex } from './index/write-index.ts';
import { inputsHash } from './inputs-hash.ts';
import { makeAnalyze } from './text/analyze.ts';
import type { Publication } from './weaviate/publish.ts';

export type IngestOptions = {
  sourcesDir: string;
  indexDir: string;
  cacheDir: string;
  model: ModelSpec;
  /** Processes that embed. */
  threads?: number;
  /** Writes the vectors into the collection's folder, so that nobody need embed its texts again. */
  ship?: boolean;
  /** Brings the index to where it is searched, if that is elsewhere; before it becomes the current one. */
  publish?: (publication: Publication) => Promise<void>;
  /** Units of a kind from which on it has lists. */
  listsFrom?: number;
  onProgress?: (event: Progress) => void;
};

export type Progress =
  | { stage: 'parsed'; corpus: Corpus; units: number }
  /** Shipped vectors that cannot be used, and why. */
  | { stage: 'refused'; reason: string }
  | { stage: 'embedding'; done: number; total: number; cached: number }
  | { stage: 'indexing' };

export type IngestResult = { folder: string; counts: Manifest['counts']; embedded: number; cached: number };

/** @throws IngestError for whatever the person who runs it can mend */
export async function ingest(options: IngestOptions): Promise<IngestResult> {
  const { indexDir, model, onProgress = () => {} } = options;
  await checkWritable(indexDir);
  // Before the sources are read: should one change meanwhile, the index counts as stale.
  const inputs = await inputsHash(options.sourcesDir, model);
  const { corpus, units, documents, analyze } = await expandCorpus(options.sourcesDir);
  onProgress({ stage: 'parsed', corpus, units: units.length });
  const pool = openPool(model, { ...(options.threads && { threads: options.threads }) });
  try {
    const { keys, vectors, embedded, cached } = await embedUnits(units, pool, options);
    if (options.ship)
      await writeShipped(
        options.sourcesDir,
        model,
        keys.map((key, i) => [key, vectors[i]!] as const),
      );
    onProgress({ stage: 'indexing' });
    const counts = countAll(corpus, units);
    const manifest = {
      format: INDEX_FORMAT,
      version: inputs.slice(0, 16),
      createdAt: new Date().toISOString(),
      inputs,
      sources: corpus.sources.map(({ file, sha256 }) => ({ file, sha256 })),
      model: { name: model.name, sha256: model.sha256, dimensions: model.dimensions },
      counts,
    } as const;
    const { order, lists } = arrange(units, vectors, options.listsFrom);
    const ordered = Array.from(order, (unit) => vectors[unit]!);
    const stored = Vectors.of(ordered, model.dimensions);
    const aligned = align(
      Array.from(order, (unit) => units[unit]!),
      stored,
    );
    await options.publish?.({
      version: manifest.version,
      interviews: corpus.interviews,
      units: aligned,
      vectors: ordered.map(fromInt8),
      documents,
      analyze,
    });
    const write = async (folder: string) => {
      await writeFile(join(folder, FILES.collection), JSON.stringify(corpus.collection));
      await writeFile(join(folder, FILES.interviews), JSON.stringify(corpus.interviews));
      await writeFile(join(folder, FILES.units), JSON.stringify(Units.of(aligned)));
      await writeFile(join(folder, FILES.vocabulary), JSON.stringify(toVocabulary(documents, analyze)));
      await stored.write(join(folder, FILES.vectors));
      await writeFile(join(folder, FILES.lexical), storeLexicalIndex(documents, analyze));
      for (const source of corpus.sources) {
        const path = join(folder, FILES.source(source.file));
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, source.text);
      }
      const listed = [...lists].map(([kind, { from }]) => [kind, [...from]]);
      await writeFile(join(folder, FILES.lists), JSON.stringify(Object.fromEntries(listed)));
      for (const [kind, own] of lists) await writeGraph(join(folder, FILES.graph(kind)), pool, own);
    };
    const folder = await writeIndex(indexDir, manifest, write, async (folder) => {
      const { lists } = await openFolder(folder);
      await lists?.graphs.close();
    });
    return { folder, counts, embedded, cached };
  } finally {
    await pool.close();
  }
}

/** LangChain's store is loaded only where it is used: it takes longer than all else where vectors are known. */
async function writeGraph(folder: string, pool: EmbeddingPool, lists: Lists) {
  const { buildVectorIndex } = await import('./index/vector-index.ts');
  const { LocalEmbeddings } = await import('./embed/embeddings.ts');
  const graph = await buildVectorIndex(new LocalEmbeddings(pool), pool.spec.dimensions, lists);
  await graph.save(folder);
}

/** Parses the sources and makes what is to be indexed, without writing or embedding anything. */
export async function expandCorpus(sourcesDir: string) {
  const corpus = await loadCorpus(sourcesDir);
  const texts = new Map(corpus.sources.map((s) => [s.file, s.text]));
  const textOf = (file: string) => texts.get(file)!;
  const questions = await questionsOf(sourcesDir, corpus);
  const units = toUnits(corpus.interviews, textOf, questions);
  markKeyed(corpus, units);
  const analyze = makeAnalyze(corpus.collection.spellings);
  return { corpus, units, documents: lexicalDocuments(corpus, units, textOf), questions, analyze };
}

function markKeyed({ interviews }: Corpus, units: readonly Unit[]): void {
  const passages = interviews.flatMap((i) => i.turns.flatMap((t) => t.passages));
  for (const { kind, passage } of units) if (kind === 'question') passages[passage]!.keyed = true;
}

async function questionsOf(sourcesDir: string, corpus: Corpus): Promise<IndexQuestions> {
  const all = new Map<string, Omit<IndexQuestionsRow, 'passage'>>();
  for (const { file } of corpus.sources) {
    for (const [key, questions] of await readIndexQuestions(join(sourcesDir, questionsFile(file)))) {
      all.set(key, questions);
    }
  }
  return all;
}

/** Where a source's index questions are kept: beside it. */
export const questionsFile = (sourceFile: string) => sourceFile.replace(/\.\w+$/, '.questions.jsonl');

async function embedUnits(units: readonly Unit[], pool: ReturnType<typeof openPool>, options: IngestOptions) {
  const { spec } = pool;
  const { onProgress = () => {} } = options;
  const prefixed = ({ kind, text }: Unit) => (isText(kind) ? spec.passagePrefix : spec.queryPrefix) + text;
  // Of millions of texts only the keys are held, each made once.
  const keys = units.map((unit) => vectorKey(prefixed(unit)));
  const distinct = new Map(keys.map((key, i) => [key, i] as const));
  const cache = await EmbeddingCache.open(options.cacheDir, spec);
  const known = await shippedOrNone(options.sourcesDir, spec, distinct, cache, onProgress);
  const vectorOf = (key: string) => cache.get(key) ?? known.get(key);
  const missing = [...distinct].flatMap(([key, i]) => (vectorOf(key) ? [] : [prefixed(units[i]!)]));
  const cached = distinct.size - missing.length;
  let done = 0;
  onProgress({ stage: 'embedding', done, total: missing.length, cached });
  await embedEach(pool, missing, async (finished) => {
    await cache.add(finished.map(([i, vector]) => [missing[i]!, vector] as const));
    done += finished.length;
    onProgress({ stage: 'embedding', done, total: missing.length, cached });
  });
  await cache.keepOnly(distinct);
  return { keys, vectors: keys.map((key) => vectorOf(key)!), embedded: missing.length, cached };
}

/** Reads what is shipped only where something is missing. */
async function shippedOrNone(
  folder: string,
  spec: ModelSpec,
  keys: ReadonlyMap<string, number>,
  cache: EmbeddingCache,
  onProgress: NonNullable<IngestOptions['onProgress']>,
): Promise<ReadonlyMap<string, Int8Vector>> {
  for (const key of keys.keys()) {
    if (cache.get(key)) continue;
    const { vectors, refused } = await readShipped(folder, spec, keys.keys());
    if (refused) onProgress({ stage: 'refused', reason: refused });
    return vectors;
  }
  return new Map();
}

function lexicalDocuments(corpus: Corpus, units: readonly Unit[], textOf: (file: string) => string): LexicalDocument[] {
  const documents: LexicalDocument[] = corpus.interviews.flatMap((interview) => {
    const text = textOf(interview.source.file);
    return interview.turns.flatMap(({ passages }) =>
      passages.map(({ start, end }) => ({ id: 0, text: text.slice(start, end), questions: '' })),
    );
  });
  const questions = documents.map((): string[] => []);
  for (const unit of units) if (unit.kind === 'question') questions[unit.passage]!.push(unit.text);
  return documents.map((d, id) => ({ ...d, id, questions: questions[id]!.join('\n') }));
}

function countAll(corpus: Corpus, units: readonly Unit[]): Manifest['counts'] {
  const turns = corpus.interviews.flatMap((i) => i.turns);
  return {
    interviews: corpus.interviews.length,
    turns: turns.length,
    passages: turns.reduce((sum, t) => sum + t.passages.length, 0),
    units: Object.fromEntries(
      UNIT_KINDS.map((k) => [k, units.filter((u) => u.kind === k).length]),
    ) as Manifest['counts']['units'],
  };
}
