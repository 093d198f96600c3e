import type { CollectionResponse } from '../../server/contract/collection.ts';
import type { PageMessages } from '../locale/page-en.ts';
import { formatDate } from '../quote/dates.ts';

/** More interviewees are counted. */
const MOST_NAMES = 3;

/** What the collection holds, in figures and in the interface's language: "26 interviews with …, 2 October – 6 November 2020." */
export function figuresOf({ people, counts, period }: CollectionResponse, p: PageMessages, lang: string): string {
  const names = people.filter((person) => person.interviews.interviewee > 0).map((person) => person.name);
  const who = names.length > MOST_NAMES ? p.people(names.length) : new Intl.ListFormat(lang).format(names);
  return p.collection(counts.interviews, who, period && formatDate(period, lang));
}
