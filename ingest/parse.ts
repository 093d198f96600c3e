/** From a text source to interviews: lay out -> decide who speaks -> turns, passages and sentences. */

import { decode, type Weights } from './attribute/decode.ts';
import { knownVoices, markingOf } from './attribute/marking.ts';
import { observe } from './attribute/observe.ts';
import { checkReview, type Review } from './attribute/review.ts';
import { attribute, toTurns } from './attribute/turns.ts';
import { CHANGE_WEIGHTS, CLUE_WEIGHTS } from './attribute/weights.ts';
import { checkInterviewee, type LaidOut, layOutSource, type TextSource } from './formats/formats.ts';
import type { Spoken } from './formats/layout.ts';
import type { CatalogEntry, Interview } from './schema.ts';
import { statedDay } from './stated-day.ts';
import { boundDates } from './text/dates.ts';
import { timesOf } from './times.ts';

const WEIGHTS: Weights = { clues: CLUE_WEIGHTS, changes: CHANGE_WEIGHTS };

/**
 * Parses one transcript into its interviews, in the order of the catalog entry's outlets.
 *
 * @throws IngestError if the text does not fit the entry's format or the review was made for another version of it.
 */
export function parseSource(source: TextSource, entry: CatalogEntry, review?: Review): Interview[] {
  return parseParts(layOutSource(source, entry), source, entry, review);
}

/** The same for a source that is laid out already. */
export function parseParts(
  parts: readonly LaidOut[],
  source: TextSource,
  entry: CatalogEntry,
  review?: Review,
): Interview[] {
  for (const part of parts) checkInterviewee(part, entry);
  if (review)
    checkReview(review, source, new Set(parts.flatMap(({ layout }) => layout.spoken.map(({ start }) => start))));
  const corrections = new Map(review?.corrections.map((correction) => [correction.start, correction]));
  const dates = boundDates(
    parts.map(({ layout, outlet }) => statedDay(layout, source, entry.year, outlet.date)),
    entry,
  );
  const address = [...entry.interviewee.address, entry.interviewee.name, ...entry.interviewee.aliases].map((form) =>
    form.toLowerCase(),
  );
  return parts.map(({ outlet, layout: { notes, spoken }, span, title }, i) => {
    const reviewed = spoken.map(({ start }) => corrections.get(start));
    const textOf = ({ start, end }: { start: number; end: number }) => source.text.slice(start, end);
    const marking = markingOf(spoken);
    const known = knownVoices(spoken, reviewed, marking, textOf, address);
    const seen = observe(spoken, known, source, entry, outlet);
    const sole =
      outlet.interviewers.length === 1 && !asksBesideOthers(spoken) ? outlet.interviewers[0]!.name : undefined;
    const cast = { interviewee: entry.interviewee.name, interviewer: sole ?? 'interviewer' };
    const times = source.made?.paragraphs.length ? source.made.times : timesOf(spoken, source.made?.times);
    return {
      id: outlet.id,
      title: title ? source.text.slice(title.start, title.end) : `${entry.interviewee.name}, ${outlet.name}`,
      outlet,
      language: entry.language,
      date: dates[i]!,
      interviewee: entry.interviewee.name,
      intervieweeShort: entry.interviewee.short,
      ...(outlet.guests.length > 0 && { guests: outlet.guests.map(({ name }) => name) }),
      interviewers: outlet.interviewers.map(({ name }) => name),
      source: { file: source.file, sha256: source.sha256 },
      start: span.start,
      end: span.end,
      turns: toTurns(attribute(spoken, known, decode(seen, WEIGHTS), reviewed, cast, marking), outlet.id, source),
      notes,
      ...(times.length > 0 && { times }),
      ...(entry.media && { media: entry.media }),
    };
  });
}

/** Whether labels name one who asks, and others call whoever asks by a role: who that is then is not known. */
function asksBesideOthers(spoken: readonly Spoken[]): boolean {
  const asking = spoken.flatMap(({ voice }) => (voice?.role === 'interviewer' ? [voice] : []));
  return asking.some(({ name }) => name !== undefined) && asking.some(({ name }) => name === undefined);
}
