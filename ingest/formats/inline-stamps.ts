/**
 * Times in a recording that stand within sentences. A quote is an exact slice of its source, so that such a text cannot
 * be its own source: a copy without them is made, and a map leads back.
 */
import type { CatalogEntry, Span } from '../schema.ts';
import type { TextSource } from './formats.ts';
import { layOut } from './layout.ts';
import { linesOf } from './lines.ts';
import { splitSections } from './sections.ts';
import { STAMP_WITHIN, secondsOf } from './stamps.ts';
import type { Rendered } from './text-source.ts';

/** A stamp with the white space before it, and the second that it names. */
type Stamp = Span & { at: number };

/** The text without the stamps within its spoken sentences; nothing where there are none. */
export function withoutInlineStamps(source: TextSource, entry: CatalogEntry): Rendered | undefined {
  if (!new RegExp(STAMP_WITHIN.source, 'u').test(source.text)) return undefined;
  const stamps = stampsIn(source, entry);
  if (stamps.length === 0) return undefined;
  const made: Rendered['made'] = { paragraphs: [], notes: [], times: [], places: [], warnings: [] };
  let text = '';
  let from = 0;
  for (const { start, end, at } of stamps) {
    text += source.text.slice(from, start);
    made.times.push({ start: text.length + 1, from: at, to: at });
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
        return at === undefined ? [] : [{ start: start + index, end: start + index + all.length, at }];
      }),
    );
    const told = spoken.flatMap(({ start, time }) => (time ? [{ start, at: time.from }] : []));
    const all = [...found, ...told].sort((a, b) => a.start - b.start);
    const back = all.filter(({ at }, i) => i > 0 && at < all[i - 1]!.at).length;
    // Times of a recording go on; "(3:16)" once is somebody's words.
    return all.length >= FEWEST && back <= all.length * MOST_BACK ? found : [];
  });
}

const FEWEST = 3;
const MOST_BACK = 0.05;
