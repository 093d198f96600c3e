/** `npm run ingest -- --check`: what the sources parse into, and where a person should look; writes no index. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeDoubt, leastSure, reviewStub } from './attribute/doubts.ts';
import { checkReport, isSound } from './check-report.ts';
import { reviewFile } from './corpus.ts';
import { IngestError } from './errors.ts';
import { passageKey } from './expand/index-questions.ts';
import { expandCorpus } from './ingest.ts';

export type CheckOptions = {
  sourcesDir: string;
  /** How many of the least sure turns are listed. */
  doubts: number;
  /** Write a `<name>.review.json` to fill in beside each source that has none. */
  writeReview: boolean;
};

/** Prints the report as one JSON object. @returns whether everything is sound */
export async function checkAsJson(sourcesDir: string, say: (line: string) => void): Promise<boolean> {
  const report = await checkReport(sourcesDir).catch((error: unknown) => {
    if (error instanceof IngestError) return { sources: [], error: error.message };
    throw error;
  });
  say(JSON.stringify(report));
  return !('error' in report) && isSound(report);
}

/** @returns whether everything is sound. @throws IngestError for a catalog that cannot be read, or if there is a review already */
export async function check(
  { sourcesDir, doubts, writeReview }: CheckOptions,
  say: (line: string) => void,
): Promise<boolean> {
  const report = await checkReport(sourcesDir);
  for (const { file, error, warnings, interviews } of report.sources) {
    for (const { date, title, turns, marking } of interviews) {
      say(
        `${date.from}${date.to === date.from ? '' : `…${date.to}`}  ${title}: ${turns.length} turns, marked by ${marking}`,
      );
    }
    if (error) say(`NOT TAKEN  ${file}: ${error}`);
    for (const { message, grave } of warnings) say(`${grave ? 'DOUBTFUL ' : 'note     '}  ${file}: ${message}`);
  }
  if (report.sources.some(({ error }) => error !== null)) return false;
  const { corpus, units, questions } = await expandCorpus(sourcesDir);
  const unsure = leastSure(corpus, doubts);
  if (unsure.length > 0) say(`\nLeast sure of who speaks (${unsure.length}), the least sure first:`);
  for (const doubt of unsure) say(describeDoubt(doubt));
  const texts = new Map(corpus.sources.map((s) => [s.file, s.text]));
  const passages = corpus.interviews.flatMap((i) =>
    i.turns.flatMap((t) => t.passages.map((p) => texts.get(i.source.file)!.slice(p.start, p.end))),
  );
  const keys = new Set(passages.map(passageKey));
  const orphans = [...questions.keys()].filter((key) => !keys.has(key)).length;
  if (orphans > 0) say(`\n${orphans} rows of index questions belong to no passage; their text has changed.`);
  if (writeReview) {
    for (const source of corpus.sources) {
      const path = join(sourcesDir, reviewFile(source.file));
      if (existsSync(path))
        throw new IngestError(`There is a review already: ${path}. Add to it, or move it away first.`);
      await writeFile(path, `${JSON.stringify(reviewStub(source, corpus.interviews, doubts), null, 2)}\n`);
      say(`\nWrote ${path}: give each correction its speaker, role and reason, or take it out.`);
    }
  }
  say(`\n${corpus.interviews.length} interviews, ${units.length} texts to index; no index was written`);
  return isSound(report);
}
