/** The reviewed layer: what people who read the transcript decided, over what the parser decides. */
import { z } from 'zod';
import { IngestError } from '../errors.ts';
import { Role, type Source } from '../schema.ts';

/** One paragraph's speaker as reviewed, with the words that it was decided for. */
export const Correction = z.strictObject({
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  /** The paragraph's words, without dash and label: `source.slice(start, end)`. */
  text: z.string().min(1),
  speaker: z.string().min(1),
  role: Role,
  reason: z.string().min(1, 'say in words why, or take the correction out'),
});
export type Correction = z.infer<typeof Correction>;

export const Agreement = z.strictObject({
  readers: z.int().min(1),
  /** Paragraphs that both readers labelled, and those they labelled alike. */
  paragraphs: z.int().nonnegative(),
  agreed: z.int().nonnegative(),
  /** Cohen's kappa, -1 to 1. */
  kappa: z.number(),
  settled: z.string(),
});

export const Review = z.strictObject({
  file: z.string(),
  /** Of the source's bytes: the review applies to no other version. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  agreement: Agreement.optional(),
  corrections: z.array(Correction),
});
export type Review = z.infer<typeof Review>;

/**
 * Makes sure that a review was made for this very source. `starts` holds where its paragraphs begin.
 *
 * @throws IngestError if the source's hash, or the text at a correction's offsets, is another, or no paragraph begins there.
 */
export function checkReview(review: Review, source: Source, starts: Set<number>): void {
  if (review.sha256 !== source.sha256) {
    throw new IngestError(
      `The review of ${source.file} was made for another version of it (SHA-256 ${review.sha256.slice(0, 12)}…, the file has ${source.sha256.slice(0, 12)}…). ` +
        'Go through its corrections again and write the new hash and offsets, or take the review away.',
    );
  }
  for (const { start, end, text } of review.corrections) {
    if (source.text.slice(start, end) !== text) {
      throw new IngestError(
        `A correction in the review of ${source.file} does not fit: at ${start} to ${end} stands "${source.text.slice(start, Math.min(end, start + 60))}", not "${text.slice(0, 60)}". Correct its offsets or text.`,
      );
    }
    if (!starts.has(start)) {
      throw new IngestError(
        `A correction in the review of ${source.file} is for no paragraph: none begins at ${start} ("${text.slice(0, 60)}"). Let it begin after the dash or label.`,
      );
    }
  }
}
