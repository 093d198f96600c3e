/** Stated confidence against the share of questions that the transcripts do answer. */
import { type CalibrationBin, calibrationBins } from '../metrics/abstention.ts';
import type { Measured } from '../record.ts';

export function calibrationOf(records: Measured[]): CalibrationBin[] {
  return calibrationBins(
    records.flatMap(({ set, values: { confidence } }) =>
      confidence === undefined ? [] : { confidence, answerable: set !== 'unanswerable' },
    ),
  );
}

/** A row a bin: its bounds, how many questions, their mean confidence, the share that is answerable. */
export function calibrationRows(bins: CalibrationBin[]): string[][] {
  return bins.map(({ from, to, n, confidence, answerable }) => [
    `${from.toFixed(1)} to ${to.toFixed(1)}`,
    String(n),
    confidence.toFixed(3),
    answerable.toFixed(3),
  ]);
}
