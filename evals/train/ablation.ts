/** `npm run ablation`: what each step of retrieval brings, by split. Rankings are of the candidates of the product's first stage. */
import { readConfig } from '../../server/config.ts';
import type { Engine } from '../../server/engine.ts';
import type { Feature } from '../../server/qa/retrieve/features.ts';
import type { Ranked } from '../../server/qa/retrieve/passage-retriever.ts';
import { startEngine } from '../../server/start.ts';
import { type Dataset, type Grades, gradesOf, readDataset, type Split, splitOf } from '../dataset.ts';
import { hitAt, ndcgAt, type Ranking, recallAt } from '../metrics/retrieval.ts';
import { linesTouched, readSource, type SourceText } from '../source.ts';

type Row = { name: string; rank: (ranked: readonly Ranked[]) => readonly Ranked[]; inferred?: boolean };

const by = (...features: Feature[]) => {
  const score = (r: Ranked) => features.reduce((sum, feature) => sum + r.features[feature], 0);
  return (ranked: readonly Ranked[]) => [...ranked].sort((a, b) => score(b) - score(a));
};
const firstStage = (ranked: readonly Ranked[]) => [...ranked].sort((a, b) => b.firstScore - a.firstScore);

const ROWS: Row[] = [
  { name: 'BM25 over text', rank: by('lexicalText') },
  { name: 'BM25 over index questions', rank: by('lexicalQuestions') },
  { name: 'sentences', rank: by('sentence') },
  { name: 'windows of three sentences', rank: by('window') },
  { name: 'exchanges', rank: by('exchange') },
  { name: 'sentences + windows + exchanges', rank: by('sentence', 'window', 'exchange') },
  { name: 'index questions', rank: by('question') },
  { name: 'first stage (all fused)', rank: firstStage },
  { name: 'second stage', rank: (ranked) => ranked },
  { name: 'first stage, filters not understood', rank: firstStage, inferred: false },
  { name: 'second stage, filters not understood', rank: (ranked) => ranked, inferred: false },
];

async function measure(engine: Engine, row: Row, data: Dataset, source: SourceText, split: Split): Promise<string[]> {
  const rankings: [Ranking, Grades][] = [];
  for (const item of data.questions.filter((q) => splitOf(q.id) === split)) {
    const { retrieval } = await engine.inspect(item.question, row.inferred);
    const ranking = row.rank(retrieval.ranked).map(({ entry }) => linesTouched(source, entry.passage));
    rankings.push([ranking, gradesOf(item, data.judgments)]);
  }
  const mean = (metric: (ranking: Ranking, grades: Grades) => number) =>
    (rankings.reduce((sum, [r, g]) => sum + metric(r, g), 0) / rankings.length).toFixed(3);
  return [
    mean((r, g) => ndcgAt(10, r, g)),
    mean((r, g) => hitAt(1, r, g)),
    mean((r, g) => hitAt(5, r, g)),
    mean((r, g) => recallAt(10, r, g)),
  ];
}

async function main(): Promise<void> {
  const [data, source, { engine, close }] = await Promise.all([readDataset(), readSource(), startEngine(readConfig())]);
  console.log('| ranking by | dev nDCG@10 | hit@1 | hit@5 | recall@10 | test nDCG@10 | hit@1 | hit@5 | recall@10 |');
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const row of ROWS) {
    const dev = await measure(engine, row, data, source, 'dev');
    const test = await measure(engine, row, data, source, 'test');
    console.log(`| ${[row.name, ...dev, ...test].join(' | ')} |`);
  }
  await close();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
