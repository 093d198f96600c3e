/** Answers about the collection itself, from the catalog; they cite nothing. */
import { fold } from '../../../ingest/text/analyze.ts';
import { capitalised, dateInWords, daysOf, isUnknown } from '../../../ingest/text/calendar.ts';
import { interviewsOf } from '../filters.ts';
import type { Library } from '../library.ts';
import type { MessageKind } from '../understand/message/message-kind.ts';
import type { Understanding } from '../understand/understand.ts';
import { interviewsMeant, listOf } from './compose-listing.ts';
import type { Draft } from './draft.ts';
import { countOf, withoutGuest } from './words.ts';

type Topic = Extract<MessageKind, { kind: 'about' }>['topic'];

/** More interviewees are counted; of longer lists so many names are shown. */
const MOST_GUESTS = 3;
const MOST_LISTED = 60;
/** Interviews of which date or host are told, one a line. */
const MOST_TOLD = 8;
const AND = new Intl.ListFormat('en');

const about = (answer: string): Draft => ({ status: 'about', answer, citations: [] });

const WHEN =
  /^(?!.* about )(?:and )?(?:(?:when|on (?:what|which) (?:day|date)|what (?:day|date)) (?:was|were|is|did|took) .{0,60}\b(?:interview|interviewed|talk|speak|conversation|broadcast|given|take place)\b.{0,40}|.{0,40}\bdate of .{0,40}\binterview\b.{0,20})$/;
const WHO_INTERVIEWED =
  /^(?:and )?who (?:interviewed|did the interview|was the (?:interviewer|journalist|host|presenter))\b.{0,60}$/;

export function composeAbout(library: Library, topic: Topic): Draft {
  const { interviews, passages, collection } = library;
  const span = spanOf(library);
  const outlets = [...new Set(interviews.map((i) => i.outlet.name))];
  switch (topic) {
    case 'thanks':
      return about('You are welcome. Ask whenever you like what was said about something.');
    case 'outlets':
      return about(
        `The collection holds ${span}. Outlets: ${listed(outlets)}.${guestsOf(interviews).length > 1 ? `\n${listOf(library, interviews)}` : ''}`,
      );
    case 'count':
      return about(
        `The collection holds ${span}, with ${countOf(outlets.length, 'outlet')} and ${countOf(passages.length, 'passage')}.`,
      );
    case 'order':
      return about(firstAndLast(library));
    case 'speakers':
      return about(speakersIn(library));
    case 'source':
      return about(
        `The transcripts are quoted exactly as they stand in their sources, in ${languagesOf(interviews)}. ${collection.about.en} Every quote can be checked in its transcript. They are ${span}.`,
      );
    default:
      return about(
        `This answers questions about what was said in ${span}, with exact quotes, each with who said it, to which outlet and when. Ask for instance what was said about a subject, what was told to one outlet, what the journalists alleged, or when something was said. It quotes; it does not judge whether what was said is true.`,
      );
  }
}

/** "26 interviews with Ada Berg, between 3 and 9 October 2020". */
function spanOf({ interviews }: Library): string {
  const guests = guestsOf(interviews);
  const who = guests.length > MOST_GUESTS ? countOf(guests.length, 'person', 'people') : AND.format(guests);
  const days = daysOf(interviews);
  return `${countOf(interviews.length, 'interview')} with ${who}${days.from ? `, ${dateInWords(days)}` : ''}`;
}

const guestsOf = (interviews: Library['interviews']): string[] => [...new Set(interviews.map((i) => i.interviewee))];

/** By their days: where these are bounded, all that may have been the first or the last. */
function firstAndLast(library: Library): string {
  const dated = library.interviews.filter(({ date }) => !isUnknown(date));
  if (dated.length === 0) return 'The collection does not say on which days its interviews were given.';
  const firstEnds = dated.map(({ date }) => date.to).sort()[0]!;
  const lastBegins = dated
    .map(({ date }) => date.from)
    .sort()
    .at(-1)!;
  const undated = library.interviews.length - dated.length;
  return [
    `The first interview was ${eitherOf(
      library,
      dated.filter(({ date }) => date.from <= firstEnds),
    )}.`,
    `The last was ${eitherOf(
      library,
      dated.filter(({ date }) => date.to >= lastBegins),
    )}.`,
    ...(undated > 0 ? [`The day of ${countOf(undated, 'interview')} is not known.`] : []),
  ].join(' ');
}

