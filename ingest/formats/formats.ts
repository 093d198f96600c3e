import { IngestError } from '../errors.ts';
import type { CatalogEntry, OutletEntry, Source, Span } from '../schema.ts';
import { layOutJson } from './json-turns.ts';
import { type Layout, layOut } from './layout.ts';
import { linesOf } from './lines.ts';
import { splitSections } from './sections.ts';
import { layOutSubtitles } from './subtitles.ts';

/** One interview of a source, parted into notes and spoken paragraphs; `span` is all of it, `title` its heading. */
export type LaidOut = { outlet: OutletEntry; layout: Layout; span: Span; title?: Span };

/**
 * Reads a source by its catalog entry's format.
 *
 * @throws IngestError if the text does not fit the format, or a format of one interview a file is given several outlets.
 */
export function layOutSource(source: Source, entry: CatalogEntry): LaidOut[] {
  const lines = linesOf(source.text);
  if (entry.format === 'dialogue') {
    return splitSections(lines, entry).map((section) => ({
      outlet: section.outlet,
      layout: layOut(section, entry, source),
      span: { start: section.lines[0]!.start, end: section.lines.at(-1)!.end },
      title: section.lines[section.heading],
    }));
  }
  const [outlet, second] = entry.outlets;
  if (!outlet || second) {
    throw new IngestError(
      `${entry.file} has ${entry.outlets.length} outlets in the catalog, but this format holds one interview a file.`,
    );
  }
  const span = { start: lines[0]!.start, end: lines.at(-1)!.end };
  if (entry.format === 'json-turns') {
    const { title, ...layout } = layOutJson(source, entry, outlet);
    return [{ outlet, layout, span, title }];
  }
  return [{ outlet, layout: layOutSubtitles(source, entry, outlet), span }];
}

/** @throws IngestError if most paragraphs of an interview are labelled and none with the interviewee's name. */
export function checkInterviewee({ outlet, layout: { spoken } }: LaidOut, entry: CatalogEntry): void {
  const voices = spoken.flatMap(({ voice }) => (voice ? [voice] : []));
  if (voices.length * 2 < spoken.length || voices.some(({ role }) => role === 'interviewee')) return;
  const names = new Set(voices.map((voice) => ('name' in voice && voice.name) || 'a role such as "Host"'));
  throw new IngestError(
    `No label in ${outlet.name} of ${entry.file} names ${entry.interviewee.name}; its labels name ${[...names].slice(0, 5).join(', ')}. ` +
      "Add the label's spelling to the interviewee's aliases in the catalog.",
  );
}
