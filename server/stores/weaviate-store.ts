/**
 * The store past one machine: vectors and index terms in a Weaviate cluster, which shards, replicates and filters them.
 *
 * Through Weaviate's own client: LangChain's WeaviateStore searches no named vectors and no lexical index alone, and has
 * each result's vector sent along. LangChain's interface is the retriever's, which is the same for both stores.
 */

import { createHash } from 'node:crypto';
import type { FilterValue, WeaviateClient } from 'weaviate-client';
import { NotYetError } from '../../ingest/errors.ts';
import { UNIT_KINDS, type UnitKind } from '../../ingest/expand/units.ts';
import type { IndexedCorpus } from '../../ingest/index/open-index.ts';
import { commandLine } from '../../ingest/place.ts';
import { ClusterUnavailableError, type Nodes } from '../../ingest/weaviate/nodes.ts';
import { classOf } from '../../ingest/weaviate/schema.ts';
import { countObjects, type Marker, readMarker } from '../../ingest/weaviate/versions.ts';
import { ProblemError } from '../http/problem.ts';
import type { Allowed, Hit, LexicalField, PassageStore, UnitScore, Wanted } from '../qa/retrieve/store.ts';
import { bm25Plus } from './bm25.ts';
import { ofPassages, toWeaviateFilter } from './weaviate-filter.ts';

/**
 * Candidates asked of Weaviate's BM25 for each passage wanted: its order is not MiniSearch's (see `bm25Plus`), by which
 * they are sorted. Chosen by evals/cluster; see docs/scaling.md.
 */
const OVERSAMPLING = 8;
/** Passages whose units are asked for at a time, and the most units of one kind that they may have together. */
const DETAIL_PASSAGES = 50;
const MOST_UNITS = 10_000;

type Properties = Record<string, unknown>;
type Found = { properties: Properties; metadata?: { distance?: number } };
type Vocabulary = IndexedCorpus['vocabulary'];

export class WeaviateStore implements PassageStore {
  readonly #nodes: Nodes<WeaviateClient>;
  readonly #className: string;
  readonly #kinds: readonly UnitKind[];
  readonly #vocabulary: Vocabulary;
  readonly #averageLengths: Marker['averageLengths'];

  private constructor(nodes: Nodes<WeaviateClient>, { manifest, vocabulary }: IndexedCorpus, marker: Marker) {
    this.#nodes = nodes;
    this.#className = classOf(manifest.version);
    this.#kinds = UNIT_KINDS.filter((kind) => (manifest.counts.units[kind] ?? 0) > 0);
    this.#vocabulary = vocabulary;
    this.#averageLengths = marker.averageLengths;
  }

  /** @throws IngestError where the cluster does not hold all of the corpus's index version, or does not answer */
  static async open(nodes: Nodes<WeaviateClient>, corpus: IndexedCorpus): Promise<WeaviateStore> {
    const { version, counts } = corpus.manifest;
    const units = Object.values(counts.units).reduce((sum, n) => sum + n, 0);
    try {
      const marker = await readMarker(nodes, classOf(version));
      const expected = counts.passages + units;
      if (marker?.state === 'complete' && marker.objects === expected) {
        const found = (await countObjects(nodes, classOf(version))) - 1;
        if (found === expected) return new WeaviateStore(nodes, corpus, marker);
        throw incomplete(version, `${found} of its ${expected} objects are there`);
      }
      throw incomplete(version, marker ? 'it is still being written' : 'it is not there');
    } catch (error) {
      if (error instanceof ClusterUnavailableError) {
        throw new NotYetError(`${error.message}. Is WEAVIATE_URL right, and WEAVIATE_GRPC_PORT?`, { cause: error });
      }
      throw error;
    }
  }

