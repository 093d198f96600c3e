/** From a decoded transcript to interviews: section -> lay out -> decide who speaks -> turns, passages and sentences. */
import type { CatalogEntry, Interview, Source } from '../schema.ts';
import { boundDates, findDay } from './dates.ts';
import { decode, type Weights } from './decode.ts';
import { type Layout, layOut } from './layout.ts';
import { linesOf } from './lines.ts';
import { observe } from './observe.ts';
import { checkReview, type Review } from './review.ts';
import { type Section, splitSections } from './sections.ts';
import { attribute, checkCorrectionsUsed, toTurns } from './turns.ts';
import { CHANGE_WEIGHTS, CLUE_WEIGHTS } from './weights.ts';

const WEIGHTS: Weights = { clues: CLUE_WEIGHTS, changes: CHANGE_WEIGHTS };

/**
 * Parses one transcript into its interviews, in the order of the catalog entry's outlets.
 *
 * @throws IngestError if the text does not fit the entry's format or the review was made for another version of it.
 */
export function parseSource(source: Source, entry: CatalogEntry, review?: Review): Interview[] {
  if (review) checkReview(review, source);
  const sections = splitSections(linesOf(source.text), entry);
  const layouts = sections.map((section) => layOut(section, entry));
  const dates = boundDates(
    layouts.map((layout) => statedDay(layout, source, entry.year)),
    entry.year,
    source.file,
  );
  if (review)
    checkCorrectionsUsed(
      review,
      new Set(layouts.flatMap(({ spoken }) => spoken.map(({ start }) => start))),
      source.file,
    );
  return sections.map((section, i) => {
    const { outlet, lines } = section;
    const { notes, spoken } = layouts[i]!;
    const decisions = decode(observe(spoken, source, entry, outlet), WEIGHTS);
    const cast = { interviewee: entry.interviewee.name, interviewer: soleName(outlet.interviewers) ?? 'interviewer' };
    const turns = toTurns(attribute(spoken, decisions, cast, review), outlet.id, source);
    return {
      id: outlet.id,
      title: title(section, source, entry),
      outlet,
      language: entry.language,
      date: dates[i]!,
      interviewee: entry.interviewee.name,
      interviewers: outlet.interviewers,
      source: { file: source.file, sha256: source.sha256 },
      start: lines[0]!.start,
      end: lines.at(-1)!.end,
      turns,
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

function title({ heading, lines, outlet }: Section, source: Source, entry: CatalogEntry): string {
  const line = lines[heading];
  return line ? source.text.slice(line.start, line.end) : `${entry.interviewee.name}, ${outlet.name}`;
}

function soleName(names: string[]): string | undefined {
  return names.length === 1 ? names[0] : undefined;
}
