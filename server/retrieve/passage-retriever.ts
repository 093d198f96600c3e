/** Question to ranked passages: dense, lexical and index questions fused, as a LangChain retriever. */
import { Document } from '@langchain/core/documents';
import { BaseRetriever, type BaseRetrieverInput } from '@langchain/core/retrievers';
import { UNIT_KINDS } from '../../ingest/expand/units.ts';
import { analyze } from '../../ingest/index/analyze.ts';
import type { Library, PassageEntry } from '../library.ts';
import { fuse } from './fuse.ts';
import fusion from './fusion.json' with { type: 'json' };
import type { Allowed, Candidate, PassageStore } from './store.ts';

export type Ranked = { entry: PassageEntry; score: number; parts: Record<string, number> };

export type RetrieverFields = BaseRetrieverInput & {
  library: Library;
  store: PassageStore;
  embedQuery: (text: string, signal?: AbortSignal) => Promise<number[]>;
  /** How many documents `invoke` returns. */
  k?: number;
};

export class PassageRetriever extends BaseRetriever {
  lc_namespace = ['on_the_record', 'retrieve'];
  readonly #fields: RetrieverFields;

  constructor(fields: RetrieverFields) {
    super(fields);
    this.#fields = fields;
  }

  /** All candidates, best first. */
  async rank(question: string, allowed?: Allowed, signal?: AbortSignal): Promise<Ranked[]> {
    const { library, store, embedQuery } = this.#fields;
    const vector = await embedQuery(question, signal);
    const lists: Record<string, Candidate[]> = {
      lexical: await store.lexical(analyze(question), fusion.units, allowed),
    };
    await Promise.all(
      UNIT_KINDS.map(async (kind) => {
        lists[kind] = await store.dense(kind, vector, fusion.units, allowed);
      }),
    );
    return fuse(lists, fusion.weights).map(({ passage, score, parts }) => ({
      entry: library.passages[passage]!,
      score,
      parts,
    }));
  }

  override async _getRelevantDocuments(question: string): Promise<Document[]> {
    const ranked = await this.rank(question);
    return ranked.slice(0, this.#fields.k ?? 10).map(({ entry, score }) => {
      const { id, start, end } = entry.passage;
      const { speaker, role } = entry.turn;
      const { interview } = entry;
      return new Document({
        id,
        pageContent: entry.text,
        metadata: {
          passageId: id,
          interviewId: interview.id,
          outlet: interview.outlet.name,
          speaker,
          role,
          start,
          end,
          score,
        },
      });
    });
  }
}
