/** Answers about the collection itself, from the catalog; they cite nothing. */
import { fold } from '../../../ingest/text/analyze.ts';
import { daysOf } from '../../../ingest/text/calendar.ts';
import { interviewsOf } from '../filters.ts';
import type { Library } from '../library.ts';
import type { MessageKind } from '../understand/message/message-kind.ts';
import type { Understanding } from '../understand/understand.ts';
import type { Draft } from './draft.ts';
import { countOf, dateInWords } from './words.ts';

type Topic = Extract<MessageKind, { kind: 'about' }>['topic'];

const about = (answer: string): Draft => ({ status: 'about', answer, citations: [] });

const WHEN =
  /^(?!.* about )(?:and )?(?:(?:when|on (?:what|which) (?:day|date)|what (?:day|date)) (?:was|were|is|did|took) .{0,60}\b(?:interview|interviewed|talk|speak|conversation|broadcast|given|take place)\b.{0,40}|.{0,40}\bdate of .{0,40}\binterview\b.{0,20})$/;
const WHO_INTERVIEWED =
  /^(?:and )?who (?:interviewed|did the interview|was the (?:interviewer|journalist|host|presenter))\b.{0,60}$/;

export function composeAbout(library: Library, topic: Topic): Draft {
  const { interviews } = library;
  const who = interviews[0]?.interviewee ?? 'one person';
  const { from, to } = daysOf(interviews);
  const span = `${countOf(interviews.length, 'interview')} of ${who}, ${dateInWords({ from, to })}`;
  const outlets = [...new Set(interviews.map((i) => i.outlet.name))];
  switch (topic) {
    case 'thanks':
      return about('You are welcome. Ask whenever you like what was said about something.');
    case 'outlets':
      return about(`The collection holds ${span}. Outlets: ${outlets.join(', ')}.`);
    case 'count':
      return about(
        `The collection holds ${span}, with ${outlets.length} outlets and ${library.passages.length} passages.`,
      );
    case 'speakers': {
      const others = [...new Set(library.passages.filter((p) => p.turn.role === 'other').map((p) => p.turn.speaker))];
      return about(
        `The interviewee is ${who}; the others are the outlets' interviewers${others.length > 0 ? ` and ${others.join(', ')}` : ''}.`,
      );
    }
    case 'source':
      return about(
        `The transcripts are quoted exactly as they were published, in English. Several interviews were presumably held in other languages and translated; the source does not say which. Every quote can be checked in its transcript. They are ${span}.`,
      );
    default:
      return about(
        `This answers questions about what was said in ${span}, with exact quotes, each with who said it, to which outlet and when. Ask for instance what was said about a subject, what was told to one outlet, what the journalists alleged, or when something was said. It quotes; it does not judge whether what was said is true.`,
      );
  }
}

/** "When was the BBC interview?", "who interviewed him for TASS?": only where the question is about the interview itself. */
composeAbout.when = (library: Library, { question, inferred }: Understanding): Draft | undefined => {
  const plain = fold(question)
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (!inferred.outlets?.length || inferred.outlets.length > 8) return undefined;
  const interviews = interviewsOf(library, { outlets: inferred.outlets });
  if (WHEN.test(plain)) {
    const lines = interviews.map(({ outlet, date }) =>
      date.basis === 'stated'
        ? `The ${outlet.name} interview was on ${dateInWords(date)}.`
        : `The transcript does not state the day of the ${outlet.name} interview; by its place in the collection it was ${dateInWords(date)}.`,
    );
    return about(lines.join('\n'));
  }
  if (!WHO_INTERVIEWED.test(plain)) return undefined;
  const lines = interviews.map(({ outlet, interviewers }) =>
    interviewers.length > 0
      ? `${interviewers.join(', ')} interviewed for ${outlet.name}.`
      : `The transcript does not name the interviewer for ${outlet.name}.`,
  );
  return about(lines.join('\n'));
};
