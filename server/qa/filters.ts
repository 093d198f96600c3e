/** Filters given by a caller: names made canonical, and the passages that they leave. */

import type { Interview, InterviewDate } from '../../ingest/schema.ts';
import { fold } from '../../ingest/text/analyze.ts';
import type { Filters } from '../contract/contract.ts';
import type { Library, PassageEntry } from './library.ts';
import type { Allowed } from './retrieve/store.ts';

/** A filter names what the collection does not have; the message says what it has. */
export class UnknownFilterError extends Error {
  override name = 'UnknownFilterError';
}

/** Case, accents, hyphens and spaces do not count in names. */
export const nameKey = (name: string) => fold(name).replace(/[^\p{L}\p{N}]+/gu, '');

/** @throws UnknownFilterError */
export function canonicalFilters(given: Filters, library: Library): Filters {
  const outlets = given.outlets?.map((name) => canonicalOutlet(name, library));
  const speakers = given.speakers?.map((name) => canonicalSpeaker(name, library));
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
  const known = unique(interviews.map((i) => i.outlet.name)).join(', ');
  throw new UnknownFilterError(`There is no interview with "${name}" in this collection. Outlets: ${known}.`);
}

function canonicalSpeaker(name: string, { passages, interviews }: Library): string {
  const speakers = unique(passages.map((p) => p.turn.speaker));
  const key = nameKey(name);
  const found =
    speakers.find((s) => nameKey(s) === key) ??
    speakers.find((s) => s.includes(' ') && nameKey(s.split(' ').at(-1)!) === key);
  if (found) return found;
  const who = unique([...interviews.map((i) => i.interviewee), ...speakers]).join(', ');
  throw new UnknownFilterError(`Nobody called "${name}" speaks in this collection. Speakers: ${who}.`);
}

/** @returns undefined where nothing is filtered out */
export function allowedBy(filters: Filters, library: Library): Allowed | undefined {
  const { outlets, speakers, roles, from, to } = filters;
  if (!outlets?.length && !speakers?.length && !roles?.length && !from && !to) return undefined;
  const mask = new Uint8Array(library.passages.length);
  let count = 0;
  for (const entry of library.passages) {
    if (!matches(entry, filters)) continue;
    mask[entry.index] = 1;
    count++;
  }
  return { mask, count, filters };
}

function matches({ interview, turn }: PassageEntry, { outlets, speakers, roles, from, to }: Filters): boolean {
  return (
    (!outlets?.length || outlets.includes(interview.outlet.name)) &&
    (!speakers?.length || speakers.includes(turn.speaker)) &&
    (!roles?.length || roles.includes(turn.role)) &&
    overlaps(interview.date, from, to)
  );
}

/** Whether an interview may have been given between two days, both included. */
export const overlaps = (date: InterviewDate, from?: string, to?: string): boolean =>
  (!from || date.to >= from) && (!to || date.from <= to);

/** Interviews that filters on outlet and date leave. */
export const interviewsOf = (library: Library, { outlets, from, to }: Filters): Interview[] =>
  library.interviews.filter((i) => (!outlets?.length || outlets.includes(i.outlet.name)) && overlaps(i.date, from, to));

/** Whether filters on outlet, speaker or day leave a part only; whose role it is says nothing of the subject. */
export const isNarrowed = ({ outlets, speakers, from, to }: Filters): boolean =>
  Boolean(outlets?.length || speakers?.length || from || to);

/** What a caller gave goes before what was inferred, field by field. */
export const mergeFilters = (given: Filters, inferred: Filters): Filters => ({ ...inferred, ...given });

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];
