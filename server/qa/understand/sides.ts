/** Outlets, people or times that a question wants side by side. */
import { capitalised, dayInWords } from '../../../ingest/text/calendar.ts';
import { daysOfPeriod, type Period } from '../../../ingest/text/days.ts';
import type { Filters } from '../../contract/contract.ts';
import { placeOf } from './conversation/replace.ts';
import type { Audience } from './outlets.ts';
import type { Side } from './understanding.ts';

export type Named = {
  audiences: readonly Audience[];
  /** Speakers whose own words are asked for. */
  speakers: readonly string[];
  periods: readonly Period[];
};

/** Two days or months are sides only where the question puts them against one another. */
const AGAINST = /\b(?:and|or|versus|vs|than|compared? (?:to|with)|to|later)\b/i;

/** @param subject what is asked of each side; @param inferred what all sides share */
export function sidesOf(
  question: string,
  { audiences, speakers, periods }: Named,
  inferred: Filters,
  subject: string,
): Side[] {
  if (audiences.length >= 2 && inferred.outlets) {
    return audiences.map(({ outlets, matched }) => ({
      title: outlets.length === 1 ? outlets[0]! : headingOf(question, matched),
      filters: { ...inferred, outlets },
      subject,
    }));
  }
  if (speakers.length >= 2 && inferred.speakers) {
    return speakers.map((name) => ({
      title: name,
      people: [name],
      filters: { ...inferred, speakers: [name] },
      subject,
    }));
  }
  const [first, second] = periods;
  if (first && second && inferred.from && AGAINST.test(question.slice(first.end, second.start))) {
    const { from: _from, to: _to, ...shared } = inferred;
    return periods.map((period) => ({
      title: titleOf(period),
      filters: { ...shared, ...daysOfPeriod(period) },
      subject,
    }));
  }
  return [];
}

/** "the french-speaking" -> "French-speaking" */
function headingOf(question: string, matched: string): string {
  const place = placeOf(question, matched);
  const written = place ? question.slice(place.start, place.end) : matched;
  return capitalised(written.replace(/^(?:the|an?) /i, ''));
}

const titleOf = ({ from, to, unit }: Period): string => {
  if (unit === 'day') return dayInWords(from);
  if (unit === 'year') return from.slice(0, 4);
  if (unit === 'month') return dayInWords(from).replace(/^\d+ /, '');
  return `${dayInWords(from)} – ${dayInWords(to)}`;
};
