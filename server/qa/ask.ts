/** A question to a cited answer: understand -> retrieve -> answer -> verify; each stage is yielded as it begins. */
import type { Vocabulary } from '../../ingest/index/vocabulary.ts';
import type { AskEvent, AskRequest, AskResponse, Filters } from '../contract/contract.ts';
import { answerability, coverage } from './answer/answerability.ts';
import { composeChosen, offersFor } from './answer/compose-chosen.ts';
import { composeExtractive, composeWithoutSearch } from './answer/compose-extractive.ts';
import type { AnswerDependencies, Composer, Draft, Found, Material } from './answer/draft.ts';
import { verified } from './answer/verify.ts';
import { allowedBy, canonicalFilters, mergeFilters } from './filters.ts';
import type { PassageRetriever, Retrieval } from './retrieve/passage-retriever.ts';
import type { Understand, Understanding } from './understand/understand.ts';

export type AskDependencies = AnswerDependencies & {
  understand: Understand;
  retriever: PassageRetriever;
  /** A chat model that chooses among the quotes that were found; none by default. */
  composer?: Composer;
};

type Understood = { request: AskRequest; given: Filters; understanding: Understanding };
type Retrieved = Understood & Found & { apart?: NonNullable<Material['apart']>; embedMs: number };
type Answered = { draft: Draft; by?: Partial<Pick<AskResponse, 'answeredBy' | 'fallback'>> };

/** Sides of a comparison and parts of a question that are searched; more are not. */
const MOST_APART = 4;

/** How much likelier to be answered a follow-up must be with the subject before it, for that to be what was meant. */
const CONTINUED_BY = 0.05;

/**
 * Least share of a follow-up's own terms that a passage on the subject before it must hold: "Did Turkey supply any?" goes
 * on, "What is the weather like?" does not. On the dev dialogs those that go on are at 0.54 and more, other subjects below 0.4.
 */
const OWN_TERMS = 0.45;

const likelihood = ({ retrieval, understanding }: Found, vocabulary: Vocabulary): number =>
  answerability(retrieval, understanding, vocabulary);

function likelier(asked: string, plain: Found, continued: Found, vocabulary: Vocabulary): Found {
  const own = [...new Set(vocabulary.analyze(asked))];
  if (coverage(own, continued.retrieval, vocabulary) < OWN_TERMS) return plain;
  return likelihood(continued, vocabulary) > likelihood(plain, vocabulary) + CONTINUED_BY ? continued : plain;
}

/** How much less likely to be answered the talk that was quoted before may be than all of them, and still be what is meant. */
const STAYS_WITHIN = 0.15;

/** The sides of a comparison, or the parts of a question, each as it is searched. */
export function partsOf(
  understanding: Understanding,
  understandPart: (question: string) => Understanding,
): { title: string; understanding: Understanding }[] {
  const { sides, parts, shape, inferred } = understanding;
  if (shape === 'compare' && sides) {
    return sides.slice(0, MOST_APART).map(({ title, filters, subject }) => ({
      title,
      understanding: {
        ...understanding,
        inferred: filters ?? inferred,
        ...(subject && { query: subject, subject }),
      },
    }));
  }
  return (parts ?? []).slice(0, MOST_APART).map(({ title, question }) => {
    const own = understandPart(question);
    return { title, understanding: { ...own, inferred: { ...inferred, ...own.inferred } } };
  });
}

/** A filter on those who ask says whose words are wanted, as a question would. */
function withGivenRole(understanding: Understanding, given: Filters): Understanding {
  if (given.roles?.join() !== 'interviewer') return understanding;
  const { intent, continued } = understanding;
  return {
    ...understanding,
    intent: { ...intent, role: 'interviewer' },
    ...(continued && { continued: withGivenRole(continued, given) }),
  };
}

/** What is being done, told as it begins. */
export type Stage = Extract<AskEvent, { event: 'status' }>['data'];

/** Stops with `signal.reason` when the signal says so. @throws UnknownFilterError for filters that name nothing */
export type Ask = (request: AskRequest, signal?: AbortSignal) => AsyncGenerator<Stage, AskResponse, void>;

