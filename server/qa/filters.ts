/** Filters given by a caller: names made canonical, and the passages that they leave. */

import type { Person } from '../../ingest/collection.ts';
import type { Interview, InterviewDate } from '../../ingest/schema.ts';
import { fold } from '../../ingest/text/analyze.ts';
import { isUnknown } from '../../ingest/text/calendar.ts';
import type { Filters } from '../contract/contract.ts';
import type { Library, PassageEntry } from './library.ts';
import type { Allowed } from './retrieve/store.ts';

/** A filter names what the collection does not have; the message says what it has. */
export class UnknownFilterError extends Error {
  override name = 'UnknownFilterError';
}

/** Names listed in a message. */
const MOST_LISTED = 40;

/** Case, accents, hyphens and spaces do not count in names. */
export const nameKey = (name: string) => fold(name).replace(/[^\p{L}\p{N}]+/gu, '');

/** @throws UnknownFilterError */
export function canonicalFilters(given: Filters, library: Library): Filters {
  const outlets = given.outlets?.map((name) => canonicalOutlet(name, library));
  const speakers = given.speakers?.flatMap((name) => canonicalSpeakers(name, library));
  if (given.from && given.to && given.from > given.to) {
    throw new UnknownFilterError(`The filter "from" (${given.from}) is later than "to" (${given.to}).`);
  }
  return {
    ...given,
    ...(outlets && { outlets: unique(outlets) }),
    ...(speakers && { speakers: unique(speakers) }),
    ...(given.roles && { roles: unique(given.roles) }),
  };
}

function canonicalOutlet(name: string, { interviews }: Library): string {
  const key = nameKey(name);
  const exact = interviews.find(({ id, outlet }) => nameKey(outlet.name) === key || nameKey(id) === key);
  const found = exact ?? interviews.find(({ outlet }) => outlet.variants.some((v) => nameKey(v) === key));
  if (found) return found.outlet.name;
  const known = listed(unique(interviews.map((i) => i.outlet.name)));
  throw new UnknownFilterError(`There is no interview with "${name}" in this collection. Outlets: ${known}.`);
}

/**
 * The names under which somebody's words stand, by full name, surname, first name where nobody else has it, or another
 * name that the collection knows. Two people of one surname are both meant.
 */
function canonicalSpeakers(name: string, library: Library): string[] {
  const key = nameKey(name);
  const exact = library.speakers.filter((speaker) => nameKey(speaker) === key);
  if (exact.length > 0) return exact;
  for (const namesOf of WAYS_TO_NAME) {
    const meant = library.people.filter((person) => namesOf(person).some((other) => nameKey(other) === key));
    const spoken = meant.flatMap((person) => library.spokenNames(person));
    if (spoken.length > 0) return spoken;
  }
  throw new UnknownFilterError(
    `Nobody called "${name}" speaks in this collection. Speakers: ${listed(library.speakers)}.`,
  );
}

const WAYS_TO_NAME: readonly ((person: Person) => readonly string[])[] = [
  ({ name }) => [name],
  ({ aliases, address }) => [...aliases, ...address],
  ({ surname, short }) => [surname, short],
  ({ first }) => (first ? [first] : []),
];

function listed(names: readonly string[]): string {
  const more = names.length - MOST_LISTED;
  return more > 0 ? `${names.slice(0, MOST_LISTED).join(', ')} and ${more} more` : names.join(', ');
}

/** @returns undefined where nothing is filtered out */
export function allowedBy(filters: Filters, library: Library): Allowed | undefined {
  const { outlets, speakers, roles, from, to } = filters;
  if (!outlets?.length && !speakers?.length && !roles?.length && !from && !to) return undefined;
  const isWithin = withinDays(library, filters);
  const mask = new Uint8Array(library.passages.length);
  let count = 0;
  let interview: Interview | undefined;
  let isAllowed = false;
  for (const entry of library.passages) {
    if (entry.interview !== interview) {
      interview = entry.interview;
      isAllowed = isWithin(interview.date) && (!outlets?.length || outlets.includes(interview.outlet.name));
    }
    if (!isAllowed || !matches(entry, filters)) continue;
    mask[entry.index] = 1;
    count++;
  }
  return { mask, count, filters };
}

const matches = ({ turn }: PassageEntry, { speakers, roles }: Filters): boolean =>
  (!speakers?.length || speakers.includes(turn.speaker)) && (!roles?.length || roles.includes(turn.role));

/** Whether an interview may have been given between two days, both included. */
export const overlaps = (date: InterviewDate, from?: string, to?: string): boolean =>
  (!from || date.to >= from) && (!to || date.from <= to);

/** Of an interview without any day nobody can say when it was given: it counts only where no other fits. */
function withinDays({ interviews }: Library, { from, to }: Filters): (date: InterviewDate) => boolean {
  if (!from && !to) return () => true;
  const known = interviews.some(({ date }) => !isUnknown(date) && overlaps(date, from, to));
  return (date) => overlaps(date, from, to) && !(known && isUnknown(date));
}

/** Interviews that filters on outlet, date and speakers leave: those in which one of the speakers is heard. */
export function interviewsOf(library: Library, filters: Filters): Interview[] {
  const { outlets, speakers } = filters;
  const isWithin = withinDays(library, filters);
  return library.interviews.filter(
    (i) =>
      (!outlets?.length || outlets.includes(i.outlet.name)) &&
      (!speakers?.length || speakers.includes(i.interviewee) || i.turns.some((t) => speakers.includes(t.speaker))) &&
      isWithin(i.date),
  );
}

/** Whether filters on outlet, speaker or day leave a part only; whose role it is says nothing of the subject. */
export const isNarrowed = ({ outlets, speakers, from, to }: Filters): boolean =>
  Boolean(outlets?.length || speakers?.length || from || to);

/** What a caller gave goes before what was inferred, field by field. */
export const mergeFilters = (given: Filters, inferred: Filters): Filters => ({ ...inferred, ...withoutEmpty(given) });

/** An empty list limits nothing, so it says nothing against what was inferred. */
const withoutEmpty = (filters: Filters): Filters =>
  Object.fromEntries(Object.entries(filters).filter(([, value]) => !Array.isArray(value) || value.length > 0));

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];