  async dense(wanted: readonly Wanted[], vector: readonly number[], allowed?: Allowed): Promise<Hit[][]> {
    const filter = allowed && toWeaviateFilter(allowed.filters);
    return Promise.all(
      wanted.map(async ({ kind, k }) => {
        if (!this.#kinds.includes(kind) || allowed?.count === 0) return [];
        const found = await this.#nearest(kind, vector, k, ['passage'], filter);
        return found.map((unit) => ({ passage: numberOf(unit, 'passage'), score: cosine(unit) }));
      }),
    );
  }

  async lexical(field: LexicalField, terms: readonly string[], k: number, allowed?: Allowed): Promise<Hit[]> {
    if (terms.length === 0 || allowed?.count === 0) return [];
    const filters = allowed && toWeaviateFilter(allowed.filters);
    const found = await this.#ask(keyOf(terms), ({ query }) =>
      query.bm25(terms.join(' '), {
        queryProperties: [field],
        limit: k * OVERSAMPLING,
        returnProperties: ['passage', field],
        ...(filters && { filters }),
      }),
    );
    const statistics = { vocabulary: this.#vocabulary, field, averageLength: this.#averageLengths[field] };
    return found
      .map((passage) => ({
        passage: numberOf(passage, 'passage'),
        ...bm25Plus(terms, String(passage.properties[field]).split(' '), statistics),
      }))
      .sort((a, b) => b.score - a.score || a.passage - b.passage)
      .slice(0, k);
  }

  async detail(
    passages: readonly number[],
    vector: readonly number[],
    kinds: readonly UnitKind[],
  ): Promise<UnitScore[][]> {
    const units = new Map(passages.map((passage) => [passage, [] as (UnitScore & { position: number })[]]));
    for (let from = 0; from < passages.length; from += DETAIL_PASSAGES) {
      const filter = ofPassages(passages.slice(from, from + DETAIL_PASSAGES));
      await Promise.all(
        kinds
          .filter((kind) => this.#kinds.includes(kind))
          .map(async (kind) => {
            const properties = ['passage', 'position', 'start', 'end'];
            for (const unit of await this.#nearest(kind, vector, MOST_UNITS, properties, filter)) {
              const { start, end } = unit.properties;
              units.get(numberOf(unit, 'passage'))!.push({
                kind,
                score: cosine(unit),
                ...(typeof start === 'number' && typeof end === 'number' && { span: { start, end } }),
                position: numberOf(unit, 'position'),
              });
            }
          }),
      );
    }
    return passages.map((passage) =>
      units
        .get(passage)!
        .sort((a, b) => a.position - b.position)
        .map(({ position: _, ...unit }) => unit),
    );
  }

  #nearest(kind: UnitKind, vector: readonly number[], limit: number, properties: string[], filters?: FilterValue) {
    return this.#ask(keyOf(vector), ({ query }) =>
      query.nearVector([...vector], {
        targetVector: kind,
        limit,
        returnProperties: properties,
        returnMetadata: ['distance'],
        ...(filters && { filters }),
      }),
    );
  }

  /** @throws ProblemError 503 where no node answers */
  async #ask(
    key: number,
    query: (all: ReturnType<WeaviateClient['collections']['use']>) => Promise<{ objects: unknown[] }>,
  ): Promise<Found[]> {
    try {
      const { objects } = await this.#nodes.call((client) => query(client.collections.use(this.#className)), key);
      return objects as Found[];
    } catch (error) {
      if (!(error instanceof ClusterUnavailableError)) throw error;
      throw new ProblemError(503, 'The search cluster does not answer at the moment. Try again in a moment.', {
        'retry-after': '2',
      });
    }
  }
}

/** One question is always asked of the same node, and many are spread over all. */
const keyOf = (asked: readonly (string | number)[]): number =>
  createHash('sha256').update(asked.join(' ')).digest().readUInt32LE();

const cosine = ({ metadata }: Found): number => 1 - (metadata?.distance ?? Number.NaN);

/** @throws Error where an object is not as ingest wrote it */
function numberOf({ properties }: Found, name: string): number {
  const value = properties[name];
  if (typeof value !== 'number') throw new Error(`Weaviate returned an object without a number "${name}".`);
  return value;
}

const incomplete = (version: string, why: string) =>
  new NotYetError(
    `The Weaviate cluster does not hold the index ${version}: ${why}. Run "${commandLine('ingest')}" with STORE=weaviate to bring it there.`,
  );
