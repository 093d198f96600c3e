/** From a decoded transcript to interviews: lay out -> decide who speaks -> turns, passages and sentences. */

import { decode, type Weights } from './attribute/decode.ts';
import { observe } from './attribute/observe.ts';
import { checkReview, type Review } from './attribute/review.ts';
import { attribute, toTurns } from './attribute/turns.ts';
import { CHANGE_WEIGHTS, CLUE_WEIGHTS } from './attribute/weights.ts';
import { checkInterviewee, layOutSource } from './formats/formats.ts';
import type { Layout } from './formats/layout.ts';
import type { CatalogEntry, Interview, Source } from './schema.ts';
import { boundDates, findDay } from './text/dates.ts';

const WEIGHTS: Weights = { clues: CLUE_WEIGHTS, changes: CHANGE_WEIGHTS };

/**
 * Parses one transcript into its interviews, in the order of the catalog entry's outlets.
 *
 * @throws IngestError if the text does not fit the entry's format or the review was made for another version of it.
 */
export function parseSource(source: Source, entry: CatalogEntry, review?: Review): Interview[] {
  const parts = layOutSource(source, entry);
  for (const part of parts) checkInterviewee(part, entry);
  if (review)
    checkReview(review, source, new Set(parts.flatMap(({ layout }) => layout.spoken.map(({ start }) => start))));
  const corrections = new Map(review?.corrections.map((correction) => [correction.start, correction]));
  const days = parts.map(({ layout }) => statedDay(layout, source, entry.year));
  const dates = boundDates(days, entry);
  return parts.map(({ outlet, layout: { notes, spoken }, span, title }, i) => {
    const reviewed = spoken.map(({ start }) => corrections.get(start));
    const seen = observe(spoken, source, entry, outlet);
    const known = seen.map((paragraph, k) => ({ ...paragraph, fixed: reviewed[k]?.role ?? paragraph.fixed }));
    const sole = outlet.interviewers.length === 1 ? outlet.interviewers[0] : undefined;
    const cast = { interviewee: entry.interviewee.name, interviewer: sole ?? 'interviewer' };
    return {
      id: outlet.id,
      title: title ? source.text.slice(title.start, title.end) : `${entry.interviewee.name}, ${outlet.name}`,
      outlet,
      language: entry.language,
      date: dates[i]!,
      interviewee: entry.interviewee.name,
      intervieweeShort: entry.interviewee.short,
      interviewers: outlet.interviewers,
      source: { file: source.file, sha256: source.sha256 },
      start: span.start,
      end: span.end,
      turns: toTurns(attribute(spoken, decode(known, WEIGHTS), reviewed, cast), outlet.id, source),
      notes,
    };
  });
}

function statedDay({ notes }: Layout, source: Source, year: number) {
  for (const { kind, start, end } of notes) {
    if (kind !== 'heading' && kind !== 'narration') continue;
    const found = findDay(source.text.slice(start, end), start, year);
    if (found) return found;
  }
  return undefined;
}
