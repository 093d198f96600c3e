/** What each source of a folder parses into and what is doubtful about it, as data. */
import { type Concern, concernsOf } from './attribute/concerns.ts';
import { markingOf } from './attribute/marking.ts';
import { readCatalog, readSourceOf, reviewOf } from './corpus.ts';
import { IngestError } from './errors.ts';
import { layOutSource } from './formats/formats.ts';
import { parseParts } from './parse.ts';
import type { CatalogEntry, Interview, Source } from './schema.ts';

export type SourceReport = {
  file: string;
  /** Why it cannot be taken in; null where it can. */
  error: string | null;
  warnings: Concern[];
  interviews: InterviewReport[];
};
export type InterviewReport = {
  id: string;
  title: string;
  date: Interview['date'];
  /** How its turns are marked. */
  marking: string;
  turns: {
    speaker: string;
    role: string;
    basis: string;
    confidence: number;
    start: number;
    end: number;
    passages: { start: number; end: number; text: string }[];
  }[];
  notes: { kind: string; text: string; start: number; end: number }[];
};
export type CheckReport = { sources: SourceReport[] };

/** All sources of a folder, each by itself: a file that cannot be read leaves the others as they are. @throws IngestError for the catalog */
export async function checkReport(dir: string): Promise<CheckReport> {
  const catalog = await readCatalog(dir);
  const ids = new Map<string, string>();
  const sources: SourceReport[] = [];
  for (const entry of catalog.sources) {
    const report = await reportOn(dir, entry);
    for (const { id } of report.interviews) {
      const other = ids.get(id);
      if (other)
        report.error = `An interview of ${entry.file} has the id "${id}", and so has one of ${other}. Give each outlet in the catalog an id of its own.`;
      ids.set(id, entry.file);
    }
    sources.push(report);
  }
  return { sources };
}

async function reportOn(dir: string, entry: CatalogEntry): Promise<SourceReport> {
  try {
    const source = await readSourceOf(dir, entry);
    const parts = layOutSource(source, entry);
    const interviews = parseParts(parts, source, entry, await reviewOf(dir, entry));
    const made = source.made?.warnings.map((message): Concern => ({ message, grave: false })) ?? [];
    return {
      file: entry.file,
      error: null,
      warnings: [...made, ...interviews.flatMap((interview, i) => concernsOf(interview, parts[i]!, source, entry))],
      interviews: interviews.map((interview, i) => toReport(interview, markingOf(parts[i]!.layout.spoken), source)),
    };
  } catch (error) {
    if (!(error instanceof IngestError)) throw error;
    return { file: entry.file, error: error.message, warnings: [], interviews: [] };
  }
}

function toReport({ id, title, date, turns, notes }: Interview, marking: string, { text }: Source): InterviewReport {
  const words = ({ start, end }: { start: number; end: number }) => ({ start, end, text: text.slice(start, end) });
  return {
    id,
    title,
    date,
    marking,
    turns: turns.map(({ speaker, role, basis, confidence, start, end, passages }) => ({
      ...{ speaker, role, basis, confidence, start, end },
      passages: passages.map(words),
    })),
    notes: notes.map((note) => ({ kind: note.kind, ...words(note) })),
  };
}

/** Whether a folder can be taken in without a doubt that a person should settle. */
export const isSound = ({ sources }: CheckReport): boolean =>
  sources.every(({ error, warnings }) => error === null && !warnings.some(({ grave }) => grave));
