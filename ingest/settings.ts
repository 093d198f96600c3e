/** Settings that ingest and server share, from environment variables. */
import { availableParallelism } from 'node:os';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { type ModelSpec, type StatedModel, stateModel } from './embed/model-spec.ts';
import { sha256 } from './hash.ts';
import { DATA, ROOT } from './place.ts';
import { storeSettings } from './weaviate/settings.ts';

/** "true", "1" or "yes" are true; "false", "0", "no" or nothing are false. */
export const flag = z
  .enum(['true', 'false', '1', '0', 'yes', 'no', ''])
  .default('false')
  .transform((value) => ['true', '1', 'yes'].includes(value));

export const ingestSettings = {
  /** The collection: the name of a folder in ingest/collections, or a path. */
  COLLECTION: z.string().default('interviews-2020'),
  /** Path of the collection's folder, if COLLECTION does not name it. */
  SOURCES_DIR: z.string().optional(),
  /** Folder of the built indexes; of another collection than the default, by default a folder of its own within. */
  INDEX_DIR: z.string().default(join(DATA, '.index')),
  /** Folder of cached embeddings; likewise. */
  CACHE_DIR: z.string().default(join(DATA, '.cache')),
  /** Folder of the embedding model, or its Hugging Face name if EMBEDDING_ALLOW_REMOTE. */
  EMBEDDING_MODEL: z.string().default(join(ROOT, 'ingest', 'models', 'otr-e5-small-v1')),
  EMBEDDING_ALLOW_REMOTE: flag,
  EMBEDDING_POOLING: z.enum(['mean', 'cls']).optional(),
  EMBEDDING_DIMENSIONS: z.coerce.number().int().positive().optional(),
  EMBEDDING_QUERY_PREFIX: z.string().optional(),
  EMBEDDING_PASSAGE_PREFIX: z.string().optional(),
  /** Processes that embed while ingesting, one core each. */
  EMBEDDING_THREADS: z.coerce.number().int().min(1).max(64).default(Math.min(8, availableParallelism())),
  ...storeSettings,
};
const COLLECTIONS = join(ROOT, 'ingest', 'collections');

/** Path of the collection's folder; whether it is there is found out by whoever reads it. */
export function collectionDir({ COLLECTION, SOURCES_DIR }: Pick<IngestSettings, 'COLLECTION' | 'SOURCES_DIR'>): string {
  if (SOURCES_DIR) return resolve(SOURCES_DIR);
  return isAbsolute(COLLECTION) || /[\\/]/.test(COLLECTION) ? resolve(COLLECTION) : join(COLLECTIONS, COLLECTION);
}

const Settings = z.object(ingestSettings);
export type IngestSettings = z.infer<typeof Settings>;

/** The chat model that writes index questions; the server's own settings of the same names go further. */
export const expandSettings = {
  CHAT_BASE_URL: z.url().optional(),
  CHAT_MODEL: z.string().optional(),
  CHAT_API_KEY: z.string().optional(),
  CHAT_TIMEOUT_MS: z.coerce.number().int().min(1_000).default(60_000),
};
const ExpandSettings = z.object(expandSettings);
export type ExpandSettings = z.infer<typeof ExpandSettings>;

/** @throws IngestError if the model's files are missing or damaged */
export async function modelFromSettings(settings: IngestSettings): Promise<ModelSpec> {
  const { spec, verified } = await statedModel(settings);
  await verified;
  return spec;
}

/** The model that the settings name, and the check of its files. */
export function statedModel(settings: IngestSettings): Promise<StatedModel> {
  const overrides = {
    pooling: settings.EMBEDDING_POOLING,
    dimensions: settings.EMBEDDING_DIMENSIONS,
    queryPrefix: settings.EMBEDDING_QUERY_PREFIX,
    passagePrefix: settings.EMBEDDING_PASSAGE_PREFIX,
  };
  const given = Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined));
  return stateModel(settings.EMBEDDING_MODEL, given, settings.EMBEDDING_ALLOW_REMOTE);
}

/** Collections have indexes of their own, so that two servers do not take each other's. */
function folderName({ COLLECTION = '', SOURCES_DIR }: { COLLECTION?: string; SOURCES_DIR?: string }): string {
  const dir = collectionDir({ COLLECTION, SOURCES_DIR });
  return dirname(dir) === COLLECTIONS ? basename(dir) : `${basename(dir)}-${sha256(dir).slice(0, 8)}`;
}

/** All that is wrong at once. @throws z.ZodError with a message for people */
export function readSettings<Shape extends z.ZodRawShape>(shape: Shape, env: NodeJS.ProcessEnv) {
  const known = Object.fromEntries(Object.keys(shape).map((key) => [key, env[key] === '' ? undefined : env[key]]));
  if ('COLLECTION' in shape && (known.COLLECTION || known.SOURCES_DIR)) {
    known.INDEX_DIR ??= join(DATA, '.index', 'collections', folderName(known));
    known.CACHE_DIR ??= join(DATA, '.cache', 'collections', folderName(known));
  }
  return z.object(shape).parse(known);
}
