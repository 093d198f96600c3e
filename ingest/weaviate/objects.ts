/** An index as objects for Weaviate: one a passage, with its index terms, and one a unit, with its vector. */
import { createHash } from 'node:crypto';
import type { UnitKind } from '../expand/units.ts';
import type { LexicalDocument } from '../index/lexical-index.ts';
import type { StoredUnit } from '../index/units.ts';
import type { Interview } from '../schema.ts';
import type { Analyze } from '../text/analyze.ts';

/** Objects written and compared at a time. */
export const BATCH = 500;

export type StoredObject = {
  /** A UUID made from the object's content: writing it again changes nothing. */
  id: string;
  properties: Record<string, string | number>;
  vectors?: Partial<Record<UnitKind, number[]>>;
};

/** What is searched, before it is laid out for the cluster. */
export type Searchable = {
  interviews: readonly Interview[];
  /** In the order of their vectors. */
  units: readonly StoredUnit[];
  vectors: readonly Float32Array[];
  documents: readonly LexicalDocument[];
  analyze: Analyze;
};

/** Objects of one version, in batches; always the same for the same index. */
export function* toBatches({ interviews, units, vectors, documents, analyze }: Searchable): Generator<StoredObject[]> {
  const facts = passageFacts(interviews);
  const total = documents.length + units.length;
  for (let from = 0; from < total; from += BATCH) {
    const batch: StoredObject[] = [];
    for (let i = from; i < Math.min(total, from + BATCH); i++) {
      const place = { batch: from / BATCH };
      const unit = i - documents.length;
      batch.push(
        unit < 0
          ? passageObject(documents[i]!, { ...facts[i]!, ...place }, analyze)
          : unitObject(unit, units[unit]!, vectors[unit]!, { ...facts[units[unit]!.passage]!, ...place }),
      );
    }
    yield batch;
  }
}

export const countObjects = ({ documents, units }: Pick<Searchable, 'documents' | 'units'>): number =>
  documents.length + units.length;

function passageObject({ id, text, questions }: LexicalDocument, facts: Facts, analyze: Analyze): StoredObject {
  return withId({
    kind: 'passage',
    passage: id,
    ...facts,
    text: analyze(text).join(' '),
    questions: analyze(questions).join(' '),
  });
}

function unitObject(position: number, { kind, passage, span }: StoredUnit, vector: Float32Array, facts: Facts) {
  return withId({ kind, passage, position, ...span, ...facts }, kind, vector);
}

function withId(properties: StoredObject['properties'], kind?: UnitKind, vector?: Float32Array): StoredObject {
  const hash = createHash('sha256').update(JSON.stringify(properties));
  if (!kind || !vector) return { id: asUuid(hash.digest()), properties };
  hash.update(new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength));
  return { id: asUuid(hash.digest()), properties, vectors: { [kind]: Array.from(vector) } };
}

/** The first 122 bits of a hash as a UUID of version 8 (RFC 9562: made by the application's own rule). */
export function asUuid(hash: Uint8Array): string {
  const bytes = hash.slice(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** What filters look at. */
type Facts = { outlet: string; speaker: string; role: string; firstDay: number; lastDay: number; batch: number };

/** By passage, in the order in which passages are numbered. */
function passageFacts(interviews: readonly Interview[]): Omit<Facts, 'batch'>[] {
  return interviews.flatMap(({ outlet, date, turns }) =>
    turns.flatMap(({ speaker, role, passages }) =>
      passages.map(() => ({
        outlet: outlet.name,
        speaker,
        role,
        firstDay: dayNumber(date.from),
        lastDay: dayNumber(date.to),
      })),
    ),
  );
}

/** 2020-10-05 as 20201005: in the order of days. */
export const dayNumber = (day: string): number => Number(day.replaceAll('-', ''));

/** Mean number of different index terms a passage, by field: what BM25 needs beside the vocabulary. */
export function averageLengths(
  documents: readonly LexicalDocument[],
  analyze: Analyze,
): { text: number; questions: number } {
  const mean = (field: 'text' | 'questions') =>
    documents.reduce((sum, document) => sum + new Set(analyze(document[field])).size, 0) / (documents.length || 1);
  return { text: mean('text'), questions: mean('questions') };
}