export function makeAsk(dependencies: AskDependencies): Ask {
  const { library, understand, composer } = dependencies;
  return async function* ask(request, signal) {
    const clock = new Clock();
    yield { stage: 'understanding' };
    const given = canonicalFilters(request.filters ?? {}, library);
    const meant = withGivenRole(understand(request.question, request.ignoreInferred, request.history), given);
    clock.ends('understand');

    signal?.throwIfAborted();
    yield { stage: 'retrieving', standaloneQuestion: meant.question };
    const unsearched = composeWithoutSearch(library, meant);
    const retrieved = unsearched ? undefined : await retrieve({ request, given, understanding: meant }, signal);
    const understanding = retrieved?.understanding ?? meant;
    clock.ends('retrieve');

    signal?.throwIfAborted();
    yield { stage: 'answering', standaloneQuestion: understanding.question };
    const answered = retrieved ? await answer(retrieved, signal) : { draft: unsearched! };
    clock.ends('answer');

    signal?.throwIfAborted();
    const draft = verified(answered.draft, library);
    clock.ends('verify');
    return {
      question: request.question,
      standaloneQuestion: understanding.question,
      ...(draft.status !== 'about' && { shape: understanding.shape }),
      ...(understanding.corrections.length > 0 && { corrections: understanding.corrections }),
      ...draft,
      filters: { given, inferred: understanding.inferred },
      answeredBy: 'extractive',
      ...answered.by,
      timings: { ...clock.timings(), ...(retrieved && { embed: retrieved.embedMs }) },
    };
  };

  function within(understanding: Understanding, filters: Filters, signal?: AbortSignal): Promise<Retrieval> {
    return dependencies.retriever.rank(understanding, allowedBy(filters, library), { signal });
  }

  async function retrieve({ request, given, understanding }: Understood, signal?: AbortSignal): Promise<Retrieved> {
    const { continued, ...plain } = understanding;
    let embedMs = 0;
    const search = async (understanding: Understanding): Promise<Found> => {
      const retrieval = await within(understanding, mergeFilters(given, understanding.inferred), signal);
      embedMs += retrieval.embedMs;
      return { understanding, retrieval };
    };
    const found = await search(plain);
    const onSubject = continued ? await search(continued) : found;
    const free = continued ? likelier(request.question, found, onSubject, dependencies.vocabulary) : found;
    const chosen = await staying(free, onSubject.understanding, search);
    const asked = partsOf(chosen.understanding, (part) =>
      withGivenRole(understand(part, request.ignoreInferred), given),
    );
    const apart: Material['apart'] = [];
    for (const { title, understanding } of asked) apart.push({ title, ...(await search(understanding)) });
    return { request, given, ...chosen, embedMs, ...(apart.length > 1 && { apart }) };
  }

  /** Within the talk that the answer before quotes, where that answers about as likely. */
  async function staying(
    free: Found,
    meant: Understanding,
    search: (meant: Understanding) => Promise<Found>,
  ): Promise<Found> {
    const { staysIn, inferred } = meant;
    if (!staysIn || inferred.outlets || inferred.speakers || inferred.from) return free;
    const inTalk = await search({ ...meant, inferred: { ...inferred, outlets: staysIn } });
    const { vocabulary } = dependencies;
    return likelihood(inTalk, vocabulary) >= likelihood(free, vocabulary) - STAYS_WITHIN ? inTalk : free;
  }

  async function answer(retrieved: Retrieved, signal?: AbortSignal): Promise<Answered> {
    const { request, given, understanding, retrieval, apart } = retrieved;
    const draft = await composeExtractive(dependencies, {
      ...{ understanding, retrieval, given, limit: request.limit },
      search: (asked, filters) => within(asked, filters, signal),
      ...(apart && { apart }),
    });
    if (!composer || draft.status !== 'answered') return { draft };
    const offered = await offersFor(dependencies, { understanding, retrieval });
    const offers = offered.map(({ offer }) => offer);
    const material = { question: understanding.question, offers, limit: request.limit };
    const composed = await composer.compose(material, signal);
    if ('fallback' in composed) return { draft, by: { fallback: { from: composer.name, reason: composed.fallback } } };
    const { confidence } = draft;
    const chosen = composeChosen(composed.groups, offered, composer.name, library);
    return { draft: { ...chosen, ...(confidence !== undefined && { confidence }) }, by: { answeredBy: composer.name } };
  }
}

/** The answer, when all stages are through. @param onStage told of each as it begins */
export async function finished(
  stages: ReturnType<Ask>,
  onStage: (stage: Stage) => void = () => {},
): Promise<AskResponse> {
  for (;;) {
    const { done, value } = await stages.next();
    if (done) return value;
    onStage(value);
  }
}

/** Milliseconds of each step, from the end of the one before it. */
class Clock {
  readonly #timings = { understand: 0, retrieve: 0, answer: 0, verify: 0 };
  #since = performance.now();

  ends(step: 'understand' | 'retrieve' | 'answer' | 'verify'): void {
    const now = performance.now();
    this.#timings[step] = now - this.#since;
    this.#since = now;
  }

  timings(): AskResponse['timings'] {
    const { understand, retrieve, answer, verify } = this.#timings;
    return { understand, retrieve, answer, verify, total: understand + retrieve + answer + verify };
  }
}
