/** Evidence of a collection of several files, brought to lines of the one text that it is measured as. */
import { type SourcePart, type SourceText, textOfLine } from './source.ts';

/**
 * Rows as they are written, with `file` and `line`, or with `file` and a `quote` that stands in one line only. What is of
 * another shape stays as it is, for the schema to refuse.
 *
 * @param where the row's own place, for messages
 * @throws Error where a file or a quote is not there, or the quote stands in several lines
 */
export function placed(row: unknown, source: SourceText, where: string): unknown {
  if (!isObject(row)) return row;
  const at = (value: unknown) => (isObject(value) ? placeOf(value, source, where) : value);
  return {
    ...placeIfLine(row, source, where),
    ...(Array.isArray(row.evidence) && { evidence: row.evidence.map(at) }),
    ...(Array.isArray(row.turns) && { turns: row.turns.map((turn) => placed(turn, source, where)) }),
    ...(Array.isArray(row.contradictedBy) && {
      contradictedBy: row.contradictedBy.map((value) => {
        const found = at(value);
        return isObject(found) ? found.line : found;
      }),
    }),
  };
}

/** A judgment names its line itself. */
function placeIfLine(row: Record<string, unknown>, source: SourceText, where: string) {
  return typeof row.line === 'number' ? placeOf(row, source, where) : row;
}

function placeOf({ file, line, ...rest }: Record<string, unknown>, source: SourceText, where: string) {
  if (file === undefined && source.parts.length > 1 && line !== undefined)
    throw new Error(`${where}: a line without its file; this collection has ${source.parts.length} files. Add "file".`);
  const part = file === undefined ? source.parts[0]! : source.parts.find((p) => p.file === file);
  if (!part) throw new Error(`${where}: there is no file ${JSON.stringify(file)} in the catalog.`);
  if (typeof line === 'number') return { ...rest, line: line + part.linesBefore };
  if (typeof rest.quote !== 'string') return { ...rest, line };
  return { ...rest, line: lineOfQuote(rest.quote, part, source, where) };
}

function lineOfQuote(quote: string, { file, start, end }: SourcePart, source: SourceText, where: string): number {
  const lines = source.paragraphs.filter((p) => p.start >= start && p.end <= end).map((p) => p.line);
  const holding = lines.filter((line) => textOfLine(source, line).includes(quote));
  const shown = JSON.stringify(quote.slice(0, 60));
  if (holding.length === 0) throw new Error(`${where}: no line of ${file} holds ${shown}. Copy it letter for letter.`);
  if (holding.length > 1)
    throw new Error(`${where}: ${holding.length} lines of ${file} hold ${shown}. Add "line", or quote more.`);
  return holding[0]!;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
