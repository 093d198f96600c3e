/** One index and what answers from it. A server swaps its engine whole when a new index is good. */

import type { Callbacks } from '@langchain/core/callbacks/manager';
import { LocalEmbeddings } from '../ingest/embed/embeddings.ts';
import type { ModelSpec } from '../ingest/embed/model-spec.ts';
import type { EmbeddingPool } from '../ingest/embed/pool.ts';
import { analyze } from '../ingest/index/analyze.ts';
import { openIndex } from '../ingest/index/open-index.ts';
import type { Composer } from './answer/draft.ts';
import { bestExcerpt } from './answer/select.ts';
import { type AskChain, makeAskChain } from './ask-chain.ts';
import type {
  AppliedFilters,
  AskRequest,
  AskResponse,
  FilterField,
  Filters,
  MentionsResponse,
  PhraseResponse,
  Result,
} from './contract.ts';
import { allowedBy, canonicalFilters, mergeFilters } from './filters.ts';
import { Library } from './library.ts';
import { EmbeddedStore } from './retrieve/embedded-store.ts';
import { PassageRetriever, type Ranked } from './retrieve/passage-retriever.ts';
import { findPhrase, type PhraseOptions } from './retrieve/phrase-search.ts';
import type { PassageStore } from './retrieve/store.ts';
import { makeUnderstand, type Understand, type Understanding } from './understand/understand.ts';

/** Fused score of a passage that counts as a mention. */
const MENTION_SCORE = 1;

export type SearchRequest = { q: string; filters: Filters; ignoreInferred?: FilterField[]; limit: number };
export type SearchOutcome = { filters: AppliedFilters; results: Result[] };

export class Engine {
  readonly library: Library;
  readonly version: string;
  readonly retriever: PassageRetriever;
  readonly #understand: Understand;
  readonly #chain: AskChain;

  constructor(
    library: Library,
    store: PassageStore,
    embeddings: LocalEmbeddings,
    version: string,
    composer?: Composer,
  ) {
    this.library = library;
    this.version = version;
    this.retriever = new PassageRetriever({ library, store, embedQuery: (text) => embeddings.embedQuery(text) });
    this.#understand = makeUnderstand(library);
    this.#chain = makeAskChain({
      library,
      retriever: this.retriever,
      understand: this.#understand,
      ...(composer && { composer }),
    });
  }

  async search({ q, filters, ignoreInferred, limit }: SearchRequest): Promise<SearchOutcome> {
    const given = canonicalFilters(filters, this.library);
    const understanding = this.#understand(q, ignoreInferred);
    const ranked = await this.#rank(understanding, given);
    const terms = this.#terms(q);
    return {
      filters: { given, inferred: understanding.inferred },
      results: ranked
        .slice(0, limit)
        .map(({ entry, score }) => this.library.toResult(entry, score, [bestExcerpt(entry, terms)])),
    };
  }

  /**
   * @param signal stops the work when the client has gone
   * @param callbacks are told of the chain's steps by their names, for instance to show progress
   */
  ask(request: AskRequest, signal?: AbortSignal, callbacks?: Callbacks): Promise<AskResponse> {
    return this.#chain.invoke(request, { ...(signal && { signal }), ...(callbacks && { callbacks }) });
  }

  /** Passages on a theme by interview, for a timeline. */
  async mentions(query: string): Promise<MentionsResponse> {
    const ranked = await this.#rank(this.#understand(query), {});
    const counts = new Map<string, number>();
    for (const { entry, score } of ranked) {
      if (score > MENTION_SCORE) counts.set(entry.interview.id, (counts.get(entry.interview.id) ?? 0) + 1);
    }
    const interviews = this.library.interviews.map(({ id, outlet, date }) => ({
      id,
      outlet: outlet.name,
      date,
      count: counts.get(id) ?? 0,
    }));
    return { query, interviews };
  }

  /** Every occurrence of an exact phrase. @throws ProblemError 404 for an unknown interview */
  phrases(phrase: string, options: PhraseOptions): PhraseResponse {
    return findPhrase(this.library, phrase, options);
  }

  #rank(understanding: Understanding, given: Filters): Promise<Ranked[]> {
    const allowed = allowedBy(mergeFilters(given, understanding.inferred), this.library);
    return this.retriever.rank(understanding.question, allowed);
  }

  #terms(question: string): Map<string, number> {
    return new Map(analyze(question).map((term) => [term, 1]));
  }
}

/** @throws IngestError if the index is missing, damaged or made with another model */
export async function openEngine(indexDir: string, model: ModelSpec, pool: EmbeddingPool): Promise<Engine> {
  const embeddings = new LocalEmbeddings(pool);
  const index = await openIndex(indexDir, model, embeddings);
  const library = new Library(index.interviews, index.sources);
  return new Engine(library, new EmbeddedStore(index), embeddings, index.manifest.version);
}
