/**
 * The units that are indexed: search keys for passages, never quoted. Every unit belongs to one passage; a passage's
 * score of a kind is the best of its units of that kind.
 */
import type { Interview, Span } from '../schema.ts';
import { type IndexQuestions, passageKey } from './index-questions.ts';

/** In the order in which they are stored. */
export const UNIT_KINDS = ['sentence', 'window', 'paragraph', 'exchange', 'question'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

export type Unit = {
  kind: UnitKind;
  /** Index into the corpus's passages, in order of interviews and offsets. */
  passage: number;
  text: string;
  /** Where the text stands in the source; absent for what was written about it. */
  span?: Span;
};

/** Sentences a window; three was best of one to five in the measurements of ingest/models/README.md. */
const WINDOW = 3;
/** Characters of the question kept in an exchange: its end, where the question usually is. */
const QUESTION_TAIL = 300;
/** Shorter sentences ("Of course.") say nothing by themselves. */
const MIN_SENTENCE = 12;

/** @param sourceText the text of the interviews' source, by file */
export function toUnits(
  interviews: readonly Interview[],
  sourceText: (file: string) => string,
  indexQuestions: IndexQuestions,
): Unit[] {
  const units: Unit[] = [];
  let passageIndex = 0;
  for (const interview of interviews) {
    const text = sourceText(interview.source.file);
    for (const [t, turn] of interview.turns.entries()) {
      const asked = previousSpeakersTurn(interview, t);
      const tail = asked ? text.slice(Math.max(asked.start, asked.end - QUESTION_TAIL), asked.end) : '';
      for (const passage of turn.passages) {
        const of = (kind: UnitKind, text: string, span?: Span) =>
          units.push({ kind, passage: passageIndex, text, ...(span && { span }) });
        const whole = text.slice(passage.start, passage.end);
        for (const sentence of passage.sentences) {
          if (sentence.end - sentence.start >= MIN_SENTENCE) {
            of('sentence', text.slice(sentence.start, sentence.end), sentence);
          }
        }
        for (const span of windows(passage.sentences)) of('window', text.slice(span.start, span.end), span);
        of('paragraph', whole, { start: passage.start, end: passage.end });
        of('exchange', tail ? `${oneLine(tail)} ${whole}` : whole);
        for (const question of indexQuestions.get(passageKey(whole)) ?? []) of('question', question);
        passageIndex++;
      }
    }
  }
  return units;
}

/** The turn that a turn replies to: the nearest before it by another speaker. */
export function previousSpeakersTurn(interview: Interview, turnIndex: number) {
  const turn = interview.turns[turnIndex]!;
  for (let i = turnIndex - 1; i >= 0; i--) {
    const earlier = interview.turns[i]!;
    if (earlier.speaker !== turn.speaker || earlier.role !== turn.role) return earlier;
  }
  return undefined;
}

function windows(sentences: readonly Span[]): Span[] {
  if (sentences.length <= WINDOW) return [];
  return sentences
    .slice(0, sentences.length - WINDOW + 1)
    .map((first, i) => ({ start: first.start, end: sentences[i + WINDOW - 1]!.end }));
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
