/**
 * BM25+ over passages and their index questions. MiniSearch counts and writes; what it counted is then laid out flat, which
 * a server reads and searches in a fraction of the time and room of MiniSearch's maps, with the same scores.
 */
import MiniSearch, { type AsPlainObject } from 'minisearch';
import type { Analyze } from '../text/analyze.ts';
import { best } from './nearest.ts';

export type LexicalDocument = { id: number; text: string; questions: string };

const FIELDS = ['text', 'questions'] as const;
export type LexicalField = (typeof FIELDS)[number];

/** BM25+ as MiniSearch has it by default; a field's length is the number of its different terms. */
const K = 1.2;
const B = 0.7;
const D = 0.5;

type StoredField = {
  averageLength: number;
  /** Of each document. */
  lengths: number[];
  terms: string[];
  /** Of each term, how many documents hold it; end to end, in the order of the terms, which (in order), and how often each. */
  counts: number[];
  documents: number[];
  frequencies: number[];
};
type Stored = Record<LexicalField, StoredField>;

type Field = {
  averageLength: number;
  lengths: Uint32Array;
  /** Places of a term's documents, from and to. */
  places: ReadonlyMap<string, readonly [from: number, to: number]>;
  documents: Uint32Array;
  frequencies: Uint32Array;
};

/** A document by its place among all, its score, and which of the terms it holds. */
export type LexicalHit = { document: number; score: number; terms: string[] };

export class LexicalIndex {
  readonly #fields: Record<LexicalField, Field>;
  readonly #scores: Float64Array;
  readonly #held: Uint16Array;

  constructor(stored: Stored) {
    this.#fields = { text: unpack(stored.text), questions: unpack(stored.questions) };
    const count = stored.text.lengths.length;
    this.#scores = new Float64Array(count);
    this.#held = new Uint16Array(count);
  }

  /**
   * @param terms different index terms
   * @param allowed 1 for each document that may be found; all may be where there is none
   * @returns the `k` documents whose field has the best scores, best first
   */
  search(field: LexicalField, terms: readonly string[], k: number, allowed?: ArrayLike<number>): LexicalHit[] {
    const { places, documents, frequencies, lengths, averageLength } = this.#fields[field];
    const scores = this.#scores.fill(0);
    const held = this.#held.fill(0);
    const found: number[] = [];
    for (const term of terms) {
      const [from, to] = places.get(term) ?? [0, 0];
      const idf = Math.log(1 + (lengths.length - (to - from) + 0.5) / (to - from + 0.5));
      for (let at = from; at < to; at++) {
        const document = documents[at]!;
        if (allowed && allowed[document] !== 1) continue;
        const frequency = frequencies[at]!;
        const long = (B * lengths[document]!) / averageLength;
        if (held[document] === 0) found.push(document);
        held[document]!++;
        scores[document]! += idf * (D + (frequency * (K + 1)) / (frequency + K * (1 - B + long)));
      }
    }
    for (const document of found) scores[document]! *= held[document]!;
    const holds = (document: number) => (term: string) => {
      const [from, to] = places.get(term) ?? [0, 0];
      return isAmong(documents, from, to, document);
    };
    return best(found, scores, k).map((document) => ({
      document,
      score: scores[document]!,
      terms: terms.filter(holds(document)),
    }));
  }
}

/** Whether a number is among those from one place on and before another, which are in order. */
function isAmong(numbers: Uint32Array, from: number, to: number, wanted: number): boolean {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low < to && numbers[low] === wanted;
}

/** @returns what `readLexicalIndex` reads */
export function storeLexicalIndex(documents: readonly LexicalDocument[], analyze: Analyze): string {
  // `analyze` does it all.
  const counted = new MiniSearch<LexicalDocument>({
    fields: [...FIELDS],
    tokenize: analyze,
    processTerm: (term) => term,
  });
  counted.addAll(documents.map((document, id) => ({ ...document, id })));
  const plain = counted.toJSON();
  const fields = FIELDS.map((field) => [field, pack(plain, plain.fieldIds[field]!)]);
  return JSON.stringify(Object.fromEntries(fields));
}

export const readLexicalIndex = (json: string): LexicalIndex => new LexicalIndex(JSON.parse(json) as Stored);

export const buildLexicalIndex = (documents: readonly LexicalDocument[], analyze: Analyze): LexicalIndex =>
  readLexicalIndex(storeLexicalIndex(documents, analyze));

function pack({ index, fieldLength, averageFieldLength, documentCount }: AsPlainObject, field: number): StoredField {
  const stored: StoredField = {
    averageLength: averageFieldLength[field]!,
    lengths: Array.from({ length: documentCount }, (_, id) => fieldLength[id]?.[field] ?? 0),
    ...{ terms: [], counts: [], documents: [], frequencies: [] },
  };
  for (const [term, data] of index) {
    const held = Object.entries(data[field] ?? {});
    if (held.length === 0) continue;
    stored.terms.push(term);
    stored.counts.push(held.length);
    for (const [id, frequency] of held) {
      stored.documents.push(Number(id));
      stored.frequencies.push(frequency);
    }
  }
  return stored;
}

function unpack({ averageLength, lengths, terms, counts, documents, frequencies }: StoredField): Field {
  const places = new Map<string, [number, number]>();
  let from = 0;
  for (const [i, term] of terms.entries()) {
    places.set(term, [from, from + counts[i]!]);
    from += counts[i]!;
  }
  return {
    averageLength,
    lengths: Uint32Array.from(lengths),
    places,
    documents: Uint32Array.from(documents),
    frequencies: Uint32Array.from(frequencies),
  };
}
