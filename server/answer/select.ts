/** Chooses the exact sentences of a passage that bear on a question. */
import { analyze } from '../../ingest/index/analyze.ts';
import type { Span } from '../../ingest/schema.ts';
import type { PassageEntry } from '../library.ts';

/** A run of whole sentences of one passage. */
export type Excerpt = Span & { score: number };

/** Sentences chosen at most from one passage. */
const MOST = 3;

/**
 * The best run of consecutive sentences, by the share of the question's terms that each holds.
 *
 * @param terms of the question, each with how much it tells (for instance its inverse document frequency)
 */
export function bestExcerpt(entry: PassageEntry, terms: ReadonlyMap<string, number>, most = MOST): Excerpt {
  const { passage, text } = entry;
  const scores = passage.sentences.map((s) => {
    const own = new Set(analyze(text.slice(s.start - passage.start, s.end - passage.start)));
    let score = 0;
    for (const [term, weight] of terms) if (own.has(term)) score += weight;
    return score;
  });
  const best = scores.indexOf(Math.max(...scores));
  let [first, last] = [best, best];
  while (last - first + 1 < most) {
    const before = scores[first - 1] ?? -1;
    const after = scores[last + 1] ?? -1;
    if (Math.max(before, after) < (scores[best] ?? 0) / 2 || Math.max(before, after) <= 0) break;
    if (after >= before) last++;
    else first--;
  }
  const start = passage.sentences[first]?.start ?? passage.start;
  const end = passage.sentences[last]?.end ?? passage.end;
  return { start, end, score: scores[best] ?? 0 };
}