/** "that of Radio Oak, 3 October 2020" */
function eitherOf(library: Library, interviews: Library['interviews']): string {
  const told = interviews.slice(0, MOST_TOLD).map((one) => `${library.talk(one)}, ${dateInWords(one.date)}`);
  const more = interviews.length - told.length;
  if (interviews.length === 1) return `that of ${told[0]}`;
  return `one of these: ${told.join('; ')}${more > 0 ? `; or one of ${more} more` : ''}`;
}

function speakersIn({ interviews, people }: Library): string {
  const guests = guestsOf(interviews);
  const named = people.filter((p) => !guests.includes(p.name));
  const hosts = named.filter((p) => p.interviews.interviewer.length > 0).map((p) => p.name);
  const others = named.filter((p) => p.interviews.interviewer.length === 0 && p.interviews.other.length > 0);
  const unnamed = interviews.some((i) => i.turns.some((t) => t.role === 'interviewer' && t.speaker === 'interviewer'));
  const parts = [
    ...(hosts.length > 0 ? [`Interviewers: ${listed(hosts)}${unnamed ? ', and others who are not named' : ''}.`] : []),
    ...(hosts.length === 0 && unnamed ? ['The interviewers are not named.'] : []),
    ...(others.length > 0 ? [`Others who speak: ${listed(others.map((p) => p.name))}.`] : []),
  ];
  return [`${guests.length === 1 ? 'The interviewee is' : 'Those who answer are'} ${listed(guests)}.`, ...parts].join(
    ' ',
  );
}

/** "the Coast TV interview"; where its outlet has several, "the interview with Ada Berg for Coast TV". */
function nameOf(library: Library, interview: Library['interviews'][number]): string {
  const talk = library.talk(interview);
  const rest = withoutGuest(talk, interview.interviewee);
  return rest === talk ? `the ${talk} interview` : `the interview with ${interview.interviewee} for ${rest}`;
}

/** Names as a list that stays readable. */
function listed(names: readonly string[]): string {
  const more = names.length - MOST_LISTED;
  return more > 0 ? `${names.slice(0, MOST_LISTED).join(', ')} and ${more} more` : names.join(', ');
}

function languagesOf(interviews: Library['interviews']): string {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  return AND.format([...new Set(interviews.map((i) => names.of(i.language) ?? i.language))]);
}

/** "When was the TV interview?", "who interviewed her?": only where the question is about the interview itself. */
composeAbout.when = (library: Library, { question, inferred }: Understanding): Draft | undefined => {
  const plain = fold(question)
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (!WHEN.test(plain) && !WHO_INTERVIEWED.test(plain)) return undefined;
  const { outlets, speakers } = inferred;
  const interviews =
    outlets?.length || speakers?.length
      ? interviewsOf(library, inferred)
      : (interviewsMeant(library, { question, inferred }) ?? []);
  if (interviews.length === 0 || interviews.length > MOST_TOLD) return undefined;
  if (WHEN.test(plain)) {
    const lines = interviews.map((interview) => {
      const { date } = interview;
      const talk = nameOf(library, interview);
      return date.basis === 'stated'
        ? `${capitalised(talk)} was on ${dateInWords(date)}.`
        : `The transcript does not state the day of ${talk}${isUnknown(date) ? '' : `; by its place in the collection it was ${dateInWords(date)}`}.`;
    });
    return about(lines.join('\n'));
  }
  if (!WHO_INTERVIEWED.test(plain)) return undefined;
  const lines = interviews.map((interview) =>
    interview.interviewers.length > 0
      ? `${interview.interviewers.join(', ')} interviewed for ${library.talk(interview)}.`
      : `The transcript does not name the interviewer for ${library.talk(interview)}.`,
  );
  return about(lines.join('\n'));
};
