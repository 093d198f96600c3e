/** One question: was there nothing to answer it with, and did the system say so? */
export type AbstentionCase = { unanswerable: boolean; abstained: boolean };

/**
 * Abstaining as retrieval of the unanswerable (the "no answer" class of SQuAD 2.0, Rajpurkar et al., ACL 2018).
 * Precision: share of abstentions that were due. Recall: share of unanswerable questions abstained from. F1: their harmonic mean.
 * Null where the denominator is 0.
 */
export function abstentionPrecision(cases: AbstentionCase[]): number | null {
  const abstained = cases.filter((c) => c.abstained);
  return abstained.length === 0 ? null : abstained.filter((c) => c.unanswerable).length / abstained.length;
}

export function abstentionRecall(cases: AbstentionCase[]): number | null {
  const due = cases.filter((c) => c.unanswerable);
  return due.length === 0 ? null : due.filter((c) => c.abstained).length / due.length;
}

export function abstentionF1(cases: AbstentionCase[]): number | null {
  const precision = abstentionPrecision(cases);
  const recall = abstentionRecall(cases);
  if (precision === null || recall === null) return null;
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

export type CalibrationBin = { from: number; to: number; n: number; confidence: number; answerable: number };

/**
 * Reliability diagram (DeGroot & Fienberg 1983; Guo et al., ICML 2017): per bin of stated confidence, its mean and the share of
 * its questions that the transcripts do answer. Empty bins are left out.
 */
export function calibrationBins(cases: { confidence: number; answerable: boolean }[], bins = 10): CalibrationBin[] {
  const binOf = (confidence: number) => Math.min(bins - 1, Math.floor(confidence * bins));
  return Array.from({ length: bins }, (_, i) => cases.filter((c) => binOf(c.confidence) === i)).flatMap((inside, i) => {
    const n = inside.length;
    if (n === 0) return [];
    const confidence = inside.reduce((sum, c) => sum + c.confidence, 0) / n;
    const answerable = inside.filter((c) => c.answerable).length / n;
    return [{ from: i / bins, to: (i + 1) / bins, n, confidence, answerable }];
  });
}

/** Expected calibration error: mean distance of confidence and truth, weighted by the bins' sizes (Naeini et al., AAAI 2015). */
export function calibrationError(bins: CalibrationBin[]): number | null {
  const n = bins.reduce((sum, bin) => sum + bin.n, 0);
  if (n === 0) return null;
  return bins.reduce((sum, bin) => sum + bin.n * Math.abs(bin.confidence - bin.answerable), 0) / n;
}
