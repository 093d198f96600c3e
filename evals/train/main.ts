/**
 * `npm run train`: fits the small models on the dev split and writes their weights beside the code that uses them: on the
 * collection as it is, and on the same without its index questions, as any other collection is.
 */
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { runIngest } from '../../ingest/run.ts';
import { modelFromSettings } from '../../ingest/settings.ts';
import { type Config, readConfig } from '../../server/config.ts';
import { indexNeeded, type Running, startEngine } from '../../server/start.ts';
import { type Dataset, readDataset, type Split } from '../dataset.ts';
import { readCollectionSources, readSource, type SourceText } from '../source.ts';
import { type TrainingItem, trainingItems } from './examples.ts';
import {
  answerabilityRows,
  fitAnswerability,
  fitRanker,
  fitRead,
  fitReading,
  fitRelevance,
  fitSentences,
  fitted,
  readInOrder,
  readRows,
  relevanceRows,
  reranked,
  sentenceRows,
  withRead,
} from './fit.ts';
import { withoutKeys } from './without-keys.ts';

const FILES = {
  ranker: 'server/qa/retrieve/ranker.json',
  reading: 'server/qa/retrieve/reading-model.json',
  relevance: 'server/qa/answer/relevance-model.json',
  sentence: 'server/qa/answer/sentence-model.json',
  answerability: 'server/qa/answer/answerability-model.json',
  read: 'server/qa/answer/read-model.json',
};

const USAGE = `npm run train [-- --also DIR … --seen DIR …]

Fits on the dev split of evals/data, with index questions and without. --also DIR: also on all labelled questions of the
collection in DIR (its evals folder; see evals/README.md), which the models then cannot be measured on. --seen DIR: likewise,
of a collection that the reader was trained on, or whose evidence is not complete: for what was found, not for what reading is
worth, nor for how many passages are cited.`;

/** An engine with the labelled questions that it is run over. */
type Labelled = Running & { items: TrainingItem[]; seen: boolean };

async function labelled(config: Config, data: Dataset, source: SourceText, split: Split | 'all'): Promise<Labelled> {
  if (await indexNeeded(config)) await runIngest(config);
  const running = await startEngine(config);
  return { ...running, items: await trainingItems(running.engine, data, source, split), seen: false };
}

async function collectionIn(folder: string, seen: boolean): Promise<Labelled> {
  const own = await readCollectionSources(folder);
  const labels = await readDataset(join(folder, 'evals'), own);
  return { ...(await labelled(readConfig({ ...process.env, SOURCES_DIR: folder }), labels, own, 'all')), seen };
}

const unseen = <One extends { seen: boolean }>(all: readonly One[]): One[] => all.filter(({ seen }) => !seen);

async function main(): Promise<void> {
  const folders = { type: 'string', multiple: true } as const;
  const { values } = parseArgs({ options: { also: folders, seen: folders, help: { type: 'boolean' } } });
  if (values.help) return console.log(USAGE);
  const config = readConfig();
  const [data, source, model] = await Promise.all([readDataset(), readSource(), modelFromSettings(config)]);
  const all = [
    await labelled(config, data, source, 'dev'),
    await labelled(await withoutKeys(config), data, source, 'dev'),
  ];
  for (const folder of values.also ?? []) all.push(await collectionIn(folder, false));
  for (const folder of values.seen ?? []) all.push(await collectionIn(folder, true));
  const names = [...(values.also ?? []), ...(values.seen ?? [])].map((folder) => `, ${basename(folder)}`).join('');
  const fittedOn = `dev split of evals/data, with index questions and without${names}`;
  const ranker = fitRanker(all.flatMap(({ items }) => items));
  const readings = [];
  for (const { engine, items, seen } of all) {
    readings.push({ engine, seen, items: await withRead(engine, reranked(items, ranker)) });
  }
  const reading = fitReading(unseen(readings).flatMap(({ items }) => items));
  const ordered = readings.map((one) => ({ ...one, items: readInOrder(one.items, reading) }));
  const sentences = [];
  for (const { engine, items } of all) sentences.push(...(await sentenceRows(engine, items)));
  const answerability = fitAnswerability(ordered.flatMap(({ engine, items }) => answerabilityRows(engine, items)));
  const decided = [];
  for (const { engine, items } of unseen(ordered)) decided.push(...(await readRows(engine, items, answerability)));
  const models = {
    ranker,
    reading,
    relevance: fitRelevance(relevanceRows(unseen(ordered).flatMap(({ items }) => items))),
    answerability,
    read: fitRead(decided),
    sentence: fitSentences(sentences),
  };
  for (const [name, sets] of Object.entries(models)) {
    const file = FILES[name as keyof typeof FILES];
    await writeFile(file, `${JSON.stringify(fitted(sets, model.sha256, fittedOn), null, 2)}\n`);
    for (const [view, { features }] of Object.entries(sets)) {
      const weights = Object.entries(features).map(([feature, { weight }]) => `${feature} ${weight.toFixed(2)}`);
      console.log(`${file}, ${view}: ${weights.join(', ')}`);
    }
  }
  for (const { close } of all) await close();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
