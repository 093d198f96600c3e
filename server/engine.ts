/** One index and what answers from it. A server swaps its engine whole when a new index is good. */
import { LocalEmbeddings } from '../ingest/embed/embeddings.ts';
import type { ModelSpec } from '../ingest/embed/model-spec.ts';
import type { EmbeddingPool } from '../ingest/embed/pool.ts';
import type { Vocabulary } from '../ingest/index/vocabulary.ts';
import {
  type AppliedFilters,
  type AskRequest,
  type AskResponse,
  type Correction,
  FilterField,
  type Filters,
  type Inferred,
  type MentionsResponse,
  type PhraseResponse,
  type Result,
} from './contract/contract.ts';
import { AnswerCache } from './operation/answer-cache.ts';
import type { Composer } from './qa/answer/draft.ts';
import { quoteSpans } from './qa/answer/quote-spans.ts';
import settings from './qa/answer/settings.json' with { type: 'json' };
import { type Ask, finished, makeAsk, type Stage } from './qa/ask.ts';
import { allowedBy, canonicalFilters, mergeFilters } from './qa/filters.ts';
import { Library } from './qa/library.ts';
import { mentions } from './qa/mentions.ts';
import { PassageRetriever, type Retrieval } from './qa/retrieve/passage-retriever.ts';
import { findPhrase, type PhraseOptions } from './qa/retrieve/phrase-search.ts';
import type { Read } from './qa/retrieve/reading.ts';
import type { PassageStore } from './qa/retrieve/store.ts';
import { stoppedAfter } from './qa/stopped-after.ts';
import { isEveryday } from './qa/understand/everyday.ts';
import { makeUnderstand, type Understand, type Understanding } from './qa/understand/understand.ts';
import { type OpenStore, openEmbedded } from './stores/open-store.ts';

export type SearchRequest = { q: string; filters: Filters; ignoreInferred?: Inferred[]; limit: number };
export type SearchOutcome = { filters: AppliedFilters; results: Result[]; corrections?: Correction[] };

export type EngineOptions = {
  /** A chat model that writes answers; none by default. */
  makeComposer?: (library: Library) => Composer;
  /** Reads where what was found leaves open whether there is an answer; without it, that decides alone. */
  read?: Read;
  /** Bytes of answers kept; none by default. */
  answerCacheBytes?: number;
  /** Told of every answer, and whether it was made now or kept from before. */
  onAnswer?: (response: AskResponse, fresh: boolean) => void;
};

export class Engine {
  readonly library: Library;
  readonly version: string;
  readonly retriever: PassageRetriever;
  readonly store: PassageStore;
  readonly vocabulary: Vocabulary;
  readonly read: Read | undefined;
  readonly #understand: Understand;
  readonly #ask: Ask;
  readonly #answers: AnswerCache;
  readonly #onAnswer: NonNullable<EngineOptions['onAnswer']>;

