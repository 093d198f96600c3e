/** Plain text to what is spoken and what is not. */

import type { Mark, NotTaken, Reading } from '../attribute/labels.ts';
import { labelsWithin, readMarks } from '../attribute/labels.ts';
import type { Voice } from '../attribute/people.ts';
import { IngestError } from '../errors.ts';
import type { CatalogEntry, Note, Source, Span } from '../schema.ts';
import { type Emphasis, emphasisOf } from './emphasis.ts';
import { furnitureOf, type Room } from './furniture.ts';
import { type Line, median } from './lines.ts';
import type { Section } from './sections.ts';
import { isStampLine, secondsOf } from './stamps.ts';

/** One paragraph that somebody speaks: the span of its words, and what marks it. */
export type Spoken = Span & {
  line: number;
  dash: boolean;
  /** By its label. */
  voice?: Voice;
  /** Its dash is a chevron of captions. */
  chevron?: boolean;
  /** Seconds in the recording at which it begins, and at which it ends. */
  time?: { from: number; to?: number };
  blanksBefore: number;
  /** Something that is not white space lies between it and the spoken paragraph before: it cannot share its turn's span. */
  apart: boolean;
  /** It begins as a label could that was not taken for one, or is a question that is not set off as others are. */
  suspect?: boolean;
};

export type Layout = {
  notes: Note[];
  spoken: Spoken[];
  /** Where the text states the interview's day, if a head or front matter does. */
  dated?: Span[];
  title?: Span;
  /** Lines that look like labels and were not taken for any. */
  notTaken?: (NotTaken & { number: number; text: string })[];
};

const CUT_OFF =
  /(?<!\s)\s{0,9}(?:\[\d{1,6}(?:\.\d{1,3})?\s?s\]|\[\d{1,3}:\d{2}(?::\d{2})?(?:\.\d{1,3})?\]|\((?:more|continued|to be continued|abridged|cut)[\s.\u2026]{0,9}\)|\[[^\][]{0,40}(?:\u2026|\.\.\.)\])$/iu;
