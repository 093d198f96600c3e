/** Tables with a column of speakers and one of words. */
import { parse } from 'csv-parse/sync';
import { IngestError } from '../../errors.ts';
import { DELIMITERS, SPEAKER_COLUMNS, WORDS_COLUMNS } from '../detect.ts';
import { paragraphsOf } from '../json/json-format.ts';
import { median } from '../lines.ts';
import { secondsOf } from '../stamps.ts';
import type { Original, Utterance } from '../utterance.ts';

const FROM_COLUMNS = [
  'start',
  'start time',
  'starttime',
  'from',
  'begin',
  'in',
  'time',
  'timestamp',
  'timecode',
  'start timestamp',
  'time in',
  'timespan',
  'zeit',
];
const TO_COLUMNS = ['end', 'end time', 'endtime', 'to', 'stop', 'out', 'end timestamp', 'time out'];

/** @throws IngestError if the table cannot be read, or has no column of words or of speakers */
export function readCsv(file: string, text: string): Original {
  const delimiter = delimiterOf(text);
  let rows: string[][];
  try {
    rows = parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
    });
  } catch (cause) {
    throw new IngestError(
      `${file} does not read as a table (${(cause as Error).message}). Correct it, or save it as plain text.`,
      { cause },
    );
  }
  const head = (rows[0] ?? []).map((cell) => cell.trim().toLowerCase().replaceAll('_', ' '));
  const column = (names: readonly string[]) => names.map((name) => head.indexOf(name)).find((i) => i >= 0) ?? -1;
  const [who, words, from, to] = [SPEAKER_COLUMNS, WORDS_COLUMNS, FROM_COLUMNS, TO_COLUMNS].map(column) as [
    number,
    number,
    number,
    number,
  ];
  if (who < 0 || words < 0) {
    throw new IngestError(
      `${file} is a table with the columns ${head.slice(0, 8).join(', ')}; one must be called "speaker" and one "text". Rename them in its first line.`,
    );
  }
  const unit = inMilliseconds(rows.slice(1).map((row) => [row[from], row[to]])) ? 1_000 : 1;
  let speaker = '';
  const utterances = rows.slice(1).flatMap((row, i): Utterance[] => {
    speaker = /^.*[^:：\s]/su.exec(row[who] ?? '')?.[0].trim() || speaker;
    const start = seconds(row[from]);
    const end = seconds(row[to]) ?? seconds(/\s-\s*(\S+)$/.exec(row[from] ?? '')?.[1]);
    const time = start === undefined ? undefined : { from: start / unit, to: (end ?? start) / unit };
    return paragraphsOf(row[words] ?? '').map((paragraph) => ({
      text: paragraph,
      place: i + 2,
      ...(speaker && { speaker }),
      ...(time && { time }),
    }));
  });
  if (utterances.length === 0)
    throw new IngestError(`${file} is a table without words. Put them into its column "${head[words]}".`);
  return { utterances, warnings: [] };
}

function delimiterOf(text: string): string {
  const head =
    text
      .slice(0, 10_000)
      .split(/\r\n|\n|\r/)
      .find((line) => line.trim() !== '') ?? '';
  const known = (delimiter: string) =>
    head.split(delimiter).filter((cell) =>
      [...SPEAKER_COLUMNS, ...WORDS_COLUMNS].includes(
        cell
          .replace(/["'\ufeff]/g, '')
          .trim()
          .toLowerCase()
          .replaceAll('_', ' '),
      ),
    ).length;
  return DELIMITERS.toSorted((a, b) => known(b) - known(a))[0]!;
}

/** Whole numbers of which most rows span hundreds are no seconds. */
function inMilliseconds(times: readonly (string | undefined)[][]): boolean {
  const spans = times
    .filter((pair) => pair.every((cell) => /^\d+$/.test(cell ?? '')))
    .map(([a, b]) => Number(b) - Number(a));
  return spans.length > 0 && median(spans) >= 200;
}

function seconds(cell: string | undefined): number | undefined {
  if (cell === undefined || cell === '') return undefined;
  // Video editors write frames last, "00;01;02;12": they are left out.
  const editor = /^(\d{1,2})[;:](\d{2})[;:](\d{2})[;:]\d{2}$/.exec(cell);
  if (editor) return Number(editor[1]) * 3600 + Number(editor[2]) * 60 + Number(editor[3]);
  return /^\d+(?:[.,]\d+)?$/.test(cell) ? Number(cell.replace(',', '.')) : secondsOf(cell);
}
