/** Questions about which interviews there are, of whom and when: answered from the catalog, whoever or whatever they are limited to. */
import type { Interview, Span } from '../../../ingest/schema.ts';
import { fold, words } from '../../../ingest/text/analyze.ts';
import { dateInWords, daysOf } from '../../../ingest/text/calendar.ts';
import { findPeriods } from '../../../ingest/text/days.ts';
import { literal } from '../../../ingest/text/pattern.ts';
import type { Filters } from '../../contract/contract.ts';
import { interviewsOf } from '../filters.ts';
import type { Library } from '../library.ts';
import { type Mention, type PeopleFinder, peopleFinder } from '../understand/people.ts';
import type { Understanding } from '../understand/understand.ts';
import type { Draft } from './draft.ts';
import { countOf, withoutGuest } from './words.ts';

const ASKS_FOR_LIST = /\b(?:interviews|interviewed|interview|transcripts?|conversations?|talks|episodes?|podcasts?)\b/;
const OPENS =
  /^(?:and |so |please )?(?:which|what|list|show|name|give|how many|are there|is there|do you have|who|whom)\b/;
/** Of somebody who speaks, the catalog says where; who they are is for the transcripts to say. */
const WHO_IS = /^(?:and |so )?who (?:is|was)\b/;
/** What such a question may have beside names and times: any other word asks for something that was said. */
const PLAIN = new Set(
  `and so please which what list show name give me us all of the your these those how many are is was were there here do does
  did you have has had who whom with by from in for to on at during given gave give made done recorded held conducted any
  an a other else interview interviews interviewed transcript transcripts conversation conversations talk talks episode
  episodes podcast podcasts s collection year years people person mr mrs ms dr professor`.split(/\s+/),
);
/** Interviews that are listed, one a line. */
const MOST_LISTED = 60;

const FINDERS = new WeakMap<Library, PeopleFinder>();

function findPeople(library: Library): PeopleFinder {
  const known = FINDERS.get(library);
  if (known) return known;
  const made = peopleFinder(library.people);
  FINDERS.set(library, made);
  return made;
}

/** Interviews that a question limits itself to by people, outlets and days; undefined where by nothing. */
export const interviewsMeant = (
  library: Library,
  { question, inferred }: Pick<Understanding, 'question' | 'inferred'>,
): Interview[] | undefined => interviewsOfAll(library, findPeople(library)(question), inferred);

/** Those in which all of these people speak. */
function interviewsOfAll(
  library: Library,
  mentions: readonly Mention[],
  { outlets, from, to }: Filters,
): Interview[] | undefined {
  const people = mentions.map(({ person }) => person);
  if (people.length === 0 && !outlets?.length && !from && !to) return undefined;
  const ids = people.map(
    ({ interviews: { interviewee, interviewer, other } }) => new Set([...interviewee, ...interviewer, ...other]),
  );
  // The outlets of one who asks are inferred from the name.
  const filters = { ...(people.length === 0 && outlets && { outlets }), ...(from && { from }), ...(to && { to }) };
  return interviewsOf(library, filters).filter(({ id }) => ids.every((own) => own.has(id)));
}

/** "Seth Oak, Coast TV, 3 May 2018" */
const lineOf = (library: Library, interview: Interview): string =>
  [
    interview.interviewee,
    withoutGuest(library.talk(interview), interview.interviewee),
    dateInWords(interview.date),
  ].join(', ');

/** The interviews themselves, in order of time, one a line. */
export function listOf(library: Library, interviews: readonly Interview[]): string {
  const lines = interviews.slice(0, MOST_LISTED).map((one) => `• ${lineOf(library, one)}`);
  const more = interviews.length - lines.length;
  return [...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}

export function composeListing(library: Library, understanding: Understanding): Draft | undefined {
  const { question, inferred } = understanding;
  const plain = words(question).join(' ');
  const mayAskWho = WHO_IS.test(plain);
  const asksForList = OPENS.test(plain) && ASKS_FOR_LIST.test(plain);
  if (!mayAskWho && !asksForList) return undefined;
  const mentions = findPeople(library)(question);
  const who = mayAskWho && mentions.length === 1 ? mentions[0] : undefined;
  if (!who && !asksForList) return undefined;
  const meant = interviewsOfAll(library, mentions, who ? {} : inferred);
  if (!meant || !asksForNothingElse(library, question, mentions, inferred.outlets ?? [])) return undefined;
  if (who && meant.length === 0) return undefined;
  const answer = who
    ? `${who.person.name} speaks in ${countOf(meant.length, 'interview')} of the collection:\n${listOf(library, meant)}`
    : meant.length === 0
      ? `The collection holds no such interview. It holds ${countOf(library.interviews.length, 'interview')}:\n${listOf(library, library.interviews)}`
      : `The collection holds ${countOf(meant.length, 'such interview')}:\n${listOf(library, meant)}`;
  return { status: 'about', answer, citations: [] };
}

function asksForNothingElse(
  library: Library,
  question: string,
  mentions: readonly Mention[],
  outlets: readonly string[],
): boolean {
  const taken = [...mentions, ...findPeriods(question.toLowerCase(), daysOf(library.interviews))];
  const rest = [...question].length === question.length ? blanked(question, taken) : question;
  const names = outlets.flatMap((name) => {
    const { outlet } = library.interviews.find((one) => one.outlet.name === name)!;
    return [outlet.name, ...outlet.variants];
  });
  const without = names.reduce(
    (text, name) => text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${literal(fold(name))}(?![\\p{L}\\p{N}])`, 'gu'), ' '),
    fold(rest),
  );
  return words(without).every((word) => PLAIN.has(word));
}

const blanked = (text: string, spans: readonly Span[]): string =>
  spans.reduce((all, { start, end }) => all.slice(0, start) + ' '.repeat(end - start) + all.slice(end), text);
