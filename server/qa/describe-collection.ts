/** The collection in the contract's shape: what its folder says, and what is counted. */
import { daysOf } from '../../ingest/text/calendar.ts';
import type { CollectionResponse } from '../contract/collection.ts';
import type { Library } from './library.ts';

export function describeCollection({ collection, people, interviews, passages }: Library): CollectionResponse {
  const { title, description, about, words, examples, themes, phrases } = collection;
  const outlets = new Map<string, number>();
  for (const { outlet } of interviews) outlets.set(outlet.name, (outlets.get(outlet.name) ?? 0) + 1);
  const period = daysOf(interviews);
  return {
    ...{ title, description, about, words, examples, themes, phrases },
    people: people.map(({ name, short, about, interviews: { interviewee, interviewer, other } }) => ({
      ...{ name, short },
      ...(about && { about }),
      interviews: { interviewee: interviewee.length, interviewer: interviewer.length, other: other.length },
    })),
    outlets: [...outlets].map(([name, interviews]) => ({ name, interviews })),
    counts: {
      interviews: interviews.length,
      interviewees: new Set(interviews.map((i) => i.interviewee)).size,
      outlets: outlets.size,
      turns: interviews.reduce((sum, { turns }) => sum + turns.length, 0),
      passages: passages.length,
    },
    ...(period.from && { period }),
    languages: [...new Set(interviews.map((i) => i.language))],
  };
}
