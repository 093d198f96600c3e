/** The two made-up interviews, indexed in memory with fake embeddings, and an engine over them. */
import type { LocalEmbeddings } from '../../ingest/embed/embeddings.ts';
import { toInt8 } from '../../ingest/embed/int8.ts';
import { align } from '../../ingest/expand/align.ts';
import { type IndexQuestions, passageKey } from '../../ingest/expand/index-questions.ts';
import { toUnits } from '../../ingest/expand/units.ts';
import { buildLexicalIndex, type LexicalDocument } from '../../ingest/index/lexical-index.ts';
import type { Index } from '../../ingest/index/open-index.ts';
import { Units } from '../../ingest/index/units.ts';
import { Vectors } from '../../ingest/index/vectors.ts';
import { readVocabulary, toVocabulary } from '../../ingest/index/vocabulary.ts';
import { Engine, type EngineOptions } from '../../server/engine.ts';
import { EmbeddedStore } from '../../server/stores/embedded-store.ts';
import { DIMENSIONS, embed, FakeEmbeddings } from './fake-embeddings.ts';
import { passageWith, smallLibrary, smallSource } from './http/stream/small-library.ts';

const written = (words: string, questions: string[], contradicts: string[] = []) => {
  const unanswered: string[] = [];
  return [passageKey(passageWith(words).text), { questions, contradicts, unanswered }] as const;
};

export const indexQuestions: IndexQuestions = new Map([
  written('Only 12 captains', [
    'How many captains left the ferry company?',
    'When will the bridge be open?',
    'Will the mayor close the harbour of Lindholm?',
  ]),
  written('I promised thirty', ['How many boats did the mayor promise?', 'What did her mother say about a town?']),
  written('Nobody sold', ['Was the lighthouse sold?'], ['Why did the mayor sell the lighthouse to Norway?']),
  written('raise the harbour fee. If', ['Will the harbour fee be raised?', 'How much money for the pier?']),
]);

export const units = toUnits(smallLibrary.interviews, () => smallSource.text, indexQuestions);
const vectors = Vectors.of(
  units.map((u) => toInt8(embed(u.text))),
  DIMENSIONS,
);
export const alignedUnits = align(units, vectors);

const documents: LexicalDocument[] = smallLibrary.passages.map(({ index, text }) => ({
  id: index,
  text,
  questions: (indexQuestions.get(passageKey(text))?.questions ?? []).join('\n'),
}));

export const smallVocabulary = readVocabulary(
  JSON.stringify(toVocabulary(documents, smallLibrary.analyze)),
  smallLibrary.analyze,
);

function openSmallIndex(): Index {
  return {
    manifest: { counts: { passages: smallLibrary.passages.length } } as Index['manifest'],
    collection: smallLibrary.collection,
    interviews: [...smallLibrary.interviews],
    sources: new Map([[smallSource.file, smallSource]]),
    vocabulary: smallVocabulary,
    units: Units.of(alignedUnits),
    vectors,
    lexical: buildLexicalIndex(documents, smallLibrary.analyze),
  };
}

export const smallStore = new EmbeddedStore(openSmallIndex());

export function smallEngine(options: EngineOptions = {}, embeddings = new FakeEmbeddings()): Engine {
  // The engine only ever embeds questions.
  const asLocal = embeddings as unknown as LocalEmbeddings;
  return new Engine(smallLibrary, smallStore, asLocal, 'small', smallVocabulary, options);
}
