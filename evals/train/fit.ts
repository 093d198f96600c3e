/** The four small models, each fitted for passages with index questions and for those without. */
import type { Engine } from '../../server/engine.ts';
import { answerabilityFeatures, answerabilityFeaturesOf } from '../../server/qa/answer/answerability.ts';
import { readFeatures, readFeaturesOf } from '../../server/qa/answer/confidence.ts';
import { RANKS, relevanceFeatures, relevanceFeaturesOf } from '../../server/qa/answer/relevance.ts';
import { SENTENCE_UNITS, sentenceFeatures, sentenceFeaturesOf } from '../../server/qa/answer/sentences.ts';
import { type FittedModel, linear, type Values, VIEWS, type View, type Weights } from '../../server/qa/linear-model.ts';
import { type Features, featuresOf, viewOf } from '../../server/qa/retrieve/features.ts';
import type { Ranked } from '../../server/qa/retrieve/passage-retriever.ts';
import { byReading, withReadings } from '../../server/qa/retrieve/reading.ts';
import type { TrainingItem } from './examples.ts';
import { type Example, fitLogistic, type Scale, scaleOf, standardised, toWeights } from './logistic.ts';

/** Penalties on the squared weights. A few values each were tried on the dev split; a third or three times as much changes little. */
const L2 = { ranker: 100, reading: 1, relevance: 1, sentence: 1, answerability: 10, read: 1 };
export type TwoSets = Record<View, Weights>;

/** A candidate passage with the weights that it takes. */
type Candidate = { view: View; features: Features; grade: number };

const candidatesOf = (item: TrainingItem): Candidate[] =>
  item.retrieval.ranked.map(({ entry, features }, i) => ({ view: viewOf(entry), features, grade: item.grades[i]! }));

/**
 * Pairs of a better and a worse passage of one question (RankNet's loss, Burges et al. 2005, with a linear score). Both
 * sets of weights are fitted at once, also on lists in which half of the passages count as having no index questions, so
 * that scores of both kinds can be compared.
 */
export function fitRanker(items: readonly TrainingItem[]): TwoSets {
  const lists = items.filter((item) => item.answerable).map(candidatesOf);
  const all = [...lists, ...lists.filter((list) => list.every((c) => c.view === 'keyed')).map(halfPlain)];
  const scales = Object.fromEntries(
    VIEWS.map((view) => {
      const rows = all.flat().filter((c) => c.view === view);
      return [
        view,
        scaleOf(
          rows.map((c) => c.features),
          featuresOf(view),
        ),
      ];
    }),
  ) as Record<View, Scale>;
  const blank = { keyed: featuresOf('keyed').map(() => 0), plain: featuresOf('plain').map(() => 0) };
  const row = ({ view, features }: Candidate): number[] => {
    const own = standardised(features, scales[view]);
    return view === 'keyed' ? [...own, ...blank.plain, 0] : [...blank.keyed, ...own, 1];
  };
  const pairs: Example[] = [];
  for (const list of all) {
    const rows = list.map(row);
    const relevant = list.filter((c) => c.grade > 0).length;
    for (const [better, { grade: a }] of list.entries()) {
      for (const [worse, { grade: b }] of list.entries()) {
        if (a <= b) continue;
        const x = rows[better]!.map((v, f) => v - rows[worse]![f]!);
        const weight = (2 ** a - 2 ** b) / relevant / Math.log2(2 + Math.min(better, worse));
        pairs.push(...bothWays(x, weight));
      }
    }
  }
  const { weights } = fitLogistic(pairs, { l2: L2.ranker, bias: false });
  const keyed = featuresOf('keyed').length;
  return {
    keyed: toWeights(scales.keyed, weights.slice(0, keyed), 0),
    plain: toWeights(scales.plain, weights.slice(keyed, -1), weights.at(-1)!),
  };
}

/** A better passage's features less a worse one's, in both directions, so that the loss is symmetric; half the weight each. */
const bothWays = (x: readonly number[], weight: number): Example[] => [
  { x, y: 1, weight: weight / 2 },
  { x: x.map((v) => -v), y: 0, weight: weight / 2 },
];

/** Every second passage, by its place in the list, as if nobody had written index questions about it. */
const halfPlain = (list: readonly Candidate[]): Candidate[] =>
  list.map((c, i) => ({ ...c, view: i % 2 === 0 ? 'plain' : 'keyed' }));

/** An item with its passages in another order. */
function inOrder(item: TrainingItem, ranked: Ranked[]): TrainingItem {
  const grades = new Map(item.retrieval.ranked.map(({ entry }, i) => [entry, item.grades[i]!]));
  return { ...item, retrieval: { ...item.retrieval, ranked }, grades: ranked.map(({ entry }) => grades.get(entry)!) };
}

/** The items as a ranker orders them. */
export const reranked = (items: readonly TrainingItem[], model: TwoSets): TrainingItem[] =>
  items.map((item) =>
    inOrder(
      item,
      item.retrieval.ranked
        .map((r) => ({ ...r, score: linear(model[viewOf(r.entry)], r.features) }))
        .sort((a, b) => b.score - a.score),
    ),
  );

/** The items with their best passages read, in the view in which a question's passages are. */
export async function withRead(engine: Engine, items: readonly TrainingItem[]): Promise<TrainingItem[]> {
  const read: TrainingItem[] = [];
  for (const item of items) {
    const { ranked, vector } = item.retrieval;
    const readIn = ranked[0] && READ_IN.has(viewOf(ranked[0].entry));
    const asked = { query: item.understanding.query, vector };
    read.push(readIn ? inOrder(item, await withReadings(engine, asked, ranked)) : item);
  }
  return read;
}

