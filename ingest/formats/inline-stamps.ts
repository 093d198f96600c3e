/**
 * Times in a recording that stand within what one speaker says: within a sentence, or on lines between. A quote is an exact
 * slice of its source, so that such a text cannot be its own source: a copy without them is made, and a map leads back.
 */
import { markingOf } from '../attribute/marking.ts';
import type { CatalogEntry, Span } from '../schema.ts';
import type { TextSource } from './formats.ts';
import { layOut, type Spoken } from './layout.ts';
import { linesOf } from './lines.ts';
import { splitSections } from './sections.ts';
import { mayHoldStamps, onlyStamps, STAMP_WITHIN, secondsOf } from './stamps.ts';
import type { Rendered } from './text-source.ts';

/** What is left out with a stamp, where the words behind it begin, and the second that it names. */
type Stamp = Span & { next: number; at: number };

/** The text without the stamps within what its speakers say; nothing where there are none. */
export function withoutInlineStamps(source: TextSource, entry: CatalogEntry): Rendered | undefined {
  if (!mayHoldStamps(source.text)) return undefined;
  const stamps = stampsIn(source, entry);
  if (stamps.length === 0) return undefined;
  const made: Rendered['made'] = { paragraphs: [], notes: [], times: [], places: [], warnings: [] };
  let text = '';
  let from = 0;
  for (const { start, end, next, at } of stamps) {
    text += source.text.slice(from, start);
    made.times.push({ start: text.length + next - end, from: at, to: at });
    from = end;
  }
  text += source.text.slice(from);
  let gone = 0;
  let passed = 0;
  for (const { number, start } of linesOf(source.text)) {
    for (; passed < stamps.length && stamps[passed]!.end <= start; passed += 1)
      gone += stamps[passed]!.end - stamps[passed]!.start;
    made.places.push({ start: start - gone, place: number });
  }
  return { text, made };
}

function stampsIn(source: TextSource, entry: CatalogEntry): Stamp[] {
  return splitSections(linesOf(source.text), entry).flatMap((section) => {
    const { spoken } = layOut(section, entry, source);
    const found = spoken.flatMap(({ start, end }) =>
      [...source.text.slice(start, end).matchAll(STAMP_WITHIN)].flatMap(({ 0: all, index, groups }): Stamp[] => {
        const at = secondsOf(groups!.stamp!);
        const end = start + index + all.length;
        return at === undefined ? [] : [{ start: start + index, end, next: end + 1, at }];
      }),
    );
    const between = stampsBetween(source.text, spoken);
    const told = spoken.flatMap(({ start, time }) => (time ? [{ start, at: time.from }] : []));
    const all = [...found, ...told].sort((a, b) => a.start - b.start);
    const back = all.filter(({ at }, i) => i > 0 && at < all[i - 1]!.at).length;
    if (back > all.length * MOST_BACK) return [];
    // Times of a recording go on; "(3:16)" once is somebody's words.
    return (all.length >= FEWEST ? [...found, ...between] : between).sort((a, b) => a.start - b.start);
  });
}

/**
 * Stamps and nothing else between two paragraphs of which the second has no mark of another speaker. Where the sentence
 * before goes on behind them, both are one paragraph.
 */
function stampsBetween(text: string, spoken: readonly Spoken[]): Stamp[] {
  const marking = markingOf(spoken);
  return spoken.slice(1).flatMap((paragraph, i): Stamp[] => {
    const [before, next] = [spoken[i]!.end, paragraph.start];
    const gap = text.slice(before, next);
    if (!paragraph.apart || paragraph.dash || paragraph.voice || paragraph.suspect || !onlyStamps(gap)) return [];
    const at = secondsOf(gap);
    if (at === undefined) return [];
    const goesOn =
      !ENDED.test(text.slice(before - 4, before)) && (marking === 'labels' || /^\p{Ll}/u.test(text.slice(next)));
    if (goesOn && /\s$/u.test(gap)) return [{ start: before, end: next - 1, next, at }];
    const blank = gap.length - gap.trimStart().length;
    if (gap.slice(0, blank).includes('\n')) return [{ start: before + blank, end: next, next, at }];
    return [{ start: before, end: before + gap.trimEnd().length, next, at }];
  });
}

/** A sentence, or what leads over to the next one, ends here. */
const ENDED = /[.!?:;\u2026\u3002\uff01\uff1f]["'\u201d\u2019)\]]{0,3}$/u;

const FEWEST = 3;
const MOST_BACK = 0.05;
