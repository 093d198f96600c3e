import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { IngestError } from '../../../ingest/errors.ts';
import { Catalog, type CatalogEntry, type Source } from '../../../ingest/schema.ts';
import { decodeSource } from '../../../ingest/source.ts';

const SOURCES = fileURLToPath(new URL('../../../ingest/collections/interviews-2020/', import.meta.url));

/** A source with its labels by line. */
export type Reviewed = { source: Source; entry: CatalogEntry; labels: Map<number, ReviewedLabel> };

/** Reads the first source of the catalog with its reviewed labels, `<name>.labels.tsv`. */
export async function readReviewed(dir = SOURCES): Promise<Reviewed> {
  const entry = Catalog.parse(JSON.parse(await readFile(join(dir, 'catalog.json'), 'utf8'))).sources[0]!;
  const source = decodeSource(entry.file, await readFile(join(dir, entry.file)));
  const labels = await readReviewedLabels(join(dir, entry.file.replace(/\.[^.]+$/, '.labels.tsv')));
  return { source, entry, labels: new Map(labels.map((label) => [label.line, label])) };
}

/** The side that the readers gave a line, `other` for a third person, nothing for what is not speech. */
export function sideAt(labels: Reviewed['labels'], line: number): 'interviewee' | 'interviewer' | 'other' | undefined {
  const speaker = labels.get(line)?.speaker ?? '';
  if (speaker === 'interviewee' || speaker === 'interviewer') return speaker;
  return speaker.startsWith('other') ? 'other' : undefined;
}

/** One non-empty line as two readers labelled it and as it was settled. */
export type ReviewedLabel = {
  /** Line of the source, counted from 1. */
  line: number;
  /** `interviewee`, `interviewer`, `other: <name>`, `heading`, `narration`, `label` or `editorial`. */
  speaker: string;
  readers: [string, string];
  /** The less sure reader: 3 certain, 2 likely, 1 a guess. */
  sure: number;
  reason: string;
};

/**
 * Reads a file of reviewed labels: tab-separated `line speaker reader1 reader2 sure reason`, with a head line; a reader
 * who gave no label has an empty field.
 *
 * @throws IngestError if a row has another number of fields.
 */
export async function readReviewedLabels(path: string): Promise<ReviewedLabel[]> {
  const rows = (await readFile(path, 'utf8')).split('\n').slice(1).filter(Boolean);
  return rows.map((row, i) => {
    const fields = row.split('\t');
    if (fields.length !== 6) throw new IngestError(`${path}, row ${i + 2}: ${fields.length} fields where 6 belong.`);
    const [line, speaker, first, second, sure, reason] = fields as [string, string, string, string, string, string];
    return { line: Number(line), speaker, readers: [first, second], sure: Number(sure), reason };
  });
}

export type Agreement = { paragraphs: number; agreed: number; kappa: number };

/** Cohen's kappa over the lines that both readers labelled (J. Cohen, 1960: observed against chance agreement). */
export function agreement(labels: Iterable<ReviewedLabel>): Agreement {
  const both = [...labels].map(({ readers }) => readers).filter(([a, b]) => a !== '' && b !== '');
  const agreed = both.filter(([a, b]) => a === b).length;
  const names = new Set(both.flat());
  const share = (reader: 0 | 1, name: string) => both.filter((pair) => pair[reader] === name).length / both.length;
  const chance = [...names].reduce((sum, name) => sum + share(0, name) * share(1, name), 0);
  const observed = agreed / both.length;
  return { paragraphs: both.length, agreed, kappa: chance === 1 ? 1 : (observed - chance) / (1 - chance) };
}