  constructor(
    library: Library,
    store: PassageStore,
    embeddings: LocalEmbeddings,
    version: string,
    vocabulary: Vocabulary,
    { makeComposer, read, answerCacheBytes = 0, onAnswer = () => {} }: EngineOptions = {},
  ) {
    this.library = library;
    this.version = version;
    this.#answers = new AnswerCache(answerCacheBytes);
    this.#onAnswer = onAnswer;
    this.#understand = limited(library, vocabulary);
    this.retriever = new PassageRetriever({
      library,
      vocabulary,
      store,
      embedQuery: (text) => embeddings.embedQuery(text),
      understand: this.#understand,
      read,
    });
    this.store = store;
    this.vocabulary = vocabulary;
    this.read = read;
    this.#ask = makeAsk({
      library,
      store,
      vocabulary,
      retriever: this.retriever,
      understand: this.#understand,
      read,
      ...(makeComposer && { composer: makeComposer(library) }),
    });
  }

  async search({ q, filters, ignoreInferred, limit }: SearchRequest): Promise<SearchOutcome> {
    const given = canonicalFilters(filters, this.library);
    const understanding = this.#understand(q, ignoreInferred);
    const retrieval = await this.#rank(understanding, given, false);
    const shown = retrieval.ranked.slice(0, limit);
    const highlights = await quoteSpans(
      { store: this.store, vocabulary: this.vocabulary },
      understanding.intent,
      retrieval,
      shown.map((r) => r.entry),
      () => settings.excerpts.next,
    );
    return {
      filters: { given, inferred: understanding.inferred },
      ...(understanding.corrections.length > 0 && { corrections: understanding.corrections }),
      results: shown.map(({ entry, score }, i) => this.library.toResult(entry, score, [highlights[i]!])),
    };
  }

  /**
   * @param signal stops the work when the client has gone
   * @param onStage told what is being done as it begins, for instance to show progress
   */
  async ask(request: AskRequest, signal?: AbortSignal, onStage?: (stage: Stage) => void): Promise<AskResponse> {
    // Whoever wants to see the stages gets them.
    const known = onStage ? undefined : this.#answers.get(request);
    const response = known ?? (await finished(this.#ask(request, signal), onStage));
    if (!known) this.#answers.set(request, response);
    this.#onAnswer(response, !known);
    return response;
  }

  /** Makes what understanding needs, so that no first question waits for it: with many people it takes a second. */
  prepare(): void {
    this.#understand(PREPARING);
  }

  /** How a question was understood and what was found for it; for training and for looking into a ranking. */
  async inspect(question: string, inferred = true): Promise<{ understanding: Understanding; retrieval: Retrieval }> {
    const understanding = this.#understand(question, inferred ? [] : FilterField.options);
    return { understanding, retrieval: await this.#rank(understanding, {}, true) };
  }

  /** Passages on a theme by interview, for a timeline. */
  mentions(query: string): Promise<MentionsResponse> {
    return mentions(this, query, this.#understand(query));
  }

  /** Every occurrence of an exact phrase. @throws UnknownInterviewError */
  phrases(phrase: string, options: PhraseOptions): PhraseResponse {
    return findPhrase(this.library, phrase, options);
  }

  #rank(understanding: Understanding, given: Filters, withDoubts: boolean): Promise<Retrieval> {
    const allowed = allowedBy(mergeFilters(given, understanding.inferred), this.library);
    return this.retriever.rank(understanding, allowed, { doubts: withDoubts });
  }
}

/** Longest that a question is thought about, in ms: it takes one or two, on a busy machine up to twenty, and once 200. */
const UNDERSTAND_MS = 2_000;

/** A question that nothing but all patterns can tell: with it they are made. */
const PREPARING = 'What was said about it?';

/** @throws StoppedError from what it returns: a question that ties up this thread ends, and not the server */
function limited(library: Library, vocabulary: Vocabulary): Understand {
  const understand = makeUnderstand(library, vocabulary);
  let prepared = false;
  return (...asked) => {
    const [question, , history = []] = asked;
    // Setting the limit takes a thread: a tenth of a millisecond, and several where every core is busy.
    if (history.length === 0 && isEveryday(question)) return understand(...asked);
    // Patterns that hold hundreds of names, and the words of English, are made once, with the first question of all.
    if (!prepared) {
      prepared = true;
      understand(PREPARING);
    }
    return stoppedAfter(UNDERSTAND_MS, 'Understanding a question', () => understand(...asked));
  };
}

/** @throws IngestError if the index is missing, damaged, made with another model, or not whole where the store is */
export async function openEngine(
  indexDir: string,
  model: ModelSpec,
  pool: EmbeddingPool,
  { openStore = openEmbedded, ...options }: EngineOptions & { openStore?: OpenStore } = {},
): Promise<Engine> {
  const embeddings = new LocalEmbeddings(pool);
  const { corpus, store } = await openStore(indexDir, model);
  const { collection, interviews, sources, manifest, vocabulary } = corpus;
  return new Engine(
    new Library(interviews, sources, collection),
    store,
    embeddings,
    manifest.version,
    vocabulary,
    options,
  );
}
