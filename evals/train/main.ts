/** `npm run train`: fits the small models on the dev split and writes their weights beside the code that uses them. */
import { writeFile } from 'node:fs/promises';
import { readConfig } from '../../server/config.ts';
import type { Engine } from '../../server/engine.ts';
import { ANSWERABILITY_FEATURES, answerabilityFeatures } from '../../server/qa/answer/answerability.ts';
import { RELEVANCE_FEATURES, relevanceFeatures } from '../../server/qa/answer/relevance.ts';
import { SENTENCE_FEATURES, SENTENCE_UNITS, sentenceFeatures } from '../../server/qa/answer/sentences.ts';
import { type LinearModel, linear } from '../../server/qa/linear-model.ts';
import { FEATURES } from '../../server/qa/retrieve/features.ts';
import { startEngine } from '../../server/start.ts';
import { readDataset } from '../dataset.ts';
import { linesTouched, readSource, type SourceText } from '../source.ts';
import { type TrainingItem, trainingItems } from './examples.ts';
import { type Example, fitLogistic, scaleOf } from './logistic.ts';

/** Penalties on the squared weights. A few values each were tried on the dev split; a third or three times as much changes little. */
const L2 = { ranker: 100, relevance: 1, sentence: 1, answerability: 10 };
/** Ranks that citation and answerability look at. */
const TOP = 15;

const FILES = {
  ranker: 'server/qa/retrieve/ranker.json',
  relevance: 'server/qa/answer/relevance-model.json',
  sentence: 'server/qa/answer/sentence-model.json',
  answerability: 'server/qa/answer/answerability-model.json',
};

/** Pairs of a better and a worse passage of one question (RankNet's loss, Burges et al. 2005, with a linear score). */
export function fitRanker(items: readonly TrainingItem[]): LinearModel {
  const rows = items.flatMap((item) => item.retrieval.ranked.map((r) => r.features));
  const { deviation, mean } = scaleOf(rows, FEATURES.length);
  const pairs: Example[] = [];
  for (const { retrieval, grades } of items) {
    const { ranked } = retrieval;
    const relevant = grades.filter((g) => g > 0).length;
    for (const [better, a] of grades.entries()) {
      for (const [worse, b] of grades.entries()) {
        if (a <= b) continue;
        const x = FEATURES.map((_, f) => ranked[better]!.features[f]! - ranked[worse]!.features[f]!);
        const weight = (2 ** a - 2 ** b) / relevant / Math.log2(2 + Math.min(better, worse));
        // Both directions, so that the loss is symmetric; half the weight each.
        pairs.push({ x, y: 1, weight: weight / 2 }, { x: x.map((v) => -v), y: 0, weight: weight / 2 });
      }
    }
  }
  const model = fitLogistic(pairs, FEATURES, { mean: mean.map(() => 0), deviation }, { l2: L2.ranker, bias: false });
  return { ...model, mean: mean.map((v) => Number(v.toPrecision(8))) };
}

/** The items as a ranker orders them. */
export function reranked(items: readonly TrainingItem[], model: LinearModel): TrainingItem[] {
  return items.map((item) => {
    const order = item.retrieval.ranked
      .map((r, i) => ({ ranked: { ...r, score: linear(model, r.features) }, grade: item.grades[i]! }))
      .sort((a, b) => b.ranked.score - a.ranked.score);
    const retrieval = { ...item.retrieval, ranked: order.map((o) => o.ranked) };
    return { ...item, retrieval, grades: order.map((o) => o.grade) };
  });
}

export function fitRelevance(items: readonly TrainingItem[]): LinearModel {
  const examples = items
    .filter((item) => item.answerable)
    .flatMap(({ retrieval, grades, understanding }) =>
      retrieval.ranked.slice(0, TOP).map(
        (_, rank): Example => ({
          x: relevanceFeatures(retrieval.ranked, rank, understanding.intent),
          y: grades[rank]! > 0 ? 1 : 0,
          weight: 1,
        }),
      ),
    );
  return fitScaled(examples, RELEVANCE_FEATURES, L2.relevance);
}

export function fitAnswerability(engine: Engine, items: readonly TrainingItem[]): LinearModel {
  const examples = items.flatMap(({ retrieval, understanding, answerable }): Example[] => {
    // Refused before any search: nothing to learn from.
    if (understanding.kind.kind !== 'question' || understanding.outOfScope) return [];
    const x = answerabilityFeatures(retrieval, understanding, engine.vocabulary);
    return x ? [{ x, y: answerable ? 1 : 0, weight: 1 }] : [];
  });
  return fitScaled(examples, ANSWERABILITY_FEATURES, L2.answerability);
}

/** A sentence is right if a labelled quote lies in it by more than this many code units. */
const TOUCHES = 8;

async function fitSentences(engine: Engine, items: readonly TrainingItem[], source: SourceText): Promise<LinearModel> {
  const examples: Example[] = [];
  for (const { retrieval, evidence, understanding } of items) {
    for (const { entry } of retrieval.ranked) {
      const lines = linesTouched(source, entry.passage);
      const quotes = evidence
        .filter((e) => lines.includes(e.line))
        .map((e) => ({ at: entry.text.indexOf(e.quote), length: e.quote.length }));
      if (quotes.length === 0) continue;
      const [units] = await engine.store.detail([entry.index], retrieval.vector, SENTENCE_UNITS);
      const { intent } = understanding;
      const rows = sentenceFeatures(entry, units!, {
        terms: retrieval.terms,
        number: intent.number,
        vocabulary: engine.vocabulary,
      });
      for (const [i, x] of rows.entries()) {
        const { start, end } = entry.passage.sentences[i]!;
        const [from, to] = [start - entry.passage.start, end - entry.passage.start];
        const y = quotes.some((q) => q.at >= 0 && Math.min(to, q.at + q.length) - Math.max(from, q.at) > TOUCHES)
          ? 1
          : 0;
        examples.push({ x, y, weight: 1 });
      }
    }
  }
  return fitScaled(examples, SENTENCE_FEATURES, L2.sentence);
}

const fitScaled = (examples: readonly Example[], features: readonly string[], l2: number): LinearModel =>
  fitLogistic(
    examples,
    features,
    scaleOf(
      examples.map((e) => e.x),
      features.length,
    ),
    { l2, bias: true },
  );

async function main(): Promise<void> {
  const [data, source, { engine, close }] = await Promise.all([readDataset(), readSource(), startEngine(readConfig())]);
  const items = await trainingItems(engine, data, source, 'dev');
  const answerable = items.filter((item) => item.answerable);
  const ranker = fitRanker(answerable);
  const ordered = reranked(items, ranker);
  const models = {
    ranker,
    relevance: fitRelevance(ordered),
    answerability: fitAnswerability(engine, ordered),
    sentence: await fitSentences(engine, answerable, source),
  };
  for (const [name, model] of Object.entries(models)) {
    await writeFile(FILES[name as keyof typeof FILES], `${JSON.stringify(model, null, 2)}\n`);
    console.log(
      `${FILES[name as keyof typeof FILES]}: ${model.features.map((f, i) => `${f} ${model.weights[i]!.toFixed(2)}`).join(', ')}`,
    );
  }
  await close();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
