/** The pipeline: parse -> expand -> embed -> index. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EmbeddingCache } from './embed/cache.ts';
import { embedAll, LocalEmbeddings } from './embed/embeddings.ts';
import type { ModelSpec } from './embed/model-spec.ts';
import { openPool } from './embed/pool.ts';
import { toBytes } from './embed/vector-bytes.ts';
import { IngestError } from './errors.ts';
import { type IndexQuestions, readIndexQuestions } from './expand/index-questions.ts';
import { previousSpeakersTurn, toUnits, UNIT_KINDS, type Unit } from './expand/units.ts';
import { sha256 } from './hash.ts';
import { buildLexicalIndex, type LexicalDocument } from './index/lexical-index.ts';
import { INDEX_FORMAT, type Manifest } from './index/manifest.ts';
import { FILES, packUnit } from './index/open-index.ts';
import { buildVectorIndex } from './index/vector-index.ts';
import { checkWritable, writeIndex } from './index/write-index.ts';
import { type Corpus, loadCorpus } from './parse/corpus.ts';

export type IngestOptions = {
  sourcesDir: string;
  indexDir: string;
  cacheDir: string;
  model: ModelSpec;
  /** Worker threads that embed. */
  threads?: number;
  onProgress?: (event: Progress) => void;
};

export type Progress =
  | { stage: 'parsed'; corpus: Corpus; units: number }
  | { stage: 'embedding'; done: number; total: number; cached: number }
  | { stage: 'indexing' };

export type IngestResult = { folder: string; counts: Manifest['counts']; embedded: number; cached: number };

const CODE_DIR = dirname(fileURLToPath(import.meta.url));

/** @throws IngestError for whatever the person who runs it can mend */
export async function ingest(options: IngestOptions): Promise<IngestResult> {
  const { indexDir, model, onProgress = () => {} } = options;
  await checkWritable(indexDir);
  const { corpus, units, documents } = await expandCorpus(options.sourcesDir);
  onProgress({ stage: 'parsed', corpus, units: units.length });
  const pool = openPool(model, options.threads);
  try {
    const { vectors, embedded, cached } = await embedUnits(units, pool, options);
    onProgress({ stage: 'indexing' });
    const counts = countAll(corpus, units);
    const inputs = await inputsHash(options.sourcesDir, model);
    const manifest = {
      format: INDEX_FORMAT,
      version: inputs.slice(0, 16),
      createdAt: new Date().toISOString(),
      inputs,
      sources: corpus.sources.map(({ file, sha256 }) => ({ file, sha256 })),
      model: { name: model.name, sha256: model.sha256, dimensions: model.dimensions },
      counts,
    } as const;
    const folder = await writeIndex(indexDir, manifest, async (folder) => {
      await writeFile(join(folder, FILES.interviews), JSON.stringify(corpus.interviews));
      await writeFile(join(folder, FILES.units), JSON.stringify(units.map(packUnit)));
      await writeFile(join(folder, FILES.vectors), toBytes(vectors));
      await writeFile(join(folder, FILES.lexical), JSON.stringify(buildLexicalIndex(documents)));
      for (const source of corpus.sources) {
        const path = join(folder, FILES.source(source.file));
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, await readFile(join(options.sourcesDir, source.file)));
      }
      const embeddings = new LocalEmbeddings(pool);
      for (const kind of UNIT_KINDS) {
        const own = units.flatMap((unit, i) => (unit.kind === kind ? [{ unit: i, passage: unit.passage }] : []));
        if (own.length === 0) continue;
        const graph = await buildVectorIndex(
          embeddings,
          model.dimensions,
          own.map((o) => vectors[o.unit]!),
          own,
        );
        await graph.save(join(folder, FILES.graph(kind)));
      }
    });
    return { folder, counts, embedded, cached };
  } finally {
    await pool.close();
  }
}

/** Parses the sources and makes what is to be indexed, without writing or embedding anything. */
export async function expandCorpus(sourcesDir: string) {
  const corpus = await loadCorpus(sourcesDir);
  const texts = new Map(corpus.sources.map((s) => [s.file, s.text]));
  const textOf = (file: string) => texts.get(file)!;
  const questions = await questionsOf(sourcesDir, corpus);
  const units = toUnits(corpus.interviews, textOf, questions);
  return { corpus, units, documents: lexicalDocuments(corpus, units, textOf), questions };
}

async function questionsOf(sourcesDir: string, corpus: Corpus): Promise<IndexQuestions> {
  const all = new Map<string, readonly string[]>();
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
  const prefixed = units.map((u) => (u.kind === 'question' ? spec.queryPrefix : spec.passagePrefix) + u.text);
  const cache = await EmbeddingCache.open(options.cacheDir, spec);
  const vectors = prefixed.map((text) => cache.get(text));
  const missing = [...new Set(prefixed.filter((_, i) => !vectors[i]))];
  const cached = new Set(prefixed).size - missing.length;
  let done = 0;
  options.onProgress?.({ stage: 'embedding', done, total: missing.length, cached });
  const fresh = await embedAll(pool, missing, (count) => {
    done += count;
    options.onProgress?.({ stage: 'embedding', done, total: missing.length, cached });
  });
  const byText = new Map(missing.map((text, i) => [text, fresh[i]!]));
  const complete = vectors.map((vector, i) => vector ?? byText.get(prefixed[i]!)!);
  if (missing.length > 0) await cache.replace(prefixed.map((text, i) => [text, complete[i]!] as const));
  return { vectors: complete, embedded: missing.length, cached };
}

function lexicalDocuments(corpus: Corpus, units: readonly Unit[], textOf: (file: string) => string): LexicalDocument[] {
  const documents: LexicalDocument[] = corpus.interviews.flatMap((interview) => {
    const text = textOf(interview.source.file);
    return interview.turns.flatMap((turn, t) => {
      const asked = previousSpeakersTurn(interview, t);
      return turn.passages.map((passage) => ({
        id: 0,
        text: text.slice(passage.start, passage.end),
        asked: asked ? text.slice(asked.start, asked.end) : '',
        questions: '',
      }));
    });
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

/**
 * SHA-256 over all that an index depends on: the files beside the sources, the model and the code that makes it.
 * Where it differs from a manifest's, the index is stale.
 */
export async function inputsHash(sourcesDir: string, model: ModelSpec): Promise<string> {
  let names: string[];
  try {
    names = (await readdir(sourcesDir)).sort();
  } catch {
    throw new IngestError(
      `The folder of sources ${sourcesDir} cannot be read. Set SOURCES_DIR to a folder with a catalog.json.`,
    );
  }
  const parts = [model.name, model.sha256, JSON.stringify([model.pooling, model.queryPrefix, model.passagePrefix])];
  for (const name of names) parts.push(name, sha256(await readFile(join(sourcesDir, name))));
  const code = (await readdir(CODE_DIR, { recursive: true, withFileTypes: true }))
    .filter(
      (e) =>
        e.isFile() &&
        /\.(ts|json)$/.test(e.name) &&
        !e.parentPath.includes('models') &&
        !e.parentPath.includes('sources'),
    )
    .map((e) => join(e.parentPath, e.name))
    .sort();
  for (const path of code) parts.push(sha256(await readFile(path)));
  return sha256(parts.join('\n'));
}