const PERSONAL = /\b(?:I|we|you|my|our|your|me|us)\b|\b(?:I|we|you)['\u2019]/u;

/**
 * Parts an interview's lines into notes and spoken paragraphs, every character that is not white space in exactly one.
 *
 * @throws IngestError if no line has a dash or label; the message shows the first lines.
 */
export function layOut(whole: Section, entry: CatalogEntry, source: Source): Layout {
  const section = partedAtLabels(whole, entry);
  const { lines, room, isNobody, marks, notTaken } = section;
  const bold = emphasisOf(lines, marks, isNobody);
  const marked = (i: number) =>
    marks[i]!.voice !== undefined || bold[i]?.voice !== undefined || (marks[i]!.dash && !isNobody(i));
  if (!marks.some((_, i) => i > section.heading && marked(i))) throw unmarked(section, entry);
  const isSpeech = (i: number) => marked(i) || (!isNobody(i) && speaks(lines[i]!));
  const first = lines.findIndex((_, i) => i > section.heading && marked(i));
  const before = lines.findIndex((_, i) => i > section.heading && isSpeech(i));
  const opening = isPreface(
    lines.filter((_, i) => i >= before && i < first && !isNobody(i)),
    marks[first]!,
  )
    ? first
    : before;
  const suspects = new Set(notTaken.map(({ line }) => line));

  const spaced = median(lines.filter((_, i) => marked(i)).map(({ blanksBefore }) => blanksBefore)) > 0;
  const notes: Note[] = [];
  const spoken: Spoken[] = [];
  let pending: Mark | undefined;
  let clock: number | undefined;
  let apart = true;
  let blanks = 0;
  const note = (kind: Note['kind'], start: number, end: number) => {
    notes.push({ kind, start, end });
    apart = true;
  };
  for (const [i, line] of lines.entries()) {
    const mark = marks[i]!;
    blanks = Math.max(blanks, line.blanksBefore);
    const furniture = mark.voice === undefined && bold[i]?.voice === undefined ? room.lines[i] : undefined;
    if (furniture && isStampLine(line.text)) clock = secondsOf(line.text);
    if (furniture || i < opening || (i === section.heading && !mark.voice)) {
      note(furniture?.kind ?? (i <= section.heading || isTitle(line) ? 'heading' : 'narration'), line.start, line.end);
      continue;
    }
    const { lead, tail, voice: emphatic, doubted } = bold[i] ?? NO_EMPHASIS;
    const markLength = Math.max(mark.markLength, lead > 0 ? mark.length + lead : 0);
    if (markLength > 0) note('label', line.start, line.start + markLength);
    const start = line.start + mark.length + lead;
    const cut = CUT_OFF.exec(line.text.slice(mark.length).slice(-80))?.[0] ?? '';
    const end = line.end - Math.max(cut.length, tail);
    if (end <= start) {
      if (mark.voice || mark.dash) pending = mark;
      if (line.end - line.start > markLength) note('editorial', line.start + markLength, line.end);
      continue;
    }
    const before = spoken.at(-1);
    if (before && !apart && mark.length === 0 && wrapped(before, line, spaced, source.text)) {
      before.end = end;
    } else {
      const voice = mark.voice ?? emphatic ?? pending?.voice;
      const time = mark.time ?? pending?.time ?? clock;
      spoken.push({
        start,
        end,
        line: line.number,
        dash: mark.dash || voice !== undefined || pending !== undefined,
        ...(voice && { voice }),
        ...(mark.chevron && { chevron: true }),
        ...(time !== undefined && { time: { from: time } }),
        blanksBefore: blanks,
        apart,
        ...((suspects.has(i) || doubted) && { suspect: true }),
      });
    }
    pending = undefined;
    clock = undefined;
    apart = false;
    blanks = 0;
    if (end < line.end) {
      const rest = line.text.slice(end - line.start);
      note(tail > 0 ? 'label' : 'editorial', line.end - rest.trim().length, line.end);
    }
  }
  const dates = [...(room.front?.date ? [room.front.date] : []), ...DATED.flatMap((key) => room.head.get(key) ?? [])];
  return {
    notes,
    spoken,
    dated: dates.map(({ start, end }) => ({ start, end })),
    notTaken: notTaken.map((one) => ({ ...one, number: lines[one.line]!.number, text: lines[one.line]!.text })),
  };
}

/** Fewer paragraphs, or fewer code units, than this are no statement with which somebody opens. */
const STATEMENT = { paragraphs: 3, length: 1_200 };

/** Whether what stands before the first label, which is that of whoever asks, introduces the talk: nobody in it says that. */
const isPreface = (lines: readonly Line[], first: Mark) =>
  first.voice?.role === 'interviewer' &&
  (lines.length < STATEMENT.paragraphs || lines.reduce((sum, { text }) => sum + text.length, 0) < STATEMENT.length);

type Read = Section &
  Pick<Reading, 'marks' | 'notTaken' | 'within'> & { room: Room; isNobody: (line: number) => boolean };

function read(section: Section, entry: CatalogEntry): Read {
  const room = furnitureOf(section.lines);
  const isNobody = (i: number) => room.lines[i] !== undefined || i === section.heading;
  const { marks, notTaken, within } = readMarks(section.lines, entry, section.outlet, isNobody, hostsOf(room));
  return { ...section, room, isNobody, marks, notTaken, within };
}

/** A section with each line cut where another speaker's label stands within it. */
function partedAtLabels(section: Section, entry: CatalogEntry): Read {
  const whole = read(section, entry);
  if (whole.within.length === 0) return whole;
  const heading = section.lines[section.heading];
  const lines = section.lines.flatMap((line, i) => {
    if (whole.isNobody(i)) return [line];
    const cuts = labelsWithin(line.text, whole.marks[i]!.length, whole.within);
    return [0, ...cuts].map((from, k, all) => {
      const text = line.text.slice(from, all[k + 1]).trimEnd();
      const start = line.start + from;
      return { ...line, text, start, end: start + text.length, ...(k > 0 && { blanksBefore: 1 }) };
    });
  });
  if (lines.length === section.lines.length) return whole;
  return read(
    { ...section, lines, heading: heading ? lines.findIndex(({ start }) => start === heading.start) : -1 },
    entry,
  );
}

const HOSTS = ['interviewer', 'interviewers', 'interviewed by', 'host', 'hosts'];

/** Who asks, as front matter and head say. */
const hostsOf = ({ front, head }: Room): string[] => [
  ...(front?.hosts ?? []),
  ...HOSTS.flatMap((key) => head.get(key)?.text.split(/[,;]|\s(?:and|&)\s/u) ?? []).map((name) =>
    name.replace(/\([^()]*\)/g, '').trim(),
  ),
];

const NO_EMPHASIS: Emphasis = { lead: 0, tail: 0 };
const DATED = ['date', 'day', 'date of interview', 'interview date', 'recorded', 'recorded on', 'recording date'];

/** Whether a line only goes on with a paragraph that was broken to fit a column; `spaced`: empty lines part the turns. */
function wrapped(before: Spoken, line: Line, spaced: boolean, text: string): boolean {
  if (line.blanksBefore > 0) return false;
  if (spaced) return true;
  return (
    !/[.!?\u2026:]["'\u201d\u2019)]{0,3}$/u.test(text.slice(Math.max(before.start, before.end - 8), before.end)) ||
    /^\p{Ll}/u.test(line.text)
  );
}

/** Whether a line after the heading that has no mark is speech: somebody speaks as "I" or to a "you". */
function speaks({ text }: Line): boolean {
  const words = text.replace(/\S+/gu, (word) => (/:\/\/|www\.|\]\(/u.test(word) ? '' : word));
  return PERSONAL.test(words) || words.includes('?');
}

function isTitle(line: Line): boolean {
  return !/[.!?\u2026:;,]["'\u201d\u2019)]{0,3}$/u.test(line.text);
}

function unmarked({ lines, isNobody, outlet }: Read, entry: CatalogEntry): IngestError {
  const spoken = lines.filter((_, i) => !isNobody(i));
  const asking = lines.filter(({ text }) => /[?\uff1f]\W{0,4}$/u.test(text.slice(-8))).length;
  const written =
    asking >= 3
      ? `${asking} of its lines end in a question mark: if it was put down in writing, write "Q: " before each question and "A: " before what answers it. `
      : '';
  const shown = spoken.slice(0, 3).map((line) => `line ${line.number} "${line.text.slice(0, 80)}"`);
  const of = entry.outlets.length > 1 ? `${outlet.name} in ${entry.file}` : entry.file;
  return new IngestError(
    `Cannot tell the turns of ${of}: no line begins with a dash or a speaker's label ("Name: "). ` +
      `${written}First lines that could not be placed: ${shown.join('; ')}. Mark where each turn begins, or set the right format in the catalog.`,
  );
}
