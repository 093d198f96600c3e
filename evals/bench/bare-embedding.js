/** Reads texts (JSON) from standard input, embeds one after the other, writes the ms of each and the CPU time of all. JavaScript, so that nothing else runs. */
import { text } from 'node:stream/consumers';
import { env, pipeline } from '@xenova/transformers';

env.allowRemoteModels = false;
env.localModelPath = 'ingest/models';
const extract = await pipeline('feature-extraction', 'otr-e5-small-v1', { quantized: true });
/** @type {string[]} */
const texts = JSON.parse(await text(process.stdin));
/** @type {import('@xenova/transformers').FeatureExtractionPipelineOptions} */
const how = { pooling: 'mean', normalize: true };
for (const warm of texts.slice(0, 20)) await extract(warm, how);
const times = [];
const before = process.cpuUsage();
for (const one of texts) {
  const started = performance.now();
  await extract(one, how);
  times.push(performance.now() - started);
}
const { user, system } = process.cpuUsage(before);
process.stdout.write(JSON.stringify({ times, cpuMs: (user + system) / 1000 }));
