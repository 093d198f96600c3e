import { type Mark, readMarks } from '../attribute/labels.ts';
import type { Voice } from '../attribute/voices.ts';
import { IngestError } from '../errors.ts';
import type { CatalogEntry, Note, Source, Span } from '../schema.ts';
import { type Line, median } from './lines.ts';
import type { Section } from './sections.ts';

/** One paragraph that somebody speaks: the span of its words, and what marks it. */
export type Spoken = Span & {
  line: number;
  dash: boolean;
  voice?: Voice;
  blanksBefore: number;
  /** Something that is not white space lies between it and the spoken paragraph before: it cannot share its turn's span. */
  apart: boolean;
};

export type Layout = { notes: Note[]; spoken: Spoken[] };

/** A publisher's or typist's mark: "(more…)", "[applause]", "[Music playing]", "***". */
const EDITORIAL =
  /^(?:\((?:more|continued|to be continued|abridged|end|ends|cut)[\s.\u2026]*\)|\[[^\][]{1,80}\]|\((?:laughs?|laughter|laughing|applause|pause|silence|crosstalk|inaudible)\)|[*_=~#\u2010-\u2015-]{3,})$/iu;
const CUT_OFF =
  /\s*(?:\((?:more|continued|to be continued|abridged|cut)[\s.\u2026]*\)|\[[^\][]{0,40}(?:\u2026|\.\.\.)\])$/iu;
const PERSONAL = /\b(?:I|we|you|my|our|your|me|us)\b|\b(?:I|we|you)['\u2019]/u;

/**
 * Parts an interview's lines into notes and spoken paragraphs, every character that is not white space in exactly one.
 *
 * @throws IngestError if no line has a dash or label; the message shows the first lines.
 */
export function layOut(section: Section, entry: CatalogEntry, source: Source): Layout {
  const { lines } = section;
  const marks = readMarks(lines, entry, section.outlet);
  if (!marks.some((mark, i) => i > section.heading && mark.length > 0)) throw unmarked(lines, section, entry);
  const opening = lines.findIndex((line, i) => i > section.heading && speaks(line, marks[i]!));

  const spaced = median(lines.filter((_, i) => marks[i]!.length > 0).map(({ blanksBefore }) => blanksBefore)) > 0;
  const notes: Note[] = [];
  const spoken: Spoken[] = [];
  let pending: Mark | undefined;
  let apart = true;
  let blanks = 0;
  const note = (kind: Note['kind'], start: number, end: number) => {
    notes.push({ kind, start, end });
    apart = true;
  };
  for (const [i, line] of lines.entries()) {
    const mark = marks[i]!;
    blanks = Math.max(blanks, line.blanksBefore);
    if (i < opening) {
      note(i <= section.heading || isTitle(line) ? 'heading' : 'narration', line.start, line.end);
      continue;
    }
    if (EDITORIAL.test(line.text)) {
      note('editorial', line.start, line.end);
      continue;
    }
    if (mark.markLength > 0) note('label', line.start, line.start + mark.markLength);
    const start = line.start + mark.length;
    const cut = CUT_OFF.exec(line.text.slice(mark.length))?.[0] ?? '';
    const end = line.end - cut.length;
    if (end <= start) {
      pending = mark.length > 0 ? mark : pending;
      if (cut.trim()) note('editorial', line.end - cut.trim().length, line.end);
      continue;
    }
    const before = spoken.at(-1);
    if (before && !apart && mark.length === 0 && wrapped(before, line, spaced, source.text)) {
      before.end = end;
    } else {
      spoken.push({
        start,
        end,
        line: line.number,
        dash: mark.dash || mark.voice !== undefined || pending !== undefined,
        voice: mark.voice ?? pending?.voice,
        blanksBefore: blanks,
        apart,
      });
    }
    pending = undefined;
    apart = false;
    blanks = 0;
    if (cut) note('editorial', line.end - cut.trim().length, line.end);
  }
  return { notes, spoken };
}

/** Whether a line only goes on with a paragraph that was broken to fit a column; `spaced`: empty lines part the turns. */
function wrapped(before: Spoken, line: Line, spaced: boolean, text: string): boolean {
  if (line.blanksBefore > 0) return false;
  if (spaced) return true;
  return !/[.!?\u2026:]["'\u201d\u2019)]*$/u.test(text.slice(before.start, before.end)) || /^\p{Ll}/u.test(line.text);
}

/** Whether an interview's line after the heading is speech: it has a mark, or somebody speaks as "I" or to a "you". */
function speaks({ text }: Line, mark: Mark): boolean {
  return mark.length > 0 || (!EDITORIAL.test(text) && (PERSONAL.test(text) || text.includes('?')));
}

function isTitle(line: Line): boolean {
  return !/[.!?\u2026:;,]["'\u201d\u2019)]*$/u.test(line.text);
}

function unmarked(lines: Line[], section: Section, entry: CatalogEntry): IngestError {
  const shown = lines.slice(0, 3).map((line) => `line ${line.number} "${line.text.slice(0, 80)}"`);
  return new IngestError(
    `Cannot tell the turns of ${section.outlet.name} in ${entry.file}: no line begins with a dash or a speaker's label ("Name: "). ` +
      `First lines that could not be placed: ${shown.join('; ')}. Mark where each turn begins, or set the right format in the catalog.`,
  );
}
