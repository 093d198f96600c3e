/** Opens a written index: every file checked against the manifest before anything of it is used. */
import { webcrypto } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Collection } from '../collection.ts';
import type { ModelSpec } from '../embed/model-spec.ts';
import { IngestError, UnusableIndexError } from '../errors.ts';
import { UNIT_KINDS, type UnitKind } from '../expand/units.ts';
import { commandLine } from '../place.ts';
import type { Interview, Source } from '../schema.ts';
import type { OnWorker } from '../supervised-pool.ts';
import { makeAnalyze } from '../text/analyze.ts';
import { currentVersion } from './current-version.ts';
import { GRAPH_FILE, Graphs } from './graphs.ts';
import { type LexicalIndex, readLexicalIndex } from './lexical-index.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { Units } from './units.ts';
import { Vectors, vectorFileBytes } from './vectors.ts';
import { readVocabulary, type Vocabulary } from './vocabulary.ts';

/** The part of an index that a server needs wherever its vectors are. */
export type IndexedCorpus = {
  manifest: Manifest;
  collection: Collection;
  interviews: Interview[];
  sources: Map<string, Source>;
  vocabulary: Vocabulary;
};

export type Index = IndexedCorpus & {
  /** In the order of their vectors. */
  units: Units;
  /** Of all units, in their order. */
  vectors: Vectors;
  /** Of kinds of very many units. */
  lists?: IndexLists;
  lexical: LexicalIndex;
};

/** A list's label in its kind's graph is its number. */
export type IndexLists = { graphs: Graphs; from: ReadonlyMap<UnitKind, Uint32Array> };

const { subtle } = webcrypto;

/** Paths of an index's files, relative to its folder. */
export const FILES = {
  collection: 'collection.json',
  interviews: 'interviews.json',
  units: 'units.json',
  vectors: 'vectors.i8',
  lexical: 'lexical.json',
  vocabulary: 'vocabulary.json',
  source: (file: string) => join('sources', file),
  /** Of each kind that has lists, where each begins among its units, and where the last one ends. */
  lists: 'lists.json',
  graph: (kind: UnitKind) => join('graphs', kind),
};

/**
 * @param root folder of all index versions
 * @param model what the server embeds questions with; must be what the index was made with
 * @throws IngestError if there is no index, a file is missing or damaged, or the model differs
 */
export async function openIndex(root: string, model: ModelSpec, onWorker?: OnWorker): Promise<Index> {
  return openFolder(await currentFolder(root, model), onWorker);
}

/** As `openIndex`, without vectors and lexical index: for a server whose store is elsewhere. */
export async function openCorpus(root: string, model: ModelSpec): Promise<IndexedCorpus> {
  const folder = await currentFolder(root, model);
  return readCorpus(folder, await readManifest(folder));
}

async function currentFolder(root: string, model: ModelSpec): Promise<string> {
  const version = await currentVersion(root);
  if (!version) throw new IngestError(`There is no index in ${root}. Run "${commandLine('ingest')}" to build it.`);
  const folder = join(root, version);
  const manifest = await readManifest(folder);
  if (manifest.model.sha256 !== model.sha256 || manifest.model.dimensions !== model.dimensions) {
    throw new UnusableIndexError(
      `The index was made with the embedding model ${manifest.model.name} (${manifest.model.sha256.slice(0, 12)}), but ${model.name} (${model.sha256.slice(0, 12)}) is configured.`,
    );
  }
  return folder;
}

/** One index folder, whatever it was made with. @throws IngestError if a file is missing or damaged */
export async function openFolder(folder: string, onWorker?: OnWorker): Promise<Index> {
  const manifest = await readManifest(folder);
  const [lists, vectors, corpus, units, lexical] = await Promise.all([
    openLists(folder, manifest, onWorker),
    readVectors(folder, manifest),
    readCorpus(folder, manifest),
    readText(folder, FILES.units, manifest).then(Units.read),
    readText(folder, FILES.lexical, manifest),
  ]);
  checkCounts(folder, { manifest, units, lists });
  return { ...corpus, units, vectors, lexical: readLexicalIndex(lexical), ...(lists && { lists }) };
}

