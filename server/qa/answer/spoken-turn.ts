/** A turn as the sentences it is made of, across its paragraphs. */
import type { Interview, Span, Turn } from '../../../ingest/schema.ts';
import type { Library, PassageEntry } from '../library.ts';

export type Sentence = Span & {
  text: string;
  /** The paragraph that holds it; a quote never runs over two. */
  entry: PassageEntry;
};

export type SpokenTurn = { interview: Interview; turn: Turn; sentences: readonly Sentence[] };

/** Turns never change, and are asked for again and again. */
const TURNS = new WeakMap<Turn, SpokenTurn>();

export function spokenTurn(
  library: Library,
  { interview, turn }: Pick<PassageEntry, 'interview' | 'turn'>,
): SpokenTurn {
  const known = TURNS.get(turn);
  if (known) return known;
  const sentences = turn.passages.flatMap((passage) => {
    const entry = library.passage(passage.id)!;
    const spans = passage.sentences.length > 0 ? passage.sentences : [{ start: passage.start, end: passage.end }];
    return spans.map(({ start, end }) => ({
      start,
      end,
      text: entry.text.slice(start - passage.start, end - passage.start),
      entry,
    }));
  });
  const spoken = { interview, turn, sentences };
  TURNS.set(turn, spoken);
  return spoken;
}

/** Index in the turn of the first sentence of a paragraph. */
export const firstOf = ({ sentences }: SpokenTurn, entry: PassageEntry): number =>
  sentences.findIndex((s) => s.entry === entry);
