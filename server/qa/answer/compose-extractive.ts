/** The default answer: the exact sentences that answer, each attributed; or why there is none. */
import type { Library, PassageEntry } from '../library.ts';
import type { Ranked, Retrieval } from '../retrieve/passage-retriever.ts';
import type { Understanding } from '../understand/understand.ts';
import { answerability } from './answerability.ts';
import { arrange } from './arrange.ts';
import { composeAbout } from './compose-about.ts';
import type { AnswerDependencies, Draft } from './draft.ts';
import { quoteSpans } from './quote-spans.ts';
import { refusal, unanswered } from './refusal.ts';
import { relevance } from './relevance.ts';
import settings from './settings.json' with { type: 'json' };

/** What can be said without searching: answers about the collection, and refusals of what is no question. */
export function composeWithoutSearch(library: Library, understanding: Understanding): Draft | undefined {
  const { kind } = understanding;
  const about = kind.kind === 'about' ? composeAbout(library, kind.topic) : composeAbout.when(library, understanding);
  return about ?? refusal(understanding);
}

/** @param limit most citations */
export async function composeExtractive(
  { library, store, vocabulary }: AnswerDependencies,
  understanding: Understanding,
  retrieval: Retrieval,
  limit?: number,
): Promise<Draft> {
  const confidence = answerability(retrieval, understanding, vocabulary);
  const least = leastConfidence(understanding);
  if (retrieval.ranked.length === 0 || confidence < least) {
    return { ...(await unanswered({ library, store, vocabulary }, understanding, retrieval)), confidence };
  }
  const { theme } = understanding.intent;
  const chosen = choose(retrieval.ranked, understanding, limit);
  const { excerpts } = settings;
  const spans = await quoteSpans({ store, vocabulary }, understanding.intent, retrieval, chosen, (i) =>
    theme ? excerpts.theme : i === 0 ? excerpts.first : excerpts.next,
  );
  const quotes = chosen.map((entry, i) => library.toCitation(entry, spans[i]!, i + 1));
  const { answer, citations } = arrange(quotes, { theme, shortName: library.shortName });
  return { status: 'answered', answer, citations, confidence };
}

/** Short questions on a theme look less like the detailed ones of the dev split; of 70 tried, 0.4 parts known from unknown themes. */
function leastConfidence({ followUp, intent }: Understanding): number {
  if (followUp) return settings.answerFollowUpAbove;
  return intent.theme ? settings.answerThemeAbove : settings.answerAbove;
}

/** The passages that are likely enough to help; at least the best. */
function choose(ranked: readonly Ranked[], { intent }: Understanding, limit?: number): PassageEntry[] {
  const most = Math.min(limit ?? Number.POSITIVE_INFINITY, settings.citations[intent.theme ? 'theme' : 'single']);
  return ranked
    .filter((_, rank) => rank === 0 || relevance(ranked, rank, intent) >= settings.citeAbove)
    .slice(0, most)
    .map(({ entry }) => entry);
}
