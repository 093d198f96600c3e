/** Opens a written index: every file checked against the manifest before anything of it is used. */
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import type { ModelSpec } from '../embed/model-spec.ts';
import { fromBytes } from '../embed/vector-bytes.ts';
import { IngestError } from '../errors.ts';
import { UNIT_KINDS, type UnitKind } from '../expand/units.ts';
import { sha256OfFile } from '../hash.ts';
import type { Interview, Source, Span } from '../schema.ts';
import { type LexicalIndex, readLexicalIndex } from './lexical-index.ts';
import { INDEX_FORMAT, MANIFEST_FILE, Manifest } from './manifest.ts';
import { loadVectorIndex } from './vector-index.ts';
import { currentVersion } from './write-index.ts';

export type StoredUnit = { kind: UnitKind; passage: number; span?: Span };

export type Index = {
  manifest: Manifest;
  interviews: Interview[];
  sources: Map<string, Source>;
  /** In the order of their vectors. */
  units: StoredUnit[];
  /** Vectors of all units end to end, normalised. */
  vectors: Float32Array;
  graphs: ReadonlyMap<UnitKind, HNSWLib>;
  lexical: LexicalIndex;
};

/** Paths of an index's files, relative to its folder. */
export const FILES = {
  interviews: 'interviews.json',
  units: 'units.json',
  vectors: 'vectors.f32',
  lexical: 'lexical.json',
  source: (file: string) => join('sources', file),
  graph: (kind: UnitKind) => join('graphs', kind),
};

const REBUILD = 'Run "npm run ingest" to build it again.';

/**
 * @param root folder of all index versions
 * @param model what the server embeds questions with; must be what the index was made with
 * @throws IngestError if there is no index, a file is missing or damaged, or the model differs
 */
export async function openIndex(root: string, model: ModelSpec, embeddings: EmbeddingsInterface): Promise<Index> {
  const version = await currentVersion(root);
  if (!version) throw new IngestError(`There is no index in ${root}. Run "npm run ingest" to build it.`);
  const folder = join(root, version);
  const manifest = await readManifest(folder);
  if (manifest.model.sha256 !== model.sha256 || manifest.model.dimensions !== model.dimensions) {
    throw new IngestError(
      `The index was made with the embedding model ${manifest.model.name} (${manifest.model.sha256.slice(0, 12)}), but ${model.name} (${model.sha256.slice(0, 12)}) is configured. ${REBUILD}`,
    );
  }
  await Promise.all(Object.entries(manifest.files).map(([path, file]) => checkFile(join(folder, path), path, file)));
  const text = (path: string) => readFile(join(folder, path), 'utf8');
  const [interviews, units, vectors, lexical, sources, graphs] = await Promise.all([
    text(FILES.interviews).then((json) => JSON.parse(json) as Interview[]),
    text(FILES.units).then((json) => (JSON.parse(json) as PackedUnit[]).map(unpackUnit)),
    readFile(join(folder, FILES.vectors)),
    text(FILES.lexical).then(readLexicalIndex),
    Promise.all(
      manifest.sources.map(
        async ({ file, sha256 }) => [file, { file, sha256, text: await text(FILES.source(file)) }] as const,
      ),
    ),
    Promise.all(
      UNIT_KINDS.filter((kind) => (manifest.counts.units[kind] ?? 0) > 0).map(
        async (kind) => [kind, await loadVectorIndex(join(folder, FILES.graph(kind)), embeddings)] as const,
      ),
    ),
  ]);
  return {
    manifest,
    interviews,
    units,
    vectors: fromBytes(vectors),
    lexical,
    sources: new Map(sources),
    graphs: new Map(graphs),
  };
}

/** The manifest of one index folder. @throws IngestError if it is missing, damaged, or of another format */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, MANIFEST_FILE);
  if (!existsSync(path)) throw new IngestError(`The index in ${folder} has no ${MANIFEST_FILE}. ${REBUILD}`);
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch {
    throw new IngestError(`${path} is damaged. ${REBUILD}`);
  }
  const parsed = Manifest.safeParse(json);
  if (parsed.success) return parsed.data;
  const format = (json as { format?: unknown }).format;
  throw new IngestError(
    format === INDEX_FORMAT
      ? `${path} is damaged: ${parsed.error.issues[0]?.path.join('.')} does not fit. ${REBUILD}`
      : `The index in ${folder} is of format ${format}, this version reads ${INDEX_FORMAT}. ${REBUILD}`,
  );
}

async function checkFile(path: string, name: string, expected: { bytes: number; sha256: string }): Promise<void> {
  const size = await stat(path).then(
    (s) => s.size,
    () => undefined,
  );
  if (size === undefined) throw new IngestError(`The index lacks ${name}. ${REBUILD}`);
  if (size !== expected.bytes) {
    throw new IngestError(`The index's ${name} has ${size} bytes instead of ${expected.bytes}: truncated? ${REBUILD}`);
  }
  if ((await sha256OfFile(path)) !== expected.sha256)
    throw new IngestError(`The index's ${name} is damaged. ${REBUILD}`);
}

/** [kind's number, passage] or [kind's number, passage, start, end] */
export type PackedUnit = [kind: number, passage: number, start?: number, end?: number];

export const packUnit = (unit: StoredUnit): PackedUnit => {
  const kind = UNIT_KINDS.indexOf(unit.kind);
  return unit.span ? [kind, unit.passage, unit.span.start, unit.span.end] : [kind, unit.passage];
};

function unpackUnit([kind, passage, start, end]: PackedUnit): StoredUnit {
  return {
    kind: UNIT_KINDS[kind]!,
    passage,
    ...(start !== undefined && end !== undefined && { span: { start, end } }),
  };
}
