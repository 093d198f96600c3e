/**
 * From an original's utterances to the text that quotes are slices of: whole paragraphs, each turn with its speaker's
 * label, and where in the original and in the recording each piece stands.
 */
import { labelsWithin, type Reading, readMarks } from '../attribute/labels.ts';
import type { CatalogEntry, Note, OutletEntry, Span, Timed } from '../schema.ts';
import { furnitureOf, type Room } from './furniture.ts';
import type { Line } from './lines.ts';
import { isStampLine } from './stamps.ts';
import type { Original, Utterance } from './utterance.ts';

/** One paragraph of a text source. `label` is the speaker as the original names them, on each paragraph of a turn. */
export type Paragraph = Span & {
  label?: string;
  mark?: 'dash' | 'chevron';
  role?: Utterance['role'];
  /** It is not the first of its turn. */
  goesOn?: boolean;
  /** A name at its beginning that looks like a label's and was not taken for one. */
  suspect?: string;
  time?: { from: number; to: number };
};

/** How a text source was made. Offsets are UTF-16 code units of its text. */
export type Made = {
  paragraphs: Paragraph[];
  notes: Note[];
  title?: Span;
  date?: Span;
  times: Timed[];
  /** From `start` on the words stand at this line or element of the original. */
  places: { start: number; place: number }[];
  warnings: string[];
};
export type Rendered = { text: string; made: Made };

/** A paragraph gets no longer than this where a sentence ends, in code units; where none ends, twice that. */
const LONG = 700;
/** A pause of so many seconds parts paragraphs where a sentence ends. */
const PAUSE = 2.5;
const SHORT = 240;

type Piece = { text: string; place: number; time?: Utterance['time'] };
type Block = {
  label?: string;
  mark?: Paragraph['mark'];
  role?: Utterance['role'];
  goesOn?: boolean;
  suspect?: string;
  pieces: Piece[];
  kind?: Note['kind'];
};

/** Joins utterances into turns and paragraphs and writes them out. */
export function toTextSource(original: Original, entry: CatalogEntry, outlet: OutletEntry): Rendered {
  const blocks = blocksOf(original.utterances, entry, outlet);
  return render(blocks, original);
}

