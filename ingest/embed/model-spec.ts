/** Which sentence-embedding model to use, and the check that its files are the ones that were meant. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { IngestError } from '../errors.ts';
import { sha256, sha256OfFile } from '../hash.ts';

/** How a model wants to be used; `embedding.json` in the model's folder, every field overridable by configuration. */
export const ModelSettings = z.strictObject({
  pooling: z.enum(['mean', 'cls']).default('mean'),
  queryPrefix: z.string().default(''),
  passagePrefix: z.string().default(''),
  dimensions: z.int().positive(),
  /** Whether to load `model_quantized.onnx`. */
  quantized: z.boolean().default(true),
  /** Whether texts may share a batch: not where activations are quantised by the range of a batch, as vectors would depend on it. */
  batched: z.boolean().default(false),
});
export type ModelSettings = z.infer<typeof ModelSettings>;

export type ModelSpec = ModelSettings & {
  /** Folder name below `root`, or a Hugging Face name when `remote`. */
  name: string;
  root: string;
  remote: boolean;
  /** SHA-256 over the model's files; "remote" where they are not here yet. */
  sha256: string;
};

const SUMS = 'SHA256SUMS';

/** A model as its folder states it, and the check of that, which takes longer. */
export type StatedModel = {
  spec: ModelSpec;
  /** Resolves when the files are those of SHA256SUMS. @throws IngestError if one is missing or another */
  verified: Promise<void>;
};

/**
 * Resolves a model and verifies its files against its SHA256SUMS (a folder without that file is hashed as it is).
 *
 * @param model a folder, or a Hugging Face name if `allowRemote`
 * @throws IngestError if files are missing or have a wrong hash
 */
export async function resolveModel(
  model: string,
  overrides: Partial<ModelSettings> = {},
  allowRemote = false,
): Promise<ModelSpec> {
  const { spec, verified } = await stateModel(model, overrides, allowRemote);
  await verified;
  return spec;
}

/** As `resolveModel`, for who has other things to do until all files have been read. */
export async function stateModel(
  model: string,
  overrides: Partial<ModelSettings> = {},
  allowRemote = false,
): Promise<StatedModel> {
  const folder = resolve(model);
  if (!existsSync(folder)) {
    if (!allowRemote) {
      throw new IngestError(
        `There is no model folder "${model}". Set EMBEDDING_MODEL to a folder that holds an ONNX model, or allow downloads with EMBEDDING_ALLOW_REMOTE=true.`,
      );
    }
    const spec = { ...settings(overrides, model), name: model, root: '', remote: true, sha256: 'remote' };
    return { spec, verified: Promise.resolve() };
  }
  const own = join(folder, 'embedding.json');
  const stated = existsSync(own) ? JSON.parse(await readFile(own, 'utf8')) : {};
  const given = settings({ ...stated, ...overrides }, model);
  const listed = await statedSums(folder);
  const verified = verifyModelFiles(folder);
  const sha256 = listed ? togetherOf(listed) : await verified;
  const spec = { ...given, name: basename(folder), root: dirname(folder), remote: false, sha256 };
  return { spec, verified: verified.then(() => {}) };
}

function settings(given: unknown, model: string): ModelSettings {
  const parsed = ModelSettings.safeParse(given);
  if (parsed.success) return parsed.data;
  const what = parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ');
  throw new IngestError(
    `The settings of embedding model "${model}" are incomplete (${what}). Give its folder an embedding.json, or set EMBEDDING_DIMENSIONS, EMBEDDING_POOLING and the prefixes.`,
  );
}

/**
 * @returns a SHA-256 over all of the model's files
 * @throws IngestError if one that its SHA256SUMS lists is missing or another
 */
export async function verifyModelFiles(folder: string): Promise<string> {
  const listed = await statedSums(folder);
  if (!listed) return hashTogether(folder, await modelFiles(folder));
  for (const [expected, file] of listed) {
    const path = join(folder, file);
    if (!existsSync(path)) {
      throw new IngestError(`The model in ${folder} lacks ${file}. Restore the folder from the repository.`);
    }
    const actual = await sha256OfFile(path);
    if (actual !== expected) {
      throw new IngestError(
        `The model's ${file} has SHA-256 ${actual}, but ${SUMS} says ${expected}. The file is damaged or was replaced: restore ${folder} from the repository.`,
      );
    }
  }
  return togetherOf(listed);
}

type Sums = [hash: string, file: string][];

async function statedSums(folder: string): Promise<Sums | undefined> {
  const sums = join(folder, SUMS);
  if (!existsSync(sums)) return undefined;
  const lines = (await readFile(sums, 'utf8')).split('\n').filter(Boolean);
  return lines.map((line) => line.split(/\s+\*?/, 2) as [string, string]);
}

const togetherOf = (listed: Sums) => sha256(listed.map(([hash]) => hash).join('\n'));

async function modelFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((e) => e.isFile() && /\.(onnx|json|txt)$/.test(e.name));
  if (!files.some((f) => f.name.endsWith('.onnx'))) {
    throw new IngestError(
      `There is no ONNX model in ${folder}: expected onnx/model_quantized.onnx and tokenizer.json.`,
    );
  }
  return files.map((f) => join(f.parentPath, f.name)).sort();
}

async function hashTogether(folder: string, files: string[]): Promise<string> {
  const lines: string[] = [];
  for (const file of files) lines.push(`${await sha256OfFile(file)}  ${file.slice(folder.length)}`);
  return sha256(lines.join('\n'));
}
