/**
 * The units that are indexed: search keys for passages, never quoted. Every unit belongs to one passage; a passage's
 * score of a kind is the best of its units of that kind.
 */
import type { Interview, Span } from '../schema.ts';
import { type IndexQuestions, passageKey } from './index-questions.ts';

/**
 * In the order in which they are stored. Sentences, windows of sentences and exchanges (a passage with what it replies to)
 * are the text's own; the others are written about a passage: questions that it answers, questions whose premise it
 * contradicts, and questions on its subject that nothing here answers.
 */
export const UNIT_KINDS = ['sentence', 'window', 'exchange', 'question', 'premise', 'gap'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

export type Unit = {
  kind: UnitKind;
  /** Index into the corpus's passages, in order of interviews and offsets. */
  passage: number;
  text: string;
  /** Where the text stands in the source; of an index question, the sentence that it is nearest to (see `align`). */
  span?: Span;
};

/** Kinds whose text is the transcript's own, and so is embedded as a passage; the others are embedded as queries. */
export const isText = (kind: UnitKind) => kind === 'sentence' || kind === 'window' || kind === 'exchange';

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
        of('exchange', tail ? `${oneLine(tail)} ${whole}` : whole);
        const written = indexQuestions.get(passageKey(whole));
        for (const question of written?.questions ?? []) of('question', question);
        for (const question of written?.contradicts ?? []) of('premise', question);
        for (const question of written?.unanswered ?? []) of('gap', question);
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
