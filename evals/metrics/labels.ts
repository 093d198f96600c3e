/** What readers labelled about who speaks, against what a system says: the one check that a system's own turns cannot pass. */
import type { Role } from '../../ingest/schema.ts';
import type { Evidence } from '../schema.ts';
import { linesTouched, type SourceText } from '../source.ts';
import { type Fault, fault } from './faults.ts';

type Spoken = { start: number; end: number; quote: string; speaker: string; role: Role };

/** Who says the labelled words: a full name, or "interviewer" or "other" for somebody in that role. */
export type Expected = string;

/** Lines of a question's evidence whose speaker a reader has stated. */
export function speakersByLine(evidence: Evidence[]): Map<number, Expected> {
  return new Map(evidence.flatMap(({ line, by }) => (by ? [[line, by] as const] : [])));
}

export function isSaidBy(expected: Expected, { speaker, role }: Pick<Spoken, 'speaker' | 'role'>): boolean {
  return expected === 'interviewer' || expected === 'other' ? role === expected : speaker === expected;
}

/** Faults of citations that touch a labelled line but credit somebody else. */
export function labelFaults(source: SourceText, citations: Spoken[], speakers: Map<number, Expected>): Fault[] {
  return citations.flatMap((citation) =>
    linesTouched(source, citation).flatMap((line) => {
      const expected = speakers.get(line);
      if (expected === undefined || isSaidBy(expected, citation)) return [];
      const credited = `credits ${citation.speaker} (${citation.role})`;
      return [
        fault('wrong-side', citation.quote, `line ${line} is the words of ${expected}, but the answer ${credited}`),
      ];
    }),
  );
}
