/** In which interviews a subject comes up, for a timeline: said word for word, and by meaning. */
import type { Vocabulary } from '../../ingest/index/vocabulary.ts';
import type { MentionsResponse } from '../contract/contract.ts';
import { isOnSubject } from './answer/on-subject.ts';
import { relevance } from './answer/relevance.ts';
import settings from './answer/settings.json' with { type: 'json' };
import { allowedBy } from './filters.ts';
import type { Library, PassageEntry } from './library.ts';
import type { PassageRetriever } from './retrieve/passage-retriever.ts';
import type { Allowed } from './retrieve/store.ts';
import type { Understanding } from './understand/understand.ts';

/** Passages looked at by meaning. */
const CANDIDATES = 200;
/** More words are a question, which nobody says word for word. */
const MOST_TERMS = 3;

type Dependencies = { library: Library; retriever: PassageRetriever; vocabulary: Vocabulary };

/**
 * `count`: passages of an interview that say it or mean it, `exact`: those that hold all its words, in any form or
 * spelling. A zero only where neither does.
 */
export async function mentions(
  { library, retriever, vocabulary }: Dependencies,
  query: string,
  understanding: Understanding,
): Promise<MentionsResponse> {
  const allowed = allowedBy(understanding.inferred, library);
  const retrieval = await retriever.rank(understanding, allowed, { candidates: CANDIDATES, doubts: false });
  const { ranked, terms } = retrieval;
  const exact = new Set(passagesThatSay(library, terms, allowed));
  const meant = ranked.filter(
    (one, rank) =>
      relevance(retrieval, rank, { ...understanding.intent, theme: true }) >= settings.mentionAbove &&
      isOnSubject(library, one, terms, vocabulary),
  );
  const all = new Set([...exact, ...meant.map(({ entry }) => entry)]);
  const countIn = (passages: ReadonlySet<PassageEntry>, id: string) =>
    [...passages].filter(({ interview }) => interview.id === id).length;
  const interviews = library.interviews.map((interview) => ({
    ...library.toRef(interview),
    count: countIn(all, interview.id),
    exact: countIn(exact, interview.id),
  }));
  return { query, interviews };
}

function passagesThatSay({ passages, analyze }: Library, terms: readonly string[], allowed?: Allowed): PassageEntry[] {
  if (terms.length === 0 || terms.length > MOST_TERMS) return [];
  return passages.filter((entry) => {
    if (allowed && allowed.mask[entry.index] !== 1) return false;
    const held = termsOf(entry, analyze);
    return terms.every((term) => held.has(term));
  });
}

/** Passages never change, and analysing all of them takes most of the time. */
const TERMS = new WeakMap<PassageEntry, ReadonlySet<string>>();

function termsOf(entry: PassageEntry, analyze: Library['analyze']): ReadonlySet<string> {
  let terms = TERMS.get(entry);
  if (!terms) {
    terms = new Set(analyze(entry.text));
    TERMS.set(entry, terms);
  }
  return terms;
}
