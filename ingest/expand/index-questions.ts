/**
 * Index questions: short texts written about a passage, to be found by (document expansion, "doc2query": Nogueira et al.
 * 2019, arXiv:1904.08375). They are search keys: never shown as something that anybody said, never quoted.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { IngestError } from '../errors.ts';
import { sha256 } from '../hash.ts';

/** One line of a `<source>.questions.jsonl` file. */
export const IndexQuestionsRow = z.strictObject({
  /** `passageKey` of the passage that they were written from. */
  passage: z.string().regex(/^[0-9a-f]{16}$/),
  questions: z.array(z.string().min(1)).default([]),
  /** Questions that take for granted what the passage contradicts. */
  contradicts: z.array(z.string().min(1)).default([]),
  /** Questions on the passage's subject that no transcript answers. */
  unanswered: z.array(z.string().min(1)).default([]),
});
export type IndexQuestionsRow = z.infer<typeof IndexQuestionsRow>;

/** Questions by the key of their passage. */
export type IndexQuestions = ReadonlyMap<string, Omit<IndexQuestionsRow, 'passage'>>;

/** A passage's content hash: questions follow the words, wherever they stand. */
export const passageKey = (text: string) => sha256(text).slice(0, 16);

/** @throws IngestError naming the line that does not fit; a missing file is no questions */
export async function readIndexQuestions(path: string): Promise<IndexQuestions> {
  const questions = new Map<string, Omit<IndexQuestionsRow, 'passage'>>();
  if (!existsSync(path)) return questions;
  for (const [i, line] of (await readFile(path, 'utf8')).split('\n').entries()) {
    if (!line.trim()) continue;
    const row = parseRow(line);
    if (!row) throw new IngestError(`${path}, line ${i + 1}, is not {"passage": <16 hex digits>, "questions": [...]}.`);
    const { passage, ...written } = row;
    questions.set(passage, written);
  }
  return questions;
}

function parseRow(line: string): IndexQuestionsRow | undefined {
  try {
    return IndexQuestionsRow.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}