/** Where passages are read to put them in order: beside index questions it brings too little for what it costs. */
const READ_IN: ReadonlySet<View> = new Set(['plain']);

/** What reading a passage is worth beside its score: pairs of a better and a worse one among those that were read. */
export function fitReading(items: readonly TrainingItem[]): TwoSets {
  const pairs: Example[] = [];
  for (const { retrieval, grades, answerable } of items) {
    const read = retrieval.ranked.flatMap(({ score, reading }, i) =>
      reading && answerable ? [{ score, read: reading.score, grade: grades[i]! }] : [],
    );
    for (const better of read) {
      for (const worse of read) {
        if (better.grade <= worse.grade) continue;
        const x = [better.score - worse.score, better.read - worse.read];
        const weight = 2 ** better.grade - 2 ** worse.grade;
        pairs.push(...bothWays(x, weight));
      }
    }
  }
  const {
    weights: [score, read],
  } = fitLogistic(pairs, { l2: L2.reading, bias: false });
  const none = { bias: 0, features: {} };
  return { keyed: none, plain: { bias: 0, features: { read: { mean: 0, deviation: 1, weight: read! / score! } } } };
}

/** The items in the order that reading gives. */
export const readInOrder = (items: readonly TrainingItem[], model: TwoSets): TrainingItem[] =>
  items.map((item) =>
    inOrder(
      item,
      byReading(item.retrieval.ranked, (view, read) => linear(model[view], { read })),
    ),
  );

/** A labelled row of a model that looks at one thing at a time. */
type Row = { view: View; values: Values; y: 0 | 1 };

export function relevanceRows(items: readonly TrainingItem[]): Row[] {
  return items
    .filter((item) => item.answerable)
    .flatMap(({ retrieval, grades, understanding }) =>
      retrieval.ranked.slice(0, RANKS).map(
        ({ entry }, rank): Row => ({
          view: viewOf(entry),
          values: relevanceFeatures(retrieval, rank, understanding.intent),
          y: grades[rank]! > 0 ? 1 : 0,
        }),
      ),
    );
}

export function answerabilityRows(engine: Engine, items: readonly TrainingItem[]): Row[] {
  return items.flatMap(({ retrieval, understanding, answerable }): Row[] => {
    // Refused before any search: nothing to learn from.
    if (understanding.kind.kind !== 'question' || understanding.outOfScope) return [];
    const values = answerabilityFeatures(retrieval, understanding, engine.vocabulary);
    return values ? [{ view: viewOf(retrieval.ranked[0]!.entry), values, y: answerable ? 1 : 0 }] : [];
  });
}

/** A sentence is right if a labelled quote lies in it by more than this many code units. */
const TOUCHES = 8;

export async function sentenceRows(engine: Engine, items: readonly TrainingItem[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { retrieval, quotesOf, understanding } of items) {
    for (const { entry } of retrieval.ranked) {
      const quotes = quotesOf(entry);
      if (quotes.length === 0) continue;
      const [units] = await engine.store.detail([entry.index], retrieval.vector, SENTENCE_UNITS);
      const asked = { terms: retrieval.terms, number: understanding.intent.number, vocabulary: engine.vocabulary };
      for (const [i, values] of sentenceFeatures(entry, units!, asked).entries()) {
        const { start, end } = entry.passage.sentences[i]!;
        const right = quotes.some((q) => Math.min(end, q.end) - Math.max(start, q.start) > TOUCHES);
        rows.push({ view: viewOf(entry), values, y: right ? 1 : 0 });
      }
    }
  }
  return rows;
}

/** What reading adds to what was found, as `answerability` now judges that. */
export async function readRows(engine: Engine, items: readonly TrainingItem[], answerability: TwoSets): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { retrieval, understanding, answerable } of items) {
    if (understanding.kind.kind !== 'question' || understanding.outOfScope) continue;
    const features = answerabilityFeatures(retrieval, understanding, engine.vocabulary);
    if (!features) continue;
    const view = viewOf(retrieval.ranked[0]!.entry);
    const found = linear(answerability[view], features);
    const values = await readFeatures(engine, { understanding, retrieval }, found);
    if (!values) continue;
    rows.push({ view, values, y: answerable ? 1 : 0 });
  }
  return rows;
}

function fitRows(rows: readonly Row[], featuresOf: (view: View) => readonly string[], l2: number): TwoSets {
  return Object.fromEntries(
    VIEWS.map((view) => {
      const own = rows.filter((row) => row.view === view);
      const scale = scaleOf(
        own.map((row) => row.values),
        featuresOf(view),
      );
      const examples = own.map(({ values, y }): Example => ({ x: standardised(values, scale), y, weight: 1 }));
      const { weights, bias } = fitLogistic(examples, { l2, bias: true });
      return [view, toWeights(scale, weights, bias)];
    }),
  ) as TwoSets;
}

export const fitRelevance = (rows: readonly Row[]): TwoSets => fitRows(rows, relevanceFeaturesOf, L2.relevance);
export const fitAnswerability = (rows: readonly Row[]): TwoSets =>
  fitRows(rows, answerabilityFeaturesOf, L2.answerability);
export const fitRead = (rows: readonly Row[]): TwoSets => fitRows(rows, readFeaturesOf, L2.read);
export const fitSentences = (rows: readonly Row[]): TwoSets => fitRows(rows, sentenceFeaturesOf, L2.sentence);

export const fitted = (sets: TwoSets, embeddingModel: string, data: string): FittedModel => ({
  fittedOn: { embeddingModel, data, day: new Date().toISOString().slice(0, 10) },
  ...sets,
});