/** A sentence may end here: with what ends one, or with a letter of a script that has no such mark. */
const ends = (text: string) =>
  /[.!?\u2026\u3002\uff01\uff1f\u061f\u0964]["'\u201d\u2019\u00bb)\]]{0,3}$/u.test(text.slice(-6));

type Read = Reading & { utterances: readonly Utterance[]; room: Room };

function read(utterances: readonly Utterance[], entry: CatalogEntry, outlet: OutletEntry): Read {
  const lines = utterances.map(toLine);
  const room = furnitureOf(lines.map((line) => ({ ...line, text: line.text === '---' ? '-- -' : line.text })));
  const isNobody = (i: number) =>
    utterances[i]!.kind !== undefined || utterances[i]!.speaker !== undefined || room.lines[i] !== undefined;
  return { ...readMarks(lines, entry, outlet, isNobody), utterances, room };
}

/** Utterances cut where another speaker's label stands within their words. */
function partedAtLabels(all: readonly Utterance[], entry: CatalogEntry, outlet: OutletEntry): Read {
  const whole = read(all, entry, outlet);
  const parted = all.flatMap((utterance, i) => {
    const { text, speaker, kind } = utterance;
    if (speaker !== undefined || kind) return [utterance];
    const cuts = labelsWithin(text, whole.marks[i]!.length, whole.within);
    return [0, ...cuts].map((from, k, starts) => ({ ...utterance, text: text.slice(from, starts[k + 1]).trim() }));
  });
  return parted.length === all.length ? whole : read(parted, entry, outlet);
}

function blocksOf(all: readonly Utterance[], entry: CatalogEntry, outlet: OutletEntry): Block[] {
  const { utterances, room, marks, notTaken } = partedAtLabels(all, entry, outlet);
  const suspects = new Map(notTaken.map(({ line, name }) => [line, name]));
  const blocks: Block[] = [];
  let current: Block | undefined;
  let pending: { label?: string; mark?: Paragraph['mark'] } | undefined;
  let voiced = false;
  for (const [i, utterance] of utterances.entries()) {
    const { text, speaker, kind, place, time, role } = utterance;
    const mark = marks[i]!;
    if (kind) {
      blocks.push({ kind, pieces: [{ text, place }] });
      current = undefined;
      continue;
    }
    const own = speaker === undefined && mark.voice !== undefined;
    if (speaker === undefined && !own && (room.lines[i] || isStampLine(text))) {
      // A sound within a sentence would cut it.
      const whole = !current || ends(current.pieces.at(-1)!.text);
      if (whole && !/^[-\u2010-\u2015]$/u.test(text)) blocks.push({ kind: 'editorial', pieces: [{ text, place }] });
      continue;
    }
    const words =
      speaker === undefined
        ? text.slice(own || mark.chevron || (mark.dash && !continues(text, current)) || !mark.dash ? mark.length : 0)
        : text;
    const dash = mark.chevron
      ? ('chevron' as const)
      : mark.dash && !continues(text, current)
        ? ('dash' as const)
        : undefined;
    const label = speaker ?? (own ? mark.label : undefined);
    if (words.trim() === '') {
      if (label !== undefined || dash) pending = { ...(label !== undefined && { label }), ...(dash && { mark: dash }) };
      continue;
    }
    const begins = label ?? pending?.label;
    const changes = dash ?? pending?.mark;
    const piece: Piece = { text: words.trim(), place, ...(time && { time }) };
    const suspect = suspects.get(i);
    // What may be another's begins a paragraph, so that it can be doubted by itself.
    const starts = utterance.starts || suspect !== undefined || current?.suspect !== undefined;
    const same: boolean =
      current !== undefined &&
      (begins === undefined ? (speaker !== undefined || !voiced) && !changes : begins === current.label && !changes);
    if (same && current) {
      if (!starts && !isFull(current, piece)) current.pieces.push(piece);
      else {
        const { suspect: _, ...rest } = current;
        current = { ...rest, goesOn: true, pieces: [piece], ...(suspect && { suspect }) };
        blocks.push(current);
      }
    } else {
      current = {
        ...(begins !== undefined && { label: begins }),
        ...(changes && { mark: changes }),
        ...(role && { role }),
        ...(suspect && { suspect }),
        pieces: [piece],
      };
      blocks.push(current);
    }
    voiced = speaker !== undefined;
    pending = undefined;
  }
  return blocks;
}

/** "--which is closed now": goes on where a sentence broke off. */
function continues(text: string, current: Block | undefined): boolean {
  const before = current?.pieces.at(-1)?.text;
  return (
    before !== undefined &&
    /^[-\u2010-\u2015]/u.test(text) &&
    (/[-\u2010-\u2015]$/u.test(before) || (!ends(before) && /^\W+\p{Ll}/u.test(text)))
  );
}

function isFull(block: Block, next: Piece): boolean {
  const length = block.pieces.reduce((sum, { text }) => sum + text.length + 1, 0);
  const last = block.pieces.at(-1)!;
  const pause = next.time && last.time ? next.time.from - last.time.to : 0;
  if (!ends(last.text)) return length > 2 * LONG && pause > 0.5;
  return length > LONG || (length > SHORT && pause >= PAUSE);
}

function toLine(utterance: Utterance, i: number): Line {
  const { text } = utterance;
  return { text, number: utterance.place, start: 0, end: text.length, blanksBefore: i === 0 ? 0 : 1, indent: 0 };
}

function render(blocks: readonly Block[], original: Original): Rendered {
  const made: Made = { paragraphs: [], notes: [], times: [], places: [], warnings: original.warnings };
  let text = '';
  const note = (kind: Note['kind'], words: string): Span => {
    const span = { start: text.length, end: text.length + words.length };
    made.notes.push({ kind, ...span });
    text += words;
    return span;
  };
  if (original.title) {
    made.title = note('heading', original.title);
    text += '\n';
  }
  if (original.date) {
    made.date = note('heading', original.date);
    text += '\n';
  }
  if (text !== '') text += '\n';
  for (const { label, mark, role, goesOn, suspect, pieces, kind } of blocks) {
    const first = pieces[0]!;
    if (kind) {
      made.places.push({ start: text.length, place: first.place });
      note(kind, first.text);
      text += '\n\n';
      continue;
    }
    if (!goesOn && label !== undefined) {
      note('label', `${label}:`);
      text += ' ';
    } else if (!goesOn && mark) {
      note('label', '–');
      text += ' ';
    }
    const start = text.length;
    for (const [i, piece] of pieces.entries()) {
      if (i > 0) text += gapBetween(pieces[i - 1]!.text, piece.text);
      made.places.push({ start: text.length, place: piece.place });
      if (piece.time) made.times.push({ start: text.length, ...piece.time });
      text += piece.text;
    }
    const [from, to] = [first.time?.from, pieces.at(-1)!.time?.to];
    made.paragraphs.push({
      start,
      end: text.length,
      ...(label !== undefined && { label }),
      ...(mark && !goesOn && { mark }),
      ...(role && { role }),
      ...(goesOn && { goesOn }),
      ...(suspect && { suspect }),
      ...(from !== undefined && to !== undefined && { time: { from, to } }),
    });
    text += '\n\n';
  }
  return { text: `${text.trimEnd()}\n`, made };
}

/** Scripts without spaces between words get none between cues. */
const gapBetween = (before: string, after: string) =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]$/u.test(before) &&
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(after)
    ? ''
    : ' ';
