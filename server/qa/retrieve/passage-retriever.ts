/** Question to ranked passages, in three stages, as a LangChain retriever. */
import { Document } from '@langchain/core/documents';
import { BaseRetriever, type BaseRetrieverInput } from '@langchain/core/retrievers';
import type { UnitKind } from '../../../ingest/expand/units.ts';
import { idfShares, type Vocabulary } from '../../../ingest/index/vocabulary.ts';
import type { Library, PassageEntry } from '../library.ts';
import type { Understanding } from '../understand/understand.ts';
import { type Features, type FirstStage, toFeatures, viewOf } from './features.ts';
import { byPassage, fuse, type PassageHits } from './fuse.ts';
import fusion from './fusion.json' with { type: 'json' };
import { passagesWith, quotedFirst, withQuoted } from './quoted-phrases.ts';
import { type Read, type Reading, readFirst } from './reading.ts';
import { rerankScore } from './rerank.ts';
import { type Allowed, type Hit, LEXICAL_FIELDS, type PassageStore } from './store.ts';

export type Ranked = {
  entry: PassageEntry;
  /** Of the last stage, which decides the order; and of the first. */
  score: number;
  firstScore: number;
  features: Features;
  /** What reading it gave, where it was read; see `reading.ts`. */
  reading?: Reading;
};

export type Retrieval = {
  /** Best first. */
  ranked: Ranked[];
  vector: number[];
  /** The question's embedding took so long, in ms. */
  embedMs: number;
  terms: string[];
  firstStage: FirstStage;
  /** Questions written about passages that do not answer them: with a false premise, or on the subject only. */
  doubts: Record<(typeof DOUBTS)[number], PassageHits>;
};

const DENSE = Object.keys(fusion.dense) as UnitKind[];
const DOUBTS = ['premise', 'gap'] as const satisfies readonly UnitKind[];

export type RetrieverFields = BaseRetrieverInput & {
  library: Library;
  vocabulary: Vocabulary;
  store: PassageStore;
  embedQuery: (text: string, signal?: AbortSignal) => Promise<number[]>;
  understand: (question: string) => Understanding;
  /** Reads the best passages; without it, the order is that of the second stage. */
  read?: Read | undefined;
  /** How many documents `invoke` returns. */
  k?: number;
};

export type RankOptions = {
  signal?: AbortSignal | undefined;
  /** How many of the first stage's passages are ranked. */
  candidates?: number;
  /** Also look for questions that are not answered; only an answer needs them, not a list of results. */
  doubts?: boolean;
};

export class PassageRetriever extends BaseRetriever {
  lc_namespace = ['on_the_record', 'retrieve'];
  readonly #fields: RetrieverFields;

  constructor(fields: RetrieverFields) {
    super(fields);
    this.#fields = fields;
  }

  /** @param allowed the passages that filters leave */
  async rank(
    { query, subject, intent }: Understanding,
    allowed?: Allowed,
    { signal, candidates = fusion.candidates, doubts: withDoubts = true }: RankOptions = {},
  ): Promise<Retrieval> {
    const { library, vocabulary, store, embedQuery, read } = this.#fields;
    const terms = [...new Set(library.analyze(subject))];
    const started = performance.now();
    const embedding = embedQuery(query, signal).then((vector) => ({ vector, ms: performance.now() - started }));
    // Words need no vector: they are looked up while another process makes it.
    const [{ vector, ms: embedMs }, ...words] = await Promise.all([
      embedding,
      ...LEXICAL_FIELDS.map((field) => store.lexical(field, terms, fusion.lexicalPassages, allowed)),
    ]);
    const wanted = [
      ...DENSE.map((kind) => ({ kind, k: fusion.units })),
      ...(withDoubts ? DOUBTS.map((kind) => ({ kind, k: fusion.doubts })) : []),
    ];
    const nearest = await store.dense(wanted, vector, allowed);
    const dense = collect(DENSE, nearest);
    const doubts = collect(DOUBTS, nearest.slice(DENSE.length));
    const lexical = collect(LEXICAL_FIELDS, words);
    const fused = fuse(dense, lexical, fusion, (passage) => library.passages[passage]!.passage.keyed === true);
    const quoted = passagesWith(intent.phrases, library, allowed);
    const firstStage = { dense, lexical, fused, shares: idfShares(vocabulary, terms) };
    const head = withQuoted(fused, candidates, quoted);
    const features = toFeatures(head, firstStage, library.passages, intent);
    const reranked = head.map(({ passage, score }, i) => {
      const entry = library.passages[passage]!;
      return { entry, score: rerankScore(viewOf(entry), features[i]!), firstScore: score, features: features[i]! };
    });
    reranked.sort((a, b) => b.score - a.score || a.entry.index - b.entry.index);
    const ranked = await readFirst({ library, store, read }, { query, vector }, reranked, signal);
    return { ranked: quotedFirst(ranked, quoted), vector, embedMs, terms, firstStage, doubts };
  }

  override async _getRelevantDocuments(question: string): Promise<Document[]> {
    const { ranked } = await this.rank(this.#fields.understand(question));
    return ranked.slice(0, this.#fields.k ?? 10).map(({ entry, score }) => {
      const { id, start, end } = entry.passage;
      const { speaker, role } = entry.turn;
      const { id: interviewId, outlet } = entry.interview;
      return new Document({
        id,
        pageContent: entry.text,
        metadata: { passageId: id, interviewId, outlet: outlet.name, speaker, role, start, end, score },
      });
    });
  }
}

/** @param lists of hits, in the order of the keys; one that is missing is empty */
function collect<Key extends string>(keys: readonly Key[], lists: readonly Hit[][]): Record<Key, PassageHits> {
  return Object.fromEntries(keys.map((key, i) => [key, byPassage(lists[i] ?? [])])) as Record<Key, PassageHits>;
}
