import type { Spoken } from '../formats/layout.ts';
import type { Basis, Passage, Role, Source, Turn } from '../schema.ts';
import { splitSentences } from '../text/sentences.ts';
import type { Decision } from './decode.ts';
import type { Known, Marking } from './marking.ts';
import type { Correction } from './review.ts';

/** A paragraph whose speaker is decided. */
type Attributed = Spoken & { speaker: string; role: Role; basis: Basis; note?: string; confidence: number };

/** Names for the voices of one interview that no label names. */
export type Cast = { interviewee: string; interviewer: string };

/** Confidence in a label where the interview marks its turns by dashes: it could be words that somebody reads out. */
const STRAY_LABEL = 0.5;
/** The note of a turn that was given to another than its labels say. */
export const LABEL_IS_MISSING = 'label-is-missing';
/** Confidence in what follows from the marks around a paragraph that has none. */
const CONFIDENCE = { 'goes-on': 0.95, 'label-is-missing': 0.8, 'addresses-the-speaker': 0.7 };
/** Confidence in a paragraph whose beginning looks like another speaker's label. */
const SUSPECT = 0.6;
const RULE = {
  'goes-on': 'same-speaker-goes-on',
  'label-is-missing': LABEL_IS_MISSING,
  'addresses-the-speaker': 'addresses-the-speaker',
};

/** Who speaks each paragraph: by the review where it says, else by its label, else by the marks around it, else by the clues. */
export function attribute(
  spoken: readonly Spoken[],
  known: readonly (Known | undefined)[],
  decisions: readonly Decision[],
  corrections: readonly (Correction | undefined)[],
  cast: Cast,
  marking: Marking,
): Attributed[] {
  const labelled = spoken.filter(({ voice }) => voice).length;
  const usual = labelled * 4 >= spoken.filter(({ dash }) => dash).length;
  let third = '';
  const attributed = spoken.map((paragraph, i): Attributed => {
    const { side, confidence, rule } = decisions[i]!;
    const { voice, how } = known[i] ?? {};
    if (voice?.role === 'other') third = voice.name;
    const correction = corrections[i];
    if (correction) {
      const { speaker, role, reason } = correction;
      return { ...paragraph, speaker, role, basis: 'review', note: reason, confidence: 1 };
    }
    const unnamed = { interviewee: cast.interviewee, interviewer: cast.interviewer, other: third }[side];
    const speaker = voice?.name ?? unnamed;
    if (how === 'label')
      return {
        ...paragraph,
        speaker,
        role: side,
        basis: 'label',
        confidence: paragraph.suspect ? SUSPECT : usual ? 1 : STRAY_LABEL,
      };
    if (how === 'goes-on' || how === 'label-is-missing' || how === 'addresses-the-speaker') {
      return {
        ...paragraph,
        speaker,
        role: side,
        basis: 'rule',
        note: RULE[how],
        confidence: paragraph.suspect ? SUSPECT : CONFIDENCE[how],
      };
    }
    return { ...paragraph, speaker, role: side, basis: 'rule', note: rule, confidence };
  });
  return marking === 'labels' ? withStatement(attributed, known) : attributed;
}

/** An opening statement has at least so many paragraphs and code units. */
const STATEMENT = { paragraphs: 3, length: 1_200, confidence: 0.85 };
/** Most confidence in anything else without a label before the first. */
const UNLABELLED = 0.7;

/**
 * Before the first label of an interview of labels, paragraphs in a row that the clues give to who answers, too many and
 * too long for a question, are an opening statement.
 */
function withStatement(attributed: Attributed[], known: readonly (Known | undefined)[]): Attributed[] {
  const first = known.findIndex((one) => one !== undefined);
  let from = 0;
  for (let i = 1; i <= first; i += 1) {
    if (i < first && !attributed[i]!.apart) continue;
    const run = attributed.slice(from, i);
    const length = run.reduce((sum, { start, end }) => sum + end - start, 0);
    if (
      run.length >= STATEMENT.paragraphs &&
      length >= STATEMENT.length &&
      run.every(({ role }) => role === 'interviewee')
    ) {
      for (const paragraph of run) {
        paragraph.confidence = Math.max(paragraph.confidence, STATEMENT.confidence);
        paragraph.note = 'opening-statement';
      }
    } else for (const paragraph of run) paragraph.confidence = Math.min(paragraph.confidence, UNLABELLED);
    from = i;
  }
  return attributed;
}

/**
 * Joins paragraphs into turns: as long as the same person speaks and nothing but white space lies between. A turn has the
 * lowest confidence of its paragraphs, and the basis of a reviewed one if it has any, else of its first.
 */
export function toTurns(paragraphs: Attributed[], interviewId: string, source: Source): Turn[] {
  const turns: Turn[] = [];
  let passages = 0;
  for (const paragraph of paragraphs) {
    passages += 1;
    const passage = toPassage(paragraph, `${interviewId}.p${passages}`, source);
    const turn = turns.at(-1);
    if (turn && !paragraph.apart && turn.speaker === paragraph.speaker && turn.role === paragraph.role) {
      turn.end = passage.end;
      turn.passages.push(passage);
      turn.confidence = Math.min(turn.confidence, paragraph.confidence);
      if (paragraph.basis === 'review') {
        turn.note = turn.basis === 'review' ? `${turn.note} ${paragraph.note}` : paragraph.note;
        turn.basis = 'review';
      }
      continue;
    }
    const { speaker, role, basis, note, confidence } = paragraph;
    const { start, end } = passage;
    const index = turns.length;
    turns.push({
      id: `${interviewId}.t${index}`,
      index,
      speaker,
      role,
      basis,
      ...(note && { note }),
      confidence,
      start,
      end,
      passages: [passage],
    });
  }
  return turns;
}

function toPassage({ start, end }: Attributed, id: string, source: Source): Passage {
  return { id, start, end, sentences: splitSentences(source.text.slice(start, end), start) };
}