async function readVectors(folder: string, manifest: Manifest): Promise<Vectors> {
  const { counts, model } = manifest;
  const total = Object.values(counts.units).reduce((sum, n) => sum + n, 0);
  const { bytes, sha256 } = await checkSize(folder, FILES.vectors, manifest);
  if (bytes !== vectorFileBytes(total, model.dimensions)) throw miscounted(folder);
  const read = await Vectors.read(join(folder, FILES.vectors), total, model.dimensions);
  if (read.sha256 !== sha256) throw damaged(FILES.vectors);
  return read.vectors;
}

async function openLists(folder: string, manifest: Manifest, onWorker?: OnWorker): Promise<IndexLists | undefined> {
  const stored = JSON.parse(await readText(folder, FILES.lists, manifest)) as Partial<Record<UnitKind, number[]>>;
  const kinds = UNIT_KINDS.filter((kind) => stored[kind]);
  if (kinds.length === 0) return undefined;
  const within = kinds.map((kind) => `${FILES.graph(kind)}/`);
  const paths = Object.keys(manifest.files).filter((path) => within.some((start) => path.startsWith(start)));
  await Promise.all(paths.map((path) => readChecked(folder, path, manifest)));
  const graphs = await Graphs.open(
    new Map(kinds.map((kind) => [kind, join(folder, FILES.graph(kind), GRAPH_FILE)])),
    manifest.model.dimensions,
    onWorker,
  );
  return { graphs, from: new Map(kinds.map((kind) => [kind, Uint32Array.from(stored[kind]!)])) };
}

async function readCorpus(folder: string, manifest: Manifest): Promise<IndexedCorpus> {
  const text = (path: string) => readText(folder, path, manifest);
  const [collection, interviews, vocabulary, sources] = await Promise.all([
    text(FILES.collection).then((json) => JSON.parse(json) as Collection),
    text(FILES.interviews).then((json) => JSON.parse(json) as Interview[]),
    text(FILES.vocabulary),
    Promise.all(
      manifest.sources.map(
        async ({ file, sha256 }) => [file, { file, sha256, text: await text(FILES.source(file)) }] as const,
      ),
    ),
  ]);
  const analyze = makeAnalyze(collection.spellings);
  return {
    manifest,
    collection,
    interviews,
    vocabulary: readVocabulary(vocabulary, analyze),
    sources: new Map(sources),
  };
}

/** Files that are whole and yet not what they should be: written by a library that does not say when the disk is full. */
function checkCounts(
  folder: string,
  { manifest, units, lists }: { manifest: Manifest; units: Units; lists: IndexLists | undefined },
): void {
  const { units: counts } = manifest.counts;
  const total = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const fits =
    units.count === total &&
    [...(lists?.from ?? [])].every(
      ([kind, from]) => lists!.graphs.counts.get(kind) === from.length - 1 && from.at(-1) === counts[kind],
    );
  if (!fits) throw miscounted(folder);
}

const miscounted = (folder: string) =>
  new UnusableIndexError(`The index in ${folder} holds another number of texts than it says.`);

const readText = async (folder: string, path: string, manifest: Manifest): Promise<string> =>
  (await readChecked(folder, path, manifest)).toString('utf8');

/** A file's bytes, read once, and hashed outside the main thread. */
async function readChecked(folder: string, path: string, manifest: Manifest): Promise<Buffer> {
  const expected = await checkSize(folder, path, manifest);
  const bytes = await readFile(join(folder, path));
  const digest = Buffer.from(await subtle.digest('SHA-256', bytes)).toString('hex');
  if (digest !== expected.sha256) throw damaged(path);
  return bytes;
}

async function checkSize(folder: string, path: string, { files }: Manifest) {
  const expected = files[path];
  const size = await stat(join(folder, path)).then(
    (s) => s.size,
    () => undefined,
  );
  if (!expected || size === undefined) throw new UnusableIndexError(`The index in ${folder} lacks ${path}.`);
  if (size !== expected.bytes) {
    throw new UnusableIndexError(`The index's ${path} has ${size} bytes instead of ${expected.bytes}: truncated?`);
  }
  return expected;
}

const damaged = (path: string) => new UnusableIndexError(`The index's ${path} is damaged.`);
