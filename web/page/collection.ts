import type { Interview } from '../../server/contract/contract.ts';
import { formatDate } from '../quote/dates.ts';

/** What the collection holds, in figures: how many interviews, with whom, over which days. */
export function collectionOf(interviews: Interview[], lang: string): { count: number; who: string; when: string } {
  const who = [...new Set(interviews.map((i) => i.interviewee))];
  const from = interviews.map((i) => i.date.from).sort()[0];
  const to = interviews
    .map((i) => i.date.to)
    .sort()
    .at(-1);
  return {
    count: interviews.length,
    who: new Intl.ListFormat(lang).format(who),
    when: from && to ? formatDate({ from, to }, lang) : '',
  };
}
