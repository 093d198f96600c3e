/** `npm run ingest -- --check`: what the sources parse into, and where a person should look; writes no index. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeDoubt, leastSure, reviewStub } from './attribute/doubts.ts';
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

/** @throws IngestError for what does not parse, or if there is a review already */
export async function check(
  { sourcesDir, doubts, writeReview }: CheckOptions,
  say: (line: string) => void,
): Promise<void> {
  const { corpus, units, questions } = await expandCorpus(sourcesDir);
  for (const { date, outlet, turns } of corpus.interviews) {
    say(`${date.from}${date.to === date.from ? '' : `…${date.to}`}  ${outlet.name}: ${turns.length} turns`);
  }
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
      const path = join(sourcesDir, source.file.replace(/\.\w+$/, '.review.json'));
      if (existsSync(path))
        throw new IngestError(`There is a review already: ${path}. Add to it, or move it away first.`);
      await writeFile(path, `${JSON.stringify(reviewStub(source, corpus.interviews, doubts), null, 2)}\n`);
      say(`\nWrote ${path}: give each correction its speaker, role and reason, or take it out.`);
    }
  }
  say(`\n${corpus.interviews.length} interviews, ${units.length} texts to index; no index was written`);
}
