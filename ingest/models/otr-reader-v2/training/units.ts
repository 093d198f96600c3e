/**
 * What make_pairs.py reads: the units of a collection that has index questions, and their vectors.
 *
 * usage: npx tsx ingest/models/otr-reader-v2/training/units.ts COLLECTION_DIR OUT_DIR
 */
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { embedAll } from '../../../embed/embed-all.ts';
import { resolveModel } from '../../../embed/model-spec.ts';
import { openPool } from '../../../embed/pool.ts';
import { isText } from '../../../expand/units.ts';
import { expandCorpus } from '../../../ingest.ts';

const [collection, out] = process.argv.slice(2);
if (!collection || !out) throw new Error('usage: units.ts COLLECTION_DIR OUT_DIR');
const { corpus, units } = await expandCorpus(collection);
if (corpus.sources.length !== 1) throw new Error('Offsets are those of one source: give a collection that has one.');
const passages = corpus.interviews.flatMap((interview) =>
  interview.turns.flatMap(({ role, passages }) =>
    passages.map(({ start, end }) => ({ start, end, role, interview: interview.id })),
  ),
);
const rows = units.map(({ kind, passage, text, span }) => [kind, passage, text, span ? [span.start, span.end] : null]);
await writeFile(join(out, 'units.json'), JSON.stringify({ text: corpus.sources[0]!.text, passages, units: rows }));

const pool = openPool(await resolveModel('ingest/models/otr-e5-small-v1'), { threads: 2 });
const { passagePrefix, queryPrefix } = pool.spec;
const vectors = await embedAll(
  pool,
  units.map((u) => (isText(u.kind) ? passagePrefix : queryPrefix) + u.text),
);
const file = createWriteStream(join(out, 'vectors.f32'));
for (const vector of vectors) file.write(Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength));
file.end();
await pool.close();
