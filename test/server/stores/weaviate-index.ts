/** An index of made-up passages, the same every time: what the embedded store opens, and what is published. */

import { completeCollection } from '../../../ingest/complete-collection.ts';
import { fromInt8, type Int8Vector, toInt8 } from '../../../ingest/embed/int8.ts';
import type { UnitKind } from '../../../ingest/expand/units.ts';
import { buildLexicalIndex, type LexicalDocument } from '../../../ingest/index/lexical-index.ts';
import type { Index } from '../../../ingest/index/open-index.ts';
import { type StoredUnit, Units } from '../../../ingest/index/units.ts';
import { Vectors } from '../../../ingest/index/vectors.ts';
import { readVocabulary, toVocabulary } from '../../../ingest/index/vocabulary.ts';
import type { Interview } from '../../../ingest/schema.ts';
import { makeAnalyze } from '../../../ingest/text/analyze.ts';
import type { Publication } from '../../../ingest/weaviate/publish.ts';

const analyze = makeAnalyze([]);
const DIMENSIONS = 16;
const KINDS: UnitKind[] = ['sentence', 'window', 'exchange', 'question', 'premise'];
const WORDS =
  'corridor border ceasefire negotiation mediator gas pipeline refugee city river army drone treaty oil'.split(' ');

export const VERSION = '0123456789abcdef';

/** Mulberry32: numbers from 0 to 1 that are the same every time. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function unitVector(random: () => number, dimensions = DIMENSIONS): Float32Array {
  const values = Float32Array.from({ length: dimensions }, () => random() - 0.5);
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
}

/** Weaviate makes every vector's length 1; so few dimensions in 8 bits would be off by more than some ranks are apart. */
const ofLength1 = ({ values }: Int8Vector): Int8Vector => ({ values, scale: Math.fround(1 / Math.hypot(...values)) });

/** @param passages in two interviews, of two outlets and two speakers each */
export function smallIndex(passages: number): { index: Index; publication: Publication } {
  const random = seeded(1);
  const some = () => Array.from({ length: 3 + Math.floor(random() * 12) }, () => WORDS[Math.floor(random() * 14)]);
  const documents: LexicalDocument[] = Array.from({ length: passages }, (_, id) => ({
    id,
    text: some().join(' '),
    questions: id % 4 === 0 ? '' : some().join(' '),
  }));
  const units: StoredUnit[] = documents.flatMap(({ id }) =>
    KINDS.flatMap((kind) =>
      Array.from({ length: kind === 'exchange' ? 1 : 3 }, (_, i) => ({
        kind,
        passage: id,
        ...(kind !== 'exchange' && { span: { start: id * 100 + i, end: id * 100 + i + 1 } }),
      })),
    ),
  );
  const stored = units.map(() => ofLength1(toInt8(unitVector(random))));
  const vectors = stored.map(fromInt8);
  const half = Math.ceil(passages / 2);
  const interviews = [interview('Gazette', '2020-10-01', half), interview('Herald', '2020-10-20', passages - half)];
  const count = (kind: UnitKind) => units.filter((unit) => unit.kind === kind).length;
  const manifest = {
    version: VERSION,
    counts: { interviews: 2, turns: 4, passages, units: Object.fromEntries(KINDS.map((k) => [k, count(k)])) },
  } as Index['manifest'];
  return {
    index: {
      manifest,
      collection: completeCollection({}, [], [], () => ''),
      interviews,
      sources: new Map(),
      vocabulary: readVocabulary(JSON.stringify(toVocabulary(documents, analyze)), analyze),
      units: Units.of(units),
      vectors: Vectors.of(stored, DIMENSIONS),
      lexical: buildLexicalIndex(documents, analyze),
    },
    publication: { version: VERSION, interviews, units, vectors, documents, analyze },
  };
}

function interview(outlet: string, day: string, passages: number): Interview {
  const turn = (role: 'interviewer' | 'interviewee', count: number) => ({
    role,
    speaker: role === 'interviewee' ? 'Guest' : 'Host',
    passages: Array.from({ length: count }, () => ({})),
  });
  const asked = Math.floor(passages / 3);
  return {
    id: outlet.toLowerCase(),
    outlet: { id: outlet.toLowerCase(), name: outlet, variants: [], demonyms: [], interviewers: [] },
    date: { from: day, to: day, basis: 'stated' },
    turns: [turn('interviewer', asked), turn('interviewee', passages - asked)],
  } as unknown as Interview;
}
