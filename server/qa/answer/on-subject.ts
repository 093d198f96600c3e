/** Whether a passage speaks of what is asked at all: a likely sentence on something else is no citation. */
import { idf, type Vocabulary } from '../../../ingest/index/vocabulary.ts';
import type { Library, PassageEntry } from '../library.ts';
import type { Ranked } from '../retrieve/passage-retriever.ts';
import settings from './settings.json' with { type: 'json' };

/** Passages never change. */
const TERMS = new WeakMap<PassageEntry, ReadonlySet<string>>();

/** It, or what it replies to, holds one of the question's rare terms; or it is near by meaning. */
export function isOnSubject(
  library: Library,
  { entry, features }: Ranked,
  terms: readonly string[],
  vocabulary: Vocabulary,
): boolean {
  const { window, question } = settings.onSubject;
  if (features.window >= window || features.question >= question) return true;
  const rare = rareTerms(terms, vocabulary);
  const held = termsOf(library, entry);
  return rare.length === 0 || rare.some((term) => held.has(term));
}

/** The rarer half of the terms that the transcripts have. */
function rareTerms(terms: readonly string[], vocabulary: Vocabulary): string[] {
  const known = terms.filter((term) => vocabulary.terms.has(term));
  const weights = known.map((term) => idf(vocabulary, term)).sort((a, b) => b - a);
  const least = weights[Math.ceil(weights.length / 2) - 1] ?? 0;
  return known.filter((term) => idf(vocabulary, term) >= least);
}

function termsOf(library: Library, entry: PassageEntry): ReadonlySet<string> {
  const known = TERMS.get(entry);
  if (known) return known;
  const asked = entry.interview.turns[entry.turn.index - 1];
  const terms = new Set(library.analyze(`${asked ? library.slice(entry.interview, asked) : ''}\n${entry.text}`));
  TERMS.set(entry, terms);
  return terms;
}
