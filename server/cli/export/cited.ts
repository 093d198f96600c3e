/** The interviews that an answer cites, as sources for a reference manager. */
import type { AskResponse, Citation, Interview } from '../../contract/contract.ts';
import { passageLink } from '../../http/passage-link.ts';

export type Cited = {
  /** Of this source among the others: letters, digits and hyphens. */
  key: string;
  interview: Interview;
  /** In the order of their markers. */
  quotes: (Pick<Citation, 'marker' | 'quote' | 'speaker'> & { url: string })[];
};

/** One for each interview, in order of first citation; an interview that is not among `interviews` is left out. */
export function citedInterviews(
  { citations }: Pick<AskResponse, 'citations'>,
  interviews: readonly Interview[],
  publicUrl: string,
): Cited[] {
  const found = new Map<string, Cited>();
  for (const citation of citations) {
    const { id } = citation.interview;
    const interview = interviews.find((one) => one.id === id);
    if (!interview) continue;
    const cited = found.get(id) ?? { key: keyOf(interview), interview, quotes: [] };
    const { marker, quote, speaker } = citation;
    cited.quotes.push({ marker, quote, speaker, url: passageLink(publicUrl, citation) });
    found.set(id, cited);
  }
  return [...found.values()];
}

const keyOf = ({ id, date }: Interview): string => `${id}-${date.from.slice(0, 4)}`.replace(/[^\w-]+/g, '-');

/** What some tool loses of its own field: who asked, and the day; and what was quoted. */
export function noteOf({ interview: { interviewers, date }, quotes }: Cited): string {
  const asked = interviewers.length > 0 ? [`Interviewer: ${interviewers.join(', ')}.`] : [];
  const given = date.from === date.to ? `Given on ${date.from}.` : `Given between ${date.from} and ${date.to}.`;
  const said = quotes.map(({ marker, speaker, quote, url }) => `[${marker}] ${speaker}: “${quote}” ${url}`);
  return [...asked, given, ...said].join(' ').replace(/\s+/g, ' ');
}
