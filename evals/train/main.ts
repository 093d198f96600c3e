/**
 * `npm run train`: fits the small models on the dev split and writes their weights beside the code that uses them: on the
 * collection as it is, and on the same without its index questions, as any other collection is.
 */
import { writeFile } from 'node:fs/promises';
import { modelFromSettings } from '../../ingest/settings.ts';
import { readConfig } from '../../server/config.ts';
import { startEngine } from '../../server/start.ts';
import { readDataset } from '../dataset.ts';
import { readSource } from '../source.ts';
import { type TrainingItem, trainingItems } from './examples.ts';
import {
  answerabilityRows,
  fitAnswerability,
  fitRanker,
  fitRelevance,
  fitSentences,
  fitted,
  relevanceRows,
  reranked,
  sentenceRows,
} from './fit.ts';
import { withoutKeys } from './without-keys.ts';

const FILES = {
  ranker: 'server/qa/retrieve/ranker.json',
  relevance: 'server/qa/answer/relevance-model.json',
  sentence: 'server/qa/answer/sentence-model.json',
  answerability: 'server/qa/answer/answerability-model.json',
};

const DATA = 'dev split of evals/data, with index questions and without';

async function main(): Promise<void> {
  const config = readConfig();
  const [data, source, model] = await Promise.all([readDataset(), readSource(), modelFromSettings(config)]);
  const running = [await startEngine(config), await startEngine(await withoutKeys(config))];
  const sets: TrainingItem[][] = [];
  for (const { engine } of running) sets.push(await trainingItems(engine, data, source, 'dev'));
  const ranker = fitRanker(sets.flat());
  const ordered = sets.map((items) => reranked(items, ranker));
  const sentences = [];
  for (const [i, items] of sets.entries()) sentences.push(...(await sentenceRows(running[i]!.engine, items)));
  const models = {
    ranker,
    relevance: fitRelevance(relevanceRows(ordered.flat())),
    answerability: fitAnswerability(ordered.flatMap((items, i) => answerabilityRows(running[i]!.engine, items))),
    sentence: fitSentences(sentences),
  };
  for (const [name, sets] of Object.entries(models)) {
    const file = FILES[name as keyof typeof FILES];
    await writeFile(file, `${JSON.stringify(fitted(sets, model.sha256, DATA), null, 2)}\n`);
    for (const [view, { features }] of Object.entries(sets)) {
      const weights = Object.entries(features).map(([feature, { weight }]) => `${feature} ${weight.toFixed(2)}`);
      console.log(`${file}, ${view}: ${weights.join(', ')}`);
    }
  }
  for (const { close } of running) await close();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
