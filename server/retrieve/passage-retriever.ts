/** Question to ranked passages, in two stages, as a LangChain retriever. */
import { Document } from '@langchain/core/documents';
import { BaseRetriever, type BaseRetrieverInput } from '@langchain/core/retrievers';
import type { UnitKind } from '../../ingest/expand/units.ts';
import { analyze } from '../../ingest/index/analyze.ts';
import type { Library, PassageEntry } from '../library.ts';
import { typographic } from '../pattern.ts';
import type { Understanding } from '../understand/understand.ts';
import { type FirstStage, toFeatures } from './features.ts';
import { byPassage, type Fused, fuse, type PassageHits } from './fuse.ts';
import fusion from './fusion.json' with { type: 'json' };
import { rerankScore } from './rerank.ts';
import { type Allowed, type Hit, LEXICAL_FIELDS, type PassageStore } from './store.ts';

export type Ranked = {
  entry: PassageEntry;
  /** Of the second stage, which decides the order; and of the first. */
  score: number;
  firstScore: number;
  features: number[];
};

export type Retrieval = {
  /** Best first. */
  ranked: Ranked[];
  vector: number[];
  terms: string[];
  firstStage: FirstStage;
  /** Questions written about passages that do not answer them: with a false premise, or on the subject only. */
  doubts: Record<(typeof DOUBTS)[number], PassageHits>;
};

const DENSE = Object.keys(fusion.dense) as UnitKind[];
const DOUBTS = ['premise', 'gap'] as const satisfies readonly UnitKind[];

export type RetrieverFields = BaseRetrieverInput & {
  library: Library;
  store: PassageStore;
  embedQuery: (text: string, signal?: AbortSignal) => Promise<number[]>;
  understand: (question: string) => Understanding;
  /** How many documents `invoke` returns. */
  k?: number;
};

export class PassageRetriever extends BaseRetriever {
  lc_namespace = ['on_the_record', 'retrieve'];
  readonly #fields: RetrieverFields;

  constructor(fields: RetrieverFields) {
    super(fields);
    this.#fields = fields;
  }

  /**
   * @param allowed the passages that filters leave
   * @param candidates how many of the first stage's passages are ranked
   * @param withDoubts also look for questions that are not answered; only an answer needs them, not a list of results
   */
  async rank(
    { question, subject, intent }: Understanding,
    allowed?: Allowed,
    signal?: AbortSignal,
    candidates = fusion.candidates,
    withDoubts = true,
  ): Promise<Retrieval> {
    const { library, store, embedQuery } = this.#fields;
    const terms = [...new Set(analyze(subject))];
    const vector = await embedQuery(question, signal);
    const wanted = [
      ...DENSE.map((kind) => ({ kind, k: fusion.units })),
      ...(withDoubts ? DOUBTS.map((kind) => ({ kind, k: fusion.doubts })) : []),
    ];
    const [nearest, ...words] = await Promise.all([
      store.dense(wanted, vector, allowed),
      ...LEXICAL_FIELDS.map((field) => store.lexical(field, terms, fusion.lexicalPassages, allowed)),
    ]);
    const dense = collect(DENSE, nearest);
    const doubts = collect(DOUBTS, nearest.slice(DENSE.length));
    const lexical = collect(LEXICAL_FIELDS, words);
    const fused = fuse(dense, lexical, fusion);
    const holding = passagesWith(intent.phrases, library, allowed);
    const firstStage = { dense, lexical, fused };
    const head = withPhrases(fused, candidates, holding);
    const features = toFeatures(head, firstStage, library.passages, intent);
    const reranked = head.map(({ passage, score }, i) => ({
      entry: library.passages[passage]!,
      score: rerankScore(features[i]!),
      firstScore: score,
      features: features[i]!,
    }));
    reranked.sort((a, b) => b.score - a.score || a.entry.index - b.entry.index);
    return { ranked: quotedFirst(reranked, holding), vector, terms, firstStage, doubts };
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

/** Passages that hold one of the phrases, word for word. */
function passagesWith(phrases: readonly string[], { passages }: Library, allowed?: Allowed): ReadonlySet<number> {
  const patterns = phrases.map((phrase) => new RegExp(typographic(phrase), 'iu'));
  const held = patterns.length === 0 ? [] : passages.filter(({ text }) => patterns.some((p) => p.test(text)));
  return new Set(held.map(({ index }) => index).filter((index) => !allowed || allowed.mask[index] === 1));
}

/** The first stage's best, and those that hold a quoted phrase even where it did not find them. */
function withPhrases(fused: readonly Fused[], candidates: number, holding: ReadonlySet<number>): Fused[] {
  const found = new Map(fused.map((f) => [f.passage, f]));
  const least = fused.at(-1)?.score ?? 0;
  const head = fused.slice(0, candidates);
  const known = new Set(head.map(({ passage }) => passage));
  const missing = [...holding].filter((passage) => !known.has(passage)).slice(0, candidates);
  return [...head, ...missing.map((passage) => found.get(passage) ?? { passage, score: least })];
}

/** What the question quotes stands before everything else; scores are lifted by as much as that takes. */
function quotedFirst(ranked: readonly Ranked[], holding: ReadonlySet<number>): Ranked[] {
  const quoted = ranked.filter(({ entry }) => holding.has(entry.index));
  const others = ranked.filter(({ entry }) => !holding.has(entry.index));
  const [least, most] = [quoted.at(-1), others[0]];
  if (!least || !most || least.score >= most.score) return [...quoted, ...others];
  return [...quoted.map((r) => ({ ...r, score: most.score + (r.score - least.score) })), ...others];
}

/** @param lists of hits, in the order of the keys; one that is missing is empty */
function collect<Key extends string>(keys: readonly Key[], lists: readonly Hit[][]): Record<Key, PassageHits> {
  return Object.fromEntries(keys.map((key, i) => [key, byPassage(lists[i] ?? [])])) as Record<Key, PassageHits>;
}
