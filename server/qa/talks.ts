/** What tells the interviews of one outlet from each other, in words. */
import type { Interview } from '../../ingest/schema.ts';

/** Longest part of a title that is shown, in code units: whole words of it. */
const TITLE = 80;

/**
 * By id, for interviews of outlets that have several: "Coast TV with Ada Berg", or where the guest is the same again
 * "Coast TV, “The lighthouse”"; where the titles do not tell them apart, the date beside it must.
 */
export function talksOf(interviews: readonly Interview[]): ReadonlyMap<string, string> {
  const talks = new Map<string, string>();
  for (const own of grouped(interviews, (i) => i.outlet.name).values()) {
    if (own.length === 1) continue;
    const guests = grouped(own, (i) => i.interviewee);
    const titles = grouped(own, (i) => i.title);
    for (const interview of own) {
      const { id, outlet, interviewee, title } = interview;
      const isTold = titles.get(title)!.length === 1 && !isMade(interview);
      const guest = guests.size > 1 ? ` with ${interviewee}` : '';
      if (isTold) talks.set(id, `${outlet.name}${guest}, “${short(withoutNames(title, [outlet.name, interviewee]))}”`);
      else if (guest) talks.set(id, `${outlet.name}${guest}`);
    }
  }
  return talks;
}

/** The title that ingest makes where the source has none. */
const isMade = ({ title, interviewee, outlet }: Interview) => title === `${interviewee}, ${outlet.name}`;

/** "Coast TV: Ada Berg, The lighthouse" within "Coast TV with Ada Berg, “…”" need not say them again. */
function withoutNames(title: string, names: readonly string[]): string {
  const rest = names.reduce(
    (text, name) => (text.startsWith(name) ? text.slice(name.length).replace(/^[\s:,–—-]+/, '') : text),
    title,
  );
  return rest || title;
}

function short(title: string): string {
  const plain = title.replace(/[“”]/g, '’');
  if (plain.length <= TITLE) return plain;
  return `${plain.slice(0, TITLE).replace(/\s+\S*$/, '')} …`;
}

function grouped(interviews: readonly Interview[], by: (interview: Interview) => string): Map<string, Interview[]> {
  const groups = new Map<string, Interview[]>();
  for (const interview of interviews) {
    const own = groups.get(by(interview));
    if (own) own.push(interview);
    else groups.set(by(interview), [interview]);
  }
  return groups;
}
