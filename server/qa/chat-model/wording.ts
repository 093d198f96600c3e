/** A claim's wording: made plain, and freed of what its citation says by itself. */

import type { Interview } from '../../../ingest/schema.ts';
import { dayParts } from '../../../ingest/text/calendar.ts';
import { literal } from '../../../ingest/text/pattern.ts';
import { splitSentences } from '../../../ingest/text/sentences.ts';
import { locate } from './locate.ts';

/** Longest wording, in code units. */
const LONGEST = 400;
const QUOTED = /“([^“”]*)”/g;
const LINK_OR_MARKUP =
  /https?:|www\.|\b[\w-]+\.(?:com|org|net|io|info|ru|az|am|example)\b|<[a-z/!]|\]\(|[`[\]{}]|\p{C}/iu;

/** One plain sentence without the model's own markers, quotation marks made “ and ”; undefined if it is not that. */
export function plainWording(text: string): string | undefined {
  let open = false;
  const plain = text
    .replace(/(?<!\s)\s*\[\s*\d+(?:\s*[,-]\s*\d+)*\s*\]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/["«»„]/g, () => {
      open = !open;
      return open ? '“' : '”';
    });
  const marks = plain.replace(/[^“”]/g, '');
  if (!plain || plain.length > LONGEST || LINK_OR_MARKUP.test(plain) || !/^(?:“”)*$/.test(marks)) return undefined;
  return splitSentences(plain.replace(QUOTED, 'so')).length === 1 ? plain : undefined;
}

/** The wording with every quoted run exactly as it stands in what is cited; undefined if one does not stand there. */
export function withExactQuotes(wording: string, cited: string): string | undefined {
  let all = true;
  const exact = wording.replace(QUOTED, (_run, words: string) => {
    const own = words.replace(/(?<![.,;:])[.,;:]+$/, '');
    const place = locate(cited, own);
    const found = place && cited.slice(place.start, place.end);
    if (!found || /[“”"[\]]/.test(found)) all = false;
    return `“${found}”`;
  });
  return all ? exact : undefined;
}

/** The wording without the names and the date that its citation carries: the rest must stand in the quote. */
export function withoutAttribution(wording: string, interview: Interview, speaker: string): string {
  const { interviewee, interviewers, outlet } = interview;
  const people = [interviewee, speaker, ...interviewers].flatMap((name) => [name, name.split(' ').at(-1)!]);
  const names = [...people, outlet.name, ...outlet.variants].sort((a, b) => b.length - a.length).map(literal);
  const named = new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  return wording.replace(datePattern(interview.date), ' ').replace(named, ' ');
}

/** A day is taken for the interview's only where the source states it. */
function datePattern({ from, to }: Interview['date']): RegExp {
  const [a, b] = [dayParts(from), dayParts(to)];
  const forms =
    from === to
      ? [`${a.date}(?:st|nd|rd|th)? (?:of )?${a.month}(?:,? ${a.year})?`, `${a.month} ${a.date}(?:,? ${a.year})?`, from]
      : [
          `(?:between )?${a.date}(?: ${a.month})?(?:,? ${a.year})?(?: and | to |[-–])${b.date} ${b.month}(?:,? ${b.year})?`,
        ];
  return new RegExp(`\\b(?:${[...forms, `${b.month} ${b.year}`].join('|')})\\b`, 'giu');
}
