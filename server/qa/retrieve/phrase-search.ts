/** Every occurrence of an exact phrase, ignoring case and the kinds of quotation marks, dashes and white space. */

import { typographic } from '../../../ingest/text/pattern.ts';
import type { PhraseResponse } from '../../contract/contract.ts';
import type { Library, PassageEntry } from '../library.ts';

export type PhraseOptions = { interview?: string | undefined; offset: number; limit: number };

/** An id that no interview has. */
export class UnknownInterviewError extends Error {
  override name = 'UnknownInterviewError';

  constructor(id: string) {
    super(`There is no interview "${id}". GET /api/interviews lists them.`);
  }
}

/** Code units shown on either side of a hit, within its passage. */
const AROUND = 80;

/** @throws UnknownInterviewError */
export function findPhrase(
  library: Library,
  phrase: string,
  { interview, offset, limit }: PhraseOptions,
): PhraseResponse {
  if (interview !== undefined && !library.interview(interview)) {
    throw new UnknownInterviewError(interview);
  }
  const pattern = new RegExp(typographic(phrase), 'giu');
  const hits: PhraseResponse['hits'] = [];
  let total = 0;
  for (const entry of library.passages) {
    if (interview !== undefined && entry.interview.id !== interview) continue;
    for (const match of entry.text.matchAll(pattern)) {
      if (total >= offset && hits.length < limit) hits.push(toHit(library, entry, match.index, match[0]));
      total++;
    }
  }
  return { phrase, total, offset, hits };
}

function toHit(library: Library, entry: PassageEntry, at: number, quote: string): PhraseResponse['hits'][number] {
  const { passage, text } = entry;
  const { speaker, role } = entry.turn;
  return {
    passageId: passage.id,
    interview: library.toRef(entry.interview),
    speaker,
    role,
    quote,
    start: passage.start + at,
    end: passage.start + at + quote.length,
    before: text.slice(Math.max(0, at - AROUND), at),
    after: text.slice(at + quote.length, at + quote.length + AROUND),
  };
}
