/** The day of an interview as its own text states it. */
import type { Layout } from './formats/layout.ts';
import type { Source } from './schema.ts';
import { findDay, type StatedDay } from './text/dates.ts';

/** Says of a comment's day that it is the file's. */
const OF_THE_FILE =
  /\b(?:transcri|caption|edit|export|generat|creat|updat|revis|modif|version|correct|convert|download|retriev|access|subtitl|proof|upload|copyright|©)/iu;

/**
 * The day that a head, a heading or narration names first. A day within an address, or in a comment on the file, is not
 * the interview's. Where the catalog gives a day, that one counts, and the text's only if it lies within it.
 *
 * @param given the days of the catalog's entry
 */
export function statedDay(
  { notes, spoken, dated = [] }: Layout,
  source: Source,
  year: number | undefined,
  given?: { from: string; to: string },
): StatedDay | undefined {
  const own = dated.map((span) => ({ ...span, sure: true }));
  const told = notes
    .filter(
      ({ kind, start }) =>
        kind === 'heading' || kind === 'narration' || (kind === 'editorial' && start < (spoken[0]?.start ?? 0)),
    )
    .filter(({ start }) => !dated.some((span) => span.start <= start && start < span.end))
    .map((note) => ({ ...note, sure: false }));
  for (const { start, end, sure } of [...own, ...told]) {
    const text = source.text
      .slice(start, end)
      .replace(/\S+/gu, (word) => (/\/\/|www\.|\/\d|@/iu.test(word) ? ' '.repeat(word.length) : word));
    if (!sure && OF_THE_FILE.test(text)) continue;
    const found = findDay(text, start, year);
    if (found && (!given || (found.day >= given.from && found.day <= given.to))) return found;
  }
  return undefined;
}
